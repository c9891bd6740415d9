import type { Context, TxContext } from '#platform/context'
import type { FieldError, Problem, Words } from '#platform/problems'
import type { CountryPolicy } from '#policy'
import { policyInForce } from '#policy'
import { type Contact, emailContact, phoneContact } from './contact.ts'
import { readEmail } from './email-address.ts'
import type { PasswordJudge } from './passwords/password-judge.ts'
import { leastLengthFor, type PasswordOwner } from './passwords/password-rules.ts'
import { longestName, type NameReading, readBusinessName, readName } from './person-name.ts'
import { readPhone } from './phone-number.ts'
import { identityProblems } from './problems.ts'
import { readTimeZone } from './time-zones.ts'

/** The problem with its title as the sentence beside the field. */
export const beside = (
  ctx: Context,
  pointer: string,
  make: (options: { readonly errors: FieldError[] }) => Problem,
): Problem => {
  const { code, declaration } = make({ errors: [] })
  return make({ errors: [{ pointer, code, detail: declaration.title[ctx.language] }] })
}

/** @throws identity.email_invalid */
export const requireEmail = (ctx: Context, text: string): string => {
  const email = readEmail(text)
  if (email !== null) return email
  throw beside(ctx, '/email', (options) => identityProblems.email_invalid({}, options))
}

const accepted = (ctx: Context, pointer: string, { name, refusal }: NameReading): string => {
  if (name !== undefined) return name
  throw beside(ctx, pointer, (options) =>
    refusal === 'reserved'
      ? identityProblems.name_reserved({}, options)
      : identityProblems.name_invalid({ most: longestName }, options),
  )
}

/** @throws identity.name_invalid, identity.name_reserved */
export const requireName = (ctx: Context, text: string): string =>
  accepted(ctx, '/name', readName(text))

/** @throws identity.name_invalid, identity.name_reserved */
export const requireBusinessName = (
  ctx: Context,
  text: string,
  pointer = '/businessName',
): string => accepted(ctx, pointer, readBusinessName(text))

/** @throws identity.phone_invalid */
export const requirePhone = (ctx: Context, text: string): string => {
  const phone = readPhone(text)
  if (phone !== null) return phone
  throw beside(ctx, '/phone', (options) => identityProblems.phone_invalid({}, options))
}

/**
 * The one of both that is given.
 * @throws identity.contact_needed, email_invalid, phone_invalid
 */
export const requireContact = (
  ctx: Context,
  { email, phone }: { readonly email?: string; readonly phone?: string },
): Contact => {
  if (email !== undefined && phone === undefined) return emailContact(requireEmail(ctx, email))
  if (phone !== undefined && email === undefined) return phoneContact(requirePhone(ctx, phone))
  throw identityProblems.contact_needed()
}

/** @throws identity.country_unsupported */
export const requireCountry = async (ctx: TxContext, code: string): Promise<CountryPolicy> => {
  const country = (await policyInForce(ctx)).country(code)
  if (country && country.currencies.length > 0) return country
  throw beside(ctx, '/country', (options) =>
    identityProblems.country_unsupported({ country: code }, options),
  )
}

/** @throws identity.time_zone_unknown */
export const requireTimeZone = (ctx: Context, text: string): string => {
  const zone = readTimeZone(text)
  if (zone !== null) return zone
  throw beside(ctx, '/timeZone', (options) => identityProblems.time_zone_unknown({}, options))
}

const passwordWords = (least: number) =>
  ({
    longEnough: { en: `Use at least ${least} characters`, 'zh-CN': `请至少使用 ${least} 个字符` },
    notTooLong: { en: 'Use at most 128 characters', 'zh-CN': '最多 128 个字符' },
    notCommon: { en: 'This is a well-known password', 'zh-CN': '这是常见密码' },
    noContext: {
      en: 'It contains your name, address or number, or our name',
      'zh-CN': '包含了您的姓名、邮箱、手机号或 OKPay',
    },
    strong: { en: 'It is easy to guess', 'zh-CN': '太容易被猜到' },
  }) satisfies Record<string, Words>

/** @throws identity.password_unacceptable with one entry in `errors` for each failed check; busy */
export const requirePassword = async (
  ctx: Context,
  { judge }: PasswordJudge,
  password: string,
  owner: PasswordOwner,
  pointer = '/password',
): Promise<void> => {
  const { acceptable, checks } = await judge(password, owner)
  if (acceptable) return
  const least = leastLengthFor(owner)
  const failed = Object.entries(passwordWords(least)).filter(
    ([check]) => !checks[check as keyof typeof checks],
  )
  throw identityProblems.password_unacceptable(
    { least },
    {
      errors: failed.map(([check, words]) => ({
        pointer,
        code: `identity.password_${check}`,
        detail: words[ctx.language],
      })),
    },
  )
}
