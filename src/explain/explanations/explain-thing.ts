import { readerZone, type TxContext } from '#platform/context'
import { reasonWords } from '#platform/http/format-words'
import type { PersonId } from '#platform/ids'
import { riskReasons } from '#risk'
import { zoneOf } from '../zone-of.ts'
import { applyDisclosure, type Neutral } from './apply-disclosure.ts'
import { composeExplanation, type Draft, type Kind, type Reader, type Told } from './explanation.ts'
import { type Asker, loadDraft } from './load-draft.ts'
import { explainReasons } from './reasons.ts'
import { mayRead } from './staff-rights.ts'

/** What stands in for a reason that the reader may not have. */
const neutralOf = ({ kind, params, disclosure }: Neutralised, told: Told, reader: Reader) => {
  const { code, title, detail, article, actions } = told
  // The words of a refusal were answered already; those of class generic are neutral themselves.
  const isSaid = kind === 'refusal' && disclosure === 'generic' && reader.role === 'owner'
  if (isSaid) return { code, title, detail, article, actions }
  const isReview = kind === 'restriction' && disclosure === 'generic'
  const declared = isReview ? riskReasons.review : explainReasons.withheld
  return {
    ...{ code: isReview ? 'risk.review' : 'explain.withheld', article: declared.article },
    ...reasonWords(declared, params, reader.language, reader.timeZone),
    actions: [],
  } satisfies Neutral
}

type Neutralised = Pick<Draft, 'kind' | 'params'> & Pick<Draft['declaration'], 'disclosure'>

/** A draft in the reader's words, without what they may not read; null: not for them at all. */
export const tellDraft = (draft: Draft, reader: Reader): Told | null => {
  const { kind, params, declaration } = draft
  const { disclosure } = declaration
  const told = composeExplanation(draft, reader)
  const neutral = neutralOf({ kind, params, disclosure }, told, reader)
  return applyDisclosure(told, disclosure, reader.role, neutral)
}

/**
 * What happened to a thing, from its own events, in the words of the context's language.
 * @returns null for what does not exist, is not the asker's, or is not told to them: the same
 */
export const explainThing = async (
  ctx: TxContext,
  kind: Kind,
  id: string,
  asker: Asker,
): Promise<{ readonly told: Told; readonly ownerId: PersonId | null } | null> => {
  const loaded = await loadDraft(ctx, kind, id, asker)
  if (loaded === null) return null
  const { draft, role, ownerId } = loaded
  if (asker.as === 'staff' && !mayRead(asker.roles, draft)) return null
  const { language, clock } = ctx
  // Staff read the words that the owner reads; the other side of a transfer reads in its own zone.
  const isOwners = role === 'staff' && ownerId !== null
  const timeZone = isOwners ? await zoneOf(ctx, ownerId) : readerZone(ctx)
  const told = tellDraft(draft, { role, language, timeZone, now: clock.now() })
  return told && { told, ownerId }
}
