import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { writeDemoStatement } from '#funding'
import { demoAuthenticatorCode, findPeopleByHandle, type PersonSummary } from '#identity'
import { isCurrency, type Money, money, parseAmount, walletCurrencies } from '#money'
import type { TxContext } from '#platform/context'
import { inTransaction } from '#platform/database/transaction'
import { wordsOf } from '#platform/http/format-words'
import { Problem } from '#platform/problems'
import { Refused } from '#platform/refused'
import { systemContext } from '#platform/system-context'
import { createDemo } from '../demo.ts'
import { cast } from '../demo-cast.ts'
import { type Command, misused, parseNoOptions, print } from './command.ts'
import { describeSignIns } from './sign-ins.ts'
import { withMeans } from './with-database.ts'

const help = `Usage: okpay demo
       okpay demo code
       okpay demo bank-statement [--person WHO] [--amount 250.00] [--currency EUR]
                                 [--sender NAME] [--out FILE]

Without more words: makes the demo people with balances and four weeks of history in the configured
database, unless they are there. Never use it on a database that strangers can reach: the password
is public.

code prints what the authenticator of the demo's staff (${cast.tessOkoye.email}) shows now.

bank-statement writes the camt.053 file that our bank would send after this person had paid in. By
default it goes into the bank in-folder, where a running OKPay picks it up within seconds.

  --person WHO     e-mail address or account number   (${cast.liMei.email})
  --amount N       canonical decimal                  (250.00)
  --currency CODE                                     (the person's main currency)
  --sender NAME    who pays                           (the person)
  --out FILE       write it here instead; - is standard output

Exit codes: 0 done; 1 refused; 2 wrong usage.`

type Wish = {
  readonly person: string
  readonly amount: string
  readonly currency: string | undefined
  readonly sender: string | undefined
}

const readMoney = ({ amount, currency }: Wish, person: PersonSummary): Money => {
  const code = currency ?? person.mainCurrency
  if (!isCurrency(code)) {
    throw new Refused(`${code} is not a currency of OKPay: ${walletCurrencies.join(', ')}.`)
  }
  const parsed = parseAmount(amount, code)
  if ('refusal' in parsed) {
    throw new Refused(
      `"${amount}" is not an amount in ${code}: write it as 250.00, more than zero.`,
    )
  }
  return money(parsed.minor, code)
}

const makeStatement = async (ctx: TxContext, wish: Wish) => {
  const [person] = await findPeopleByHandle(ctx, [wish.person])
  if (!person) throw new Refused(`Nobody has the e-mail address or account number ${wish.person}.`)
  const amount = readMoney(wish, person)
  return writeDemoStatement(ctx, {
    personId: person.id,
    amount,
    senderName: wish.sender ?? person.name,
  })
}

/** Beside its place first, so that nobody reads half a file. */
const writeWhole = async (path: string, bytes: Buffer): Promise<void> => {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(`${path}.part`, bytes)
  await rename(`${path}.part`, path)
}

const bankStatement = async (args: readonly string[]): Promise<number> => {
  const text = { type: 'string' } as const
  const { values } = parseArgs({
    args: [...args],
    options: {
      person: { ...text, default: cast.liMei.email },
      amount: { ...text, default: '250.00' },
      ...{ currency: text, sender: text, out: text },
    },
  })
  const { person, amount, currency, sender } = values
  return withMeans(async ({ pool, config, ...means }) => {
    const { name, bytes, reference } = await inTransaction(pool, {}, (tx) =>
      makeStatement({ ...systemContext(means, 'demo'), tx }, { person, amount, currency, sender }),
    ).catch((error: unknown) => {
      if (error instanceof Problem) throw new Refused(wordsOf(error, 'en').detail)
      throw error
    })
    if (values.out === '-') {
      process.stdout.write(bytes)
      return 0
    }
    const path = values.out ? resolve(values.out) : join(config.bankInFolder, name)
    await writeWhole(path, bytes)
    print(`Wrote ${path} (reference ${reference}).`)
    if (!values.out) print('A running OKPay imports it within seconds.')
    return 0
  })
}

/** For the sign-in of the demo's staff, whose authenticator nobody carries about. */
const showCode = (): Promise<number> =>
  withMeans(async ({ pool, config: _, ...means }) => {
    const code = await inTransaction(pool, {}, async (tx) => {
      const ctx = { ...systemContext(means, 'demo'), tx }
      const [staff] = await findPeopleByHandle(ctx, [cast.tessOkoye.email])
      return staff ? demoAuthenticatorCode(ctx, staff.id) : null
    })
    if (code === null) {
      throw new Refused(`${cast.tessOkoye.email} has no demo authenticator in this database.`)
    }
    print(`${code}  (${cast.tessOkoye.email}, good for half a minute, each code once)`)
    return 0
  })

export const command: Command = {
  summary: 'Make demo people, a bank statement for one, or the code of their staff',
  help,
  run: async ([action, ...args]) => {
    if (action === 'bank-statement') return bankStatement(args)
    if (action === 'code') {
      parseNoOptions(args)
      return showCode()
    }
    if (action !== undefined && !action.startsWith('-')) {
      return misused(`okpay demo has no "${action}".`, { help })
    }
    parseNoOptions(action ? [action, ...args] : [])
    return withMeans(async (means) => {
      const isNew = await createDemo(means)
      print(isNew ? 'The demo people are ready.' : 'The demo people are there already.')
      print(describeSignIns())
      return 0
    })
  },
}
