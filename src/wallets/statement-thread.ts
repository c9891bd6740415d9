import { parentPort } from 'node:worker_threads'
import { openFonts } from './pdf-page.ts'
import type { StatementHead, StatementLine } from './statement.ts'
import { drawStatement } from './statement-pdf.ts'

/** Entry of the thread that draws statements: fonts are parsed once, statements come one by one. */
export type DrawRequest = {
  readonly no: number
  readonly head: StatementHead
  readonly lines: readonly StatementLine[]
}
export type DrawReply =
  | { readonly no: number; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly no: number; readonly failure: string }

const port = parentPort
if (!port) throw new Error('This file is the entry of a worker thread')

const fonts = openFonts()

port.on('message', async ({ no, head, lines }: DrawRequest) => {
  try {
    const bytes = new Uint8Array(await drawStatement(fonts, head, lines))
    port.postMessage({ no, bytes } satisfies DrawReply, [bytes.buffer])
  } catch (error) {
    port.postMessage({ no, failure: String(error) } satisfies DrawReply)
  }
})
