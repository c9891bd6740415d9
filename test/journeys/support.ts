import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { writeDemoStatement } from '../../src/funding/index.ts'
import {
  demoAuthenticatorCode,
  findPeopleByHandle,
  giveDemoAuthenticator,
} from '../../src/identity/index.ts'
import { startOkpay } from '../../src/main.ts'
import type { Currency } from '../../src/money/index.ts'
import { readConfig } from '../../src/platform/config.ts'
import type { Role, TxContext } from '../../src/platform/context.ts'
import type { PersonId } from '../../src/platform/ids.ts'
import { launchBrowser, openPage, type View } from '../support/browser.ts'
import { inTestTransaction, testContext } from '../support/context.ts'
import { createTestDatabase } from '../support/database.ts'
import { eventually } from '../support/eventually.ts'
import { read } from '../support/world.ts'

export const goodPassword = 'violet-harbor-anvil-93'

export type Someone = {
  readonly email: string
  readonly name: string
  readonly country: string
  readonly language: 'zh-CN' | 'en'
}

export type Customer = Someone & {
  readonly accountNumber: string
  /** As the browser keeps it: `name=value`. */
  readonly cookie: string
}

type Message = {
  readonly subject: string
  readonly text: string
  readonly code?: string
  readonly links: string[]
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })

// Left while the file loads: what a hook leaves to `after` would be undone when the hook ends.
// The product stops first, then its database goes.
const undo: (() => Promise<unknown>)[] = []
after(async () => {
  for (const step of undo.splice(0).reverse()) await step()
})
const database = await createTestDatabase()

/**
 * The real product on a database of its own, and a browser, for one journey file. Everything goes
 * through the front door: people sign up by the API, money comes as a bank statement file.
 * @param host passkeys want a name: `localhost`
 * @param hasBank a bank on this machine carries out withdrawals
 */
export const startProduct = async ({ host = '127.0.0.1', hasBank = false } = {}) => {
  const folder = await mkdtemp(join(tmpdir(), 'okpay-journey-'))
  const port = await freePort()
  const config = readConfig({
    ...{ PORT: String(port), OKPAY_HOST: '127.0.0.1', LOG_LEVEL: 'error', OKPAY_DEMO: 'off' },
    ...{ OKPAY_DATABASE_URL: database.url, OKPAY_DATA_DIR: folder },
    ...{ OKPAY_BANK_SIMULATOR: hasBank ? 'on' : 'off', OKPAY_BANK_LOOK_MS: '150' },
    OKPAY_PUBLIC_URL: `http://${host}:${port}`,
  })
  const running = await startOkpay(config, () => {})
  const url = config.publicUrl
  let browser: Browser | undefined
  undo.push(async () => {
    await browser?.close()
    await running.stop()
    await rm(folder, { recursive: true, force: true })
  })

  const call = async (method: string, path: string, body?: unknown, cookie?: string) => {
    const response = await fetch(url + path, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(cookie ? { cookie } : {}),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!response.ok)
      throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
    return response
  }

  /** What was sent to an address or number, newest first; waits for the first message. */
  const inbox = async (to: string): Promise<readonly [Message, ...Message[]]> => {
    let found: Message[] = []
    await eventually(async () => {
      const reply = await call('GET', `/dev/inbox?to=${encodeURIComponent(to)}`)
      found = ((await reply.json()) as { items: Message[] }).items
      if (found.length === 0) throw new Error(`Nothing was sent to ${to}`)
    }, 10_000)
    return found as [Message, ...Message[]]
  }

  /** Does what sends a code to an address or number, and waits for that code. */
  const codeAfter = async (to: string, act: () => Promise<unknown>): Promise<string> => {
    const newest = async () => {
      const reply = await call('GET', `/dev/inbox?to=${encodeURIComponent(to)}`)
      return ((await reply.json()) as { items: (Message & { id: string })[] }).items[0]
    }
    const before = await newest()
    await act()
    let code = ''
    await eventually(async () => {
      const found = await newest()
      if (!found?.code || found.id === before?.id) throw new Error(`No code came to ${to}`)
      code = found.code
    }, 10_000)
    return code
  }

  const openAccount = async (someone: Partial<Someone> & { name: string }): Promise<Customer> => {
    const about: Someone = {
      email: `${crypto.randomUUID().slice(0, 8)}@example.com`,
      ...{ country: 'DE', language: 'en' },
      ...someone,
    }
    const options = (await (await call('GET', '/v1/sign-up-options')).json()) as {
      termsVersion: string
    }
    const { termsVersion } = options
    await call('POST', '/v1/sign-ups', { ...about, password: goodPassword, termsVersion })
    const [{ code }] = await inbox(about.email)
    const reply = await call('POST', '/v1/sign-ups/confirm', { email: about.email, code })
    const { person } = (await reply.json()) as { person: { accountNumber: string } }
    const cookie = reply.headers.get('set-cookie')?.split(';')[0] ?? ''
    return { ...about, accountNumber: person.accountNumber, cookie }
  }

  /** Work of the program itself, beside what people ask for. */
  const inside = <T>(customer: Customer, work: (ctx: TxContext, id: PersonId) => Promise<T>) => {
    const context = testContext({ clock: running.parts.clock, ids: running.parts.ids })
    return inTestTransaction(database, context, async (ctx) => {
      const [person] = await findPeopleByHandle(ctx, [customer.accountNumber])
      if (!person) throw new Error(`Nobody has ${customer.accountNumber}`)
      return work(ctx, person.id)
    })
  }

  /** The statement file that our bank would send after the customer had paid in. */
  const demoStatement = (customer: Customer, amount: string, currency: Currency) =>
    inside(customer, (ctx, personId) =>
      writeDemoStatement(ctx, {
        personId,
        amount: read(amount, currency),
        senderName: customer.name.toUpperCase(),
      }),
    )

  /** Pays in from a bank: a statement file lands in the folder that the product watches. */
  const payIn = async (customer: Customer, amount: string, currency: Currency): Promise<void> => {
    const file = await demoStatement(customer, amount, currency)
    const before = await balanceOf(customer, currency)
    await mkdir(config.bankInFolder, { recursive: true })
    await writeFile(join(config.bankInFolder, file.name), file.bytes)
    await eventually(async () => {
      // Slowly: asking too often would be refused.
      await pause(150)
      if ((await balanceOf(customer, currency)) === before) throw new Error('Not credited yet')
    }, 20_000)
  }

  /** Makes somebody staff, as the operator would, with the authenticator that staff need. */
  const grant = async (customer: Customer, role: Role): Promise<void> => {
    await database.owner.query(
      `INSERT INTO identity.roles (person_id, role, granted_at)
       SELECT id, $2, now() FROM identity.people WHERE email = $1`,
      [customer.email, role],
    )
    await inside(customer, giveDemoAuthenticator)
  }

  /** What the authenticator of `grant` shows now. */
  const staffCode = async (customer: Customer): Promise<string> =>
    (await inside(customer, demoAuthenticatorCode)) ?? ''

  const balanceOf = async (customer: Customer, currency: Currency): Promise<string | null> => {
    const reply = await call('GET', '/v1/wallets', undefined, customer.cookie)
    const { items } = (await reply.json()) as {
      items: { currency: string; total: { amount: string } }[]
    }
    return items.find((wallet) => wallet.currency === currency)?.total.amount ?? null
  }

  /** A page of its own; signed in as the customer when one is given. */
  const open = async (view: Partial<View> = {}, customer?: Customer): Promise<Page> => {
    browser ??= await launchBrowser()
    const page = await openPage(browser, url, view)
    const [name = '', value = ''] = customer?.cookie.split('=') ?? []
    if (customer) await page.context().addCookies([{ name, value, url }])
    return page
  }

  return {
    ...{
      url,
      database,
      running,
      inbox,
      codeAfter,
      openAccount,
      demoStatement,
      payIn,
      grant,
      balanceOf,
    },
    ...{ open, call, inside, staffCode },
  }
}

export type Product = Awaited<ReturnType<typeof startProduct>>
