import { parentPort } from 'node:worker_threads'
import { judgePassword, type PasswordOwner } from './password-rules.ts'

/** The thread of `password-judge.ts`: one question, one report. */
export type Question = {
  readonly id: number
  readonly password: string
  readonly owner: PasswordOwner
}

parentPort?.on('message', ({ id, password, owner }: Question) => {
  parentPort?.postMessage({ id, report: judgePassword(password, owner) })
})
