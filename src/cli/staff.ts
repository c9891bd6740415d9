import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { findByEmail, grantOnMachine, listStaff, resetStaffFactors } from '#identity'
import { type Role, staffRoles, type TxContext } from '#platform/context'
import { inTransaction } from '#platform/database/transaction'
import type { PersonId } from '#platform/ids'
import { Refused } from '#platform/refused'
import { systemContext } from '#platform/system-context'
import { type Command, misused, print } from './command.ts'
import { withMeans } from './with-database.ts'

const help = `Usage: okpay staff list
       okpay staff grant EMAIL ROLE [--yes]
       okpay staff reset-factor EMAIL [--yes]

For whoever has the machine; the everyday place is the page /staff/team.

list          who is staff, with which roles, and whether an authenticator is set up
grant         gives a role to the account with this address. While there is an administrator
              it is theirs to do, so this needs --yes
reset-factor  the last resort for staff who lost every factor: removes their authenticators and
              recovery codes and signs them out everywhere. They sign in with their password and
              a code by mail, and must enrol again before their roles count. It asks for the
              address once more; --yes answers for you

Roles: ${staffRoles.join(', ')}

Nobody's password can be seen or set here. Exit codes: 0 done; 1 refused; 2 wrong usage.`

type Work<T> = (ctx: TxContext) => Promise<T>

const inDatabase = <T>(work: Work<T>): Promise<T> =>
  withMeans(({ pool, config: _, ...means }) =>
    inTransaction(pool, {}, (tx) => work({ ...systemContext(means, 'command line'), tx })),
  )

const requirePerson = async (ctx: TxContext, email: string): Promise<PersonId> => {
  const personId = await findByEmail(ctx, email)
  if (personId === null) {
    throw new Refused(`Nobody has an account with ${email}: they have to sign up first.`)
  }
  return personId
}

const list = async (): Promise<number> => {
  const members = await inDatabase(listStaff)
  if (members.length === 0) print('Nobody is staff yet.')
  for (const { name, email, roles, isReady } of members) {
    const state = isReady ? '' : '  (no authenticator yet: the roles do not count)'
    print(`${(email ?? '').padEnd(32)} ${name}: ${roles.join(', ')}${state}`)
  }
  return 0
}

const grant = async (email: string, role: Role, insisted: boolean): Promise<number> => {
  const outcome = await inDatabase(async (ctx) =>
    grantOnMachine(ctx, await requirePerson(ctx, email), { role, insisted }),
  )
  if (outcome === 'refused') {
    throw new Refused(
      'There is an administrator, who gives roles on the page /staff/team. With --yes it is done here.',
    )
  }
  print(outcome === 'had' ? `${email} has this role already.` : `${email} is ${role} now.`)
  return 0
}

/** Typing the address again keeps a slip of the hand from locking somebody out. */
const confirmed = async (email: string): Promise<boolean> => {
  if (!process.stdin.isTTY) return false
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const typed = await terminal.question(
    `This removes every authenticator of ${email} and signs them out. Type the address to go on: `,
  )
  terminal.close()
  return typed.trim().toLowerCase() === email.toLowerCase()
}

const resetFactor = async (email: string, insisted: boolean): Promise<number> => {
  if (!insisted && !(await confirmed(email))) {
    throw new Refused('Nothing was changed: the address was not confirmed (or use --yes).')
  }
  const removed = await inDatabase(async (ctx) => {
    const personId = await requirePerson(ctx, email)
    const isStaff = (await listStaff(ctx)).some((member) => member.personId === personId)
    if (!isStaff) {
      throw new Refused(
        `${email} is not staff. Customers who lost a factor use “Can’t sign in?” themselves.`,
      )
    }
    return resetStaffFactors(ctx, personId)
  })
  print(
    `${removed === 1 ? 'One authenticator' : `${removed} authenticators`} removed; ${email} is signed out and must enrol again.`,
  )
  return 0
}

const isRole = (text: string): text is Role => (staffRoles as readonly string[]).includes(text)

export const command: Command = {
  summary: 'List staff, give a role, reset a lost second factor',
  help,
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { yes: { type: 'boolean', default: false } },
      allowPositionals: true,
    })
    const [action = '', email, role, ...rest] = positionals
    if (rest.length > 0) return misused('Too many words.', { help })
    if (action === 'list' && email === undefined) return list()
    if (action === 'grant' && email && role) {
      if (!isRole(role)) return misused(`"${role}" is not a role.`, { help })
      return grant(email, role, values.yes)
    }
    if (action === 'reset-factor' && email && !role) return resetFactor(email, values.yes)
    return misused('okpay staff needs list, grant EMAIL ROLE or reset-factor EMAIL.', { help })
  },
}
