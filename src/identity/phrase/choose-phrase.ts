import { recordAudit } from '#audit'
import { signedIn, type TxContext } from '#platform/context'
import { publish } from '#platform/events'
import type { PersonId } from '#platform/ids'
import type { Words } from '#platform/problems'
import { identityEvents } from '../events.ts'
import { loadProfile } from '../profile-store.ts'
import { leastPhrase, mostPhrase, type PhraseRefusal, readPhrase } from './phrase.ts'
import { type KeptPhrase, loadPhrases, putPhrase, removePhrase } from './phrase-store.ts'
import { phraseProblems } from './problems.ts'

const reasons: Readonly<Record<PhraseRefusal, Words>> = {
  length: { en: 'Use 2 to 40 characters', 'zh-CN': '请使用 2 到 40 个字符' },
  characters: {
    en: 'It contains characters that cannot be seen',
    'zh-CN': '包含不可见字符',
  },
  code: {
    en: 'It looks like a code or a PIN; use words',
    'zh-CN': '看起来像验证码或密码，请改用一句话',
  },
  address: {
    en: 'It contains an e-mail or web address',
    'zh-CN': '包含邮箱或网址',
  },
  ours: {
    en: 'It contains words that a fraudster would use, such as OKPay or “password”',
    'zh-CN': '包含骗子也会用的字样，例如 OKPay、客服、密码',
  },
  known: {
    en: 'It is your name, address or number: a stranger may know that',
    'zh-CN': '这是您的姓名、邮箱或号码，别人可能知道',
  },
}

const noteChange = async (ctx: TxContext, personId: PersonId, change: 'set' | 'removed') => {
  await publish(ctx, [identityEvents.phraseChanged(personId, change)])
  await recordAudit(ctx, [
    {
      ...{ event: 'user_updated', kind: 'phrase_changed', personId, outcome: 'ok' },
      facts: { change },
    },
  ])
}

export const showPhrase = (kept: KeptPhrase | undefined) => ({
  phrase: kept?.phrase ?? null,
  setAt: kept?.setAt.toISOString() ?? null,
})

/** The signed-in person's own phrase. */
export const getPhrase = async (ctx: TxContext) =>
  showPhrase((await loadPhrases(ctx, [signedIn(ctx)]))[0])

/** Chooses or changes it. @throws identity.phrase_unsuitable with the reason beside the field */
export const choosePhrase = async (ctx: TxContext, text: string) => {
  const personId = signedIn(ctx)
  const { phrase, refusal } = readPhrase(text, await loadProfile(ctx, personId))
  if (phrase === undefined) {
    throw phraseProblems.phrase_unsuitable(
      { least: leastPhrase, most: mostPhrase },
      {
        errors: [
          {
            pointer: '/phrase',
            code: `identity.phrase_${refusal}`,
            detail: reasons[refusal][ctx.language],
          },
        ],
      },
    )
  }
  await putPhrase(ctx, personId, phrase)
  await noteChange(ctx, personId, 'set')
  return showPhrase({ personId, phrase, setAt: ctx.clock.now() })
}

/** Goes without one; without any nothing changes. */
export const dropPhrase = async (ctx: TxContext): Promise<void> => {
  const personId = signedIn(ctx)
  if (await removePhrase(ctx, personId)) {
    await noteChange(ctx, personId, 'removed')
  }
}
