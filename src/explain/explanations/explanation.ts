import type { Static } from '#platform/contract'
import { formatMoney, reasonWords } from '#platform/http/format-words'
import type { Language, MoneyParam, ProblemDeclaration, Words } from '#platform/problems'
import type { Action, Evidence, Explanation, MoneyWhere } from './contract.ts'

export type Told = Static<typeof Explanation>
export type Kind = Told['kind']
/** As whom somebody reads. */
export type ReaderRole = Told['reader']
export type Reader = {
  readonly role: ReaderRole
  readonly language: Language
  /** In which moments are said: the answer that is explained said them in it too. */
  readonly timeZone: string
  readonly now: Date
}

export type Proof = Omit<Static<typeof Evidence>, 'at'> & { readonly at: Date }

/** An action before its language is known. */
export type Offer = Omit<Static<typeof Action>, 'label'> & { readonly label: Words }

export type Whereabouts = {
  readonly where: Static<typeof MoneyWhere>['where']
  /** `{amount}` stands for the amount. */
  readonly words: Words
  readonly amount: MoneyParam
  readonly since: Date | null
  readonly movesNext?: Date | null
  /** `acct_…`; only staff read it. */
  readonly account?: string | null
}

export type Step = {
  readonly code: string
  readonly title: Words
  readonly state: 'done' | 'now' | 'next'
  readonly at?: Date | null
  readonly by?: Date | null
}

/** What an explanation says, the whole truth of it, in both languages. */
export type Draft = {
  readonly kind: Kind
  /** With its prefix. */
  readonly id: string
  /** Of a problem or of a reason. */
  readonly code: string
  readonly declaration: Omit<ProblemDeclaration, 'status' | 'remedy'>
  readonly params: Readonly<Record<string, unknown>>
  readonly state: Told['state']
  readonly at: Date
  readonly evidence: readonly Proof[]
  readonly money: Whereabouts | null
  /** The date that is kept. */
  readonly by: Date | null
  /** When a retry makes sense; null: see the rule. */
  readonly retryAt: Date | null
  readonly actions: readonly Offer[]
  readonly policyVersion: number | null
  readonly timeline: readonly Step[]
  readonly staffNote: string | null
}

const textOf = (at: Date | null | undefined): string | null => at?.toISOString() ?? null

const moneyOf = (money: Whereabouts, language: Language): Told['money'] => {
  const { where, words, amount, since, movesNext, account = null } = money
  return {
    where,
    words: words[language].replace('{amount}', formatMoney(amount, language)),
    amount: amount as NonNullable<Told['money']>['amount'],
    ...{ since: textOf(since), movesNext: textOf(movesNext), account },
  }
}

/** The whole truth in the reader's language; what of it they may read is `applyDisclosure`'s. */
export const composeExplanation = (draft: Draft, { language, timeZone, role }: Reader): Told => {
  const { kind, id, code, declaration, params, state, money, policyVersion, staffNote } = draft
  const { whoActs, retry, article } = declaration
  return {
    ...{ kind, id, code, ...reasonWords(declaration, params, language, timeZone), state },
    at: draft.at.toISOString(),
    evidence: draft.evidence.map(({ at, ...proof }) => ({ ...proof, at: at.toISOString() })),
    money: money && moneyOf(money, language),
    ...{ whoActs, by: textOf(draft.by), retry: { rule: retry, at: textOf(draft.retryAt) } },
    actions: draft.actions.map(({ label, ...rest }) => ({ ...rest, label: label[language] })),
    ...{ article, policyVersion, reader: role, staffNote },
    timeline: draft.timeline.map(({ code: step, title, state: stage, at, by }) => ({
      ...{ code: step, title: title[language], state: stage, at: textOf(at), by: textOf(by) },
    })),
  }
}
