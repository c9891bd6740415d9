import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'

/** A file of this folder as a process of its own; `BENCH_ARGS` are Node's arguments of servers. */
export const startProcess = (
  file: string,
  environment: Readonly<Record<string, string>> = {},
): ChildProcess =>
  fork(fileURLToPath(new URL(file, import.meta.url)), {
    env: { ...process.env, ...environment },
    serialization: 'advanced',
    stdio: ['ignore', 2, 2, 'ipc'],
    execArgv: (process.env.BENCH_ARGS ?? '')
      .split(' ')
      .filter(Boolean)
      .filter(() => file.includes('server')),
  })

export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  return port
}

/** The next message of a child; @throws when it ends first. */
export const answerOf = async <T>(child: ChildProcess): Promise<T> => {
  const gone = once(child, 'exit').then(() => {
    throw new Error('A process of the benchmark ended early')
  })
  const [message] = await Promise.race([once(child, 'message'), gone])
  return message as T
}
