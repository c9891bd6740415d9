import { recordAudit } from '#audit'
import { findPeople } from '#identity'
import { type Currency, walletCurrencies } from '#money'
import { signedIn, type TxContext } from '#platform/context'
import type { Static } from '#platform/contract'
import { publish } from '#platform/events'
import { formatId } from '#platform/ids'
import type { FieldError, Problem, Words } from '#platform/problems'
import { bankReasonTitle } from '../withdrawals/bank-reason.ts'
import { compareNames } from './compare-names.ts'
import type { InstrumentReply, instrumentsContract } from './contract.ts'
import type { Instrument } from './instrument.ts'
import { insertInstrument } from './instrument-store.ts'
import { instrumentProblems } from './problems.ts'
import { type ReadAccount, readAccount } from './read-account.ts'

type Input = Static<(typeof instrumentsContract)['POST /v1/instruments']['body']>

/** What a bank code looks like where the number alone does not say the bank. */
const codeForms: Readonly<Partial<Record<Currency, Words>>> = {
  EUR: { en: 'a BIC of 8 or 11 letters and digits', 'zh-CN': '8 或 11 位的 BIC' },
  KWD: { en: 'a BIC of 8 or 11 letters and digits', 'zh-CN': '8 或 11 位的 BIC' },
  USD: { en: 'the routing number of 9 digits', 'zh-CN': '9 位的 Routing Number' },
  HKD: { en: 'the bank code of 3 digits', 'zh-CN': '3 位银行代码' },
  JPY: {
    en: 'bank and branch, 4 and 3 digits',
    'zh-CN': '4 位银行代码加 3 位支店代码',
  },
}
const anyForm: Words = { en: 'the code on your bank statement', 'zh-CN': '对账单上的银行代码' }

const withField = (problem: Problem, field: string, ctx: TxContext): FieldError[] => [
  {
    pointer: `/${field}`,
    code: problem.code,
    detail: problem.declaration.title[ctx.language],
  },
]

const read = (ctx: TxContext, { currency, account, bankCode = '' }: Input): ReadAccount => {
  const found = readAccount(currency, account, bankCode)
  if (found === null) {
    const others = walletCurrencies.filter((code) => code !== currency).join(', ')
    throw instrumentProblems.currency_without_bank({ currency, others })
  }
  if (!('refusal' in found)) return found
  if (found.refusal === 'account') {
    const errors = withField(instrumentProblems.account_invalid({ currency }), 'account', ctx)
    throw instrumentProblems.account_invalid({ currency }, { errors })
  }
  const params = { currency, form: codeForms[currency] ?? anyForm }
  const errors = withField(instrumentProblems.bank_code_invalid(params), 'bankCode', ctx)
  throw instrumentProblems.bank_code_invalid(params, { errors })
}

/** A bank account as its owner reads it. */
export const instrumentReply = (
  ctx: Pick<TxContext, 'language'>,
  instrument: Instrument,
): Static<typeof InstrumentReply> => {
  const { currency, holder, accountEnd, bankCode, country, state, blockedBecause } = instrument
  return {
    ...{ id: formatId('instrument', instrument.id), currency, holder, accountEnd, bankCode },
    ...{ country, state: state === 'blocked' ? 'blocked' : 'active' },
    blockedBecause: state === 'blocked' ? bankReasonTitle(blockedBecause)[ctx.language] : null,
    isLookedAt: instrument.nameMatch === 'other_script' && instrument.usedTimes === 0,
    addedAt: instrument.addedAt.toISOString(),
  }
}

/**
 * Adds a bank account in the reader's own name.
 * @throws instruments.currency_without_bank (409) · account_invalid (422) ·
 * bank_code_invalid (422) · holder_differs (409) · already_there (409)
 */
export const addInstrument = async (ctx: TxContext, input: Input) => {
  const personId = signedIn(ctx)
  const { account, bankCode, country } = read(ctx, input)
  const person = (await findPeople(ctx, [personId])).get(personId)!
  const holder = input.holder.normalize('NFC').replace(/\s+/g, ' ').trim()
  const nameMatch = compareNames(holder, person.name)
  if (nameMatch === 'differs') {
    const problem = instrumentProblems.holder_differs({ name: person.name })
    const errors = withField(problem, 'holder', ctx)
    throw instrumentProblems.holder_differs({ name: person.name }, { errors })
  }
  const instrument: Instrument = {
    ...{ id: ctx.ids.next(), personId, currency: input.currency, holder, bankCode, country },
    ...{ accountEnd: account.slice(-4), nameMatch, state: 'active', addedAt: ctx.clock.now() },
    ...{ blockedBecause: null, usedTimes: 0 },
  }
  if (!(await insertInstrument(ctx, instrument, account))) throw instrumentProblems.already_there()
  const { id, currency, accountEnd } = instrument
  await publish(ctx, [
    {
      type: 'funding.bank_account_added',
      subject: personId,
      data: { instrumentId: formatId('instrument', id), currency, accountEnd },
    },
  ])
  const entry = { event: 'sensitive_create', outcome: 'ok', kind: 'bank_account_added' } as const
  await recordAudit(ctx, [{ ...entry, personId, facts: { instrumentId: id } }])
  return instrumentReply(ctx, instrument)
}
