import type { TxContext } from '#platform/context'
import { sha256 } from '#platform/crypto'
import { publish } from '#platform/events'
import { wordsOf } from '#platform/http/format-words'
import { type Policy, policyInForce } from '#policy'
import { kindOfMessage } from './entry-identity.ts'
import { fundingEvents } from './events.ts'
import { type Decision, matchUnits } from './match-units.ts'
import { ourAccounts, placeEntries, planUnits } from './plan-import.ts'
import { postDecisions } from './post-decisions.ts'
import { type FileReading, readBankFile } from './rails/bank/read-bank-file.ts'
import { readStatusReport } from './rails/bank/read-status-report.ts'
import type { BankMessage } from './rails/bank/statement.ts'
import type { StatusReport } from './rails/bank/status-report.ts'
import { alertUnknown, mapOutsideCode } from './rails/map-outside-code.ts'
import { recordImport } from './record-import.ts'
import {
  confirmEntries,
  type FileRow,
  findKnownEntries,
  insertFile,
  lockAccounts,
  type NewFile,
} from './store.ts'
import { unmappedFact } from './withdrawals/events.ts'
import { hearReport } from './withdrawals/hear-bank.ts'

export type GivenFile = {
  readonly name: string
  readonly bytes: Uint8Array
  readonly source: FileRow['source']
}

const newFile = (ctx: TxContext, file: GivenFile, { message }: FileReading): NewFile => ({
  id: ctx.ids.next(),
  name: file.name.replace(/\p{C}/gu, '').slice(0, 200) || 'statement.xml',
  messageType: message?.messageType ?? null,
  messageId: message?.messageId ?? null,
  state: 'imported',
  source: file.source,
  sha256: sha256(Buffer.from(file.bytes)),
  sizeBytes: file.bytes.length,
  refusalCode: null,
  refusalWords: null,
  entries: 0,
  credited: 0,
  unmatched: 0,
  skipped: 0,
  receivedAt: ctx.clock.now(),
  receivedBy: ctx.actor.kind === 'person' ? ctx.actor.personId : null,
})

const refuseFile = async (ctx: TxContext, file: NewFile, problem: FileReading['problems'][0]) => {
  const { problem: why } = problem
  const refused: NewFile = {
    ...file,
    state: 'refused',
    refusalCode: why.code,
    refusalWords: { en: wordsOf(why, 'en').detail, 'zh-CN': wordsOf(why, 'zh-CN').detail },
  }
  await insertFile(ctx, refused)
  const data = { name: file.name, code: why.code }
  await publish(ctx, [{ type: fundingEvents.fileRefused, subject: file.id, data }])
  return refused
}

const count = (decisions: readonly Decision[]) => {
  const credited = decisions.filter(({ kind }) => kind === 'credit').length
  const unmatched = decisions.filter(({ kind }) => kind === 'suspend').length
  const skipped = decisions.length - credited - unmatched
  return { entries: decisions.length, credited, unmatched, skipped }
}

const decide = async (ctx: TxContext, message: BankMessage, policy: Policy) => {
  const placed = placeEntries(message, ourAccounts(policy))
  const looked = placed.flatMap(({ ours, identity }) =>
    ours && identity ? [{ account: ours.account, ...identity }] : [],
  )
  await lockAccounts(ctx, [...new Set(looked.map(({ account }) => account))])
  const known = await findKnownEntries(ctx, looked)
  const { units, confirmed } = planUnits(message, placed, known)
  await confirmEntries(ctx, confirmed, kindOfMessage(message))
  return postDecisions(ctx, await matchUnits(ctx, units, policy))
}

/** Why payments came back, mapped; what stands in no table is told to those on duty. */
const returnsIn = (decisions: readonly Decision[]) =>
  decisions.flatMap(({ unit: { returnCode } }) =>
    returnCode ? [mapOutsideCode('bank', 'iso_return', returnCode)] : [],
  )

const importMessage = async (ctx: TxContext, file: NewFile, message: BankMessage) => {
  const policy = await policyInForce(ctx)
  const decisions = await decide(ctx, message, policy)
  const imported = { ...file, ...count(decisions) }
  await insertFile(ctx, imported)
  const facts = await recordImport(ctx, decisions, {
    ...{ fileId: file.id, kind: kindOfMessage(message), policy },
  })
  const unknown = alertUnknown(ctx, returnsIn(decisions))
  const { name, messageType, entries, credited, unmatched, skipped } = imported
  await publish(ctx, [
    ...facts,
    ...unknown.map(unmappedFact(file.id)),
    {
      type: fundingEvents.fileImported,
      subject: file.id,
      data: { name, messageType, entries, credited, unmatched, skipped },
    },
  ])
  return imported
}

/** A report on payments that we ordered: nothing is booked from it but what it takes back. */
const importReport = async (
  ctx: TxContext,
  given: GivenFile,
  report: StatusReport,
): Promise<FileRow> => {
  const entries = await hearReport(ctx, report)
  const { messageType, messageId } = report
  const file = { ...newFile(ctx, given, { message: null, problems: [] }), messageType, messageId }
  const imported = { ...file, entries }
  await insertFile(ctx, imported)
  const { name } = imported
  const data = { name, messageType, entries, credited: 0, unmatched: 0, skipped: 0 }
  await publish(ctx, [{ type: fundingEvents.fileImported, subject: file.id, data }])
  return imported
}

/**
 * Imports a bank file in the caller's transaction, all or nothing. Each entry is booked once,
 * however often and in whatever file it comes; every entry gets an outcome in `bank_entries`. A
 * file that cannot be trusted as a whole is recorded as refused, and nothing of it is booked.
 */
export const importBankFile = async (ctx: TxContext, given: GivenFile): Promise<FileRow> => {
  const report = readStatusReport(given.bytes)
  if (report) return importReport(ctx, given, report)
  const reading = readBankFile(given.bytes)
  const file = newFile(ctx, given, reading)
  const refusal = reading.problems.find(({ refuses }) => refuses)
  if (refusal) return refuseFile(ctx, file, refusal)
  if (!reading.message) throw new Error('A file without a message must have a problem')
  return importMessage(ctx, file, reading.message)
}
