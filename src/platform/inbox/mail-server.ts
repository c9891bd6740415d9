import type { AddressInfo } from 'node:net'
import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

export type ReceivedMail = {
  readonly to: string
  readonly from: string
  readonly subject: string
  readonly text: string
  readonly html: string
}

/**
 * A mail server for this machine only: speaks SMTP on a free port of 127.0.0.1, takes mail for
 * everybody and delivers it to `receive`.
 */
export const openMailServer = async (receive: (mail: ReceivedMail) => Promise<void>) => {
  const server = new SMTPServer({
    name: 'okpay-inbox',
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 1_000,
    size: 1024 * 1024,
    onData: (stream, session, done) => {
      const deliver = async () => {
        const mail = await simpleParser(stream)
        if (stream.sizeExceeded) throw new Error('Too large')
        await receive({
          to: session.envelope.rcptTo.map(({ address }) => address).join(', '),
          from: mail.from?.text ?? '',
          subject: mail.subject ?? '',
          text: mail.text ?? '',
          html: mail.html || '',
        })
      }
      deliver().then(() => done(), done)
    },
  })
  // A client that goes away in the middle of a conversation is nobody's problem.
  server.on('error', () => {})
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}
