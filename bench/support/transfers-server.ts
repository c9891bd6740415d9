import { readConfig } from '#platform/config'
import { startOkpay } from '../../src/main.ts'

/** The whole product in a process of its own: HTTP, worker and outbox on the benchmark's database. */
const config = readConfig()
const running = await startOkpay(config, (sentence) => process.stderr.write(`${sentence}\n`))
process.send!({ port: config.port })
const leave = () => void running.stop().finally(() => process.exit(0))
process.on('message', leave)
process.on('disconnect', leave)
