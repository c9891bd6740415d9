import type { TxContext } from '#platform/context'
import { formatId, parseId } from '#platform/ids'
import { type Cursors, pageLimit, toPage } from '#platform/paging'
import type { Language } from '#platform/problems'
import { explainOutcome } from './codes.ts'
import { fundingProblems } from './problems.ts'
import { mapOutsideCode, outsideWords } from './rails/map-outside-code.ts'
import { type FileRow, findFile, listEntries, listFiles } from './store.ts'

type PageQuery = { readonly cursor?: string; readonly limit?: string }

/** A bank file as staff see it. */
export const showFile = (file: FileRow, language: Language) => ({
  id: formatId('bankFile', file.id),
  name: file.name,
  messageType: file.messageType,
  state: file.state,
  source: file.source,
  refusal:
    file.refusalCode && file.refusalWords
      ? { code: file.refusalCode, detail: file.refusalWords[language] }
      : null,
  ...{ entries: file.entries, credited: file.credited },
  ...{ unmatched: file.unmatched, skipped: file.skipped },
  receivedAt: file.receivedAt.toISOString(),
})

const listName = 'funding.bank-files'

/** Imported and refused files, newest first. @throws platform.cursor_invalid */
export const listBankFiles = async (ctx: TxContext, cursors: Cursors, query: PageQuery) => {
  const limit = pageLimit(query.limit)
  const before = query.cursor ? (cursors.read(listName, query.cursor)[0] ?? null) : null
  const rows = await listFiles(ctx, before, limit + 1)
  return toPage(
    rows,
    limit,
    (row) => showFile(row, ctx.language),
    ({ id }) => cursors.write(listName, [id]),
  )
}

const describeReturn = (outside: string, language: Language) => {
  const mapped = mapOutsideCode('bank', 'iso_return', outside)
  return { outside, code: mapped.code, title: outsideWords(mapped, language).title }
}

/** One file with what became of each entry. @throws funding.bank_file_not_found (404) */
export const showBankFile = async (ctx: TxContext, prefixedId: string) => {
  const id = parseId('bankFile', prefixedId)
  const file = id && (await findFile(ctx, id))
  if (!file) throw fundingProblems.bank_file_not_found()
  const entries = await listEntries(ctx, file.id)
  return {
    file: showFile(file, ctx.language),
    items: entries.map(({ id: entryId, reason, returnCode, depositId, ...entry }) => ({
      id: formatId('bankEntry', entryId),
      ...entry,
      explanation: explainOutcome(entry.outcome, reason, ctx.language),
      returned: returnCode === null ? null : describeReturn(returnCode, ctx.language),
      depositId: depositId && formatId('deposit', depositId),
    })),
  }
}
