import type { Context, TxContext } from '#platform/context'
import type { FieldError, Problem, Words } from '#platform/problems'
import type { CountryPolicy } from '#policy'
import { policyInForce } from '#policy'
import { readEmail } from './email-address.ts'
import type { PasswordJudge } from './passwords/password-judge.ts'
import { leastLength, type PasswordOwner } from './passwords/password-rules.ts'
import { longestName, readName } from './person-name.ts'
import { readPhone } from './phone-number.ts'
import { identityProblems } from './problems.ts'

/** The problem with its title as the sentence beside the field. */
const beside = (
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

/** @throws identity.name_invalid, identity.name_reserved */
export const requireName = (ctx: Context, text: string): string => {
  const { name, refusal } = readName(text)
  if (name !== undefined) return name
  throw beside(ctx, '/name', (options) =>
    refusal === 'reserved'
      ? identityProblems.name_reserved({}, options)
      : identityProblems.name_invalid({ most: longestName }, options),
  )
}

/** @throws identity.phone_invalid */
export const requirePhone = (ctx: Context, text: string): string => {
  const phone = readPhone(text)
  if (phone !== null) return phone
  throw beside(ctx, '/phone', (options) => identityProblems.phone_invalid({}, options))
}

/** @throws identity.country_unsupported */
export const requireCountry = async (ctx: TxContext, code: string): Promise<CountryPolicy> => {
  const country = (await policyInForce(ctx)).country(code)
  if (country && country.currencies.length > 0) return country
  throw beside(ctx, '/country', (options) =>
    identityProblems.country_unsupported({ country: code }, options),
  )
}

const passwordWords = {
  longEnough: { en: 'Use at least 15 characters', 'zh-CN': '请至少使用 15 个字符' },
  notTooLong: { en: 'Use at most 128 characters', 'zh-CN': '最多 128 个字符' },
  notCommon: { en: 'This is a well-known password', 'zh-CN': '这是常见密码' },
  noContext: {
    en: 'It contains your name, your address or ours',
    'zh-CN': '包含了您的姓名、邮箱或 OKPay',
  },
  strong: { en: 'It is easy to guess', 'zh-CN': '太容易被猜到' },
} as const satisfies Record<string, Words>

/** @throws identity.password_unacceptable with one entry in `errors` for each failed check; busy */
export const requirePassword = async (
  ctx: Context,
  { judge }: PasswordJudge,
  password: string,
  owner: PasswordOwner,
): Promise<void> => {
  const { acceptable, checks } = await judge(password, owner)
  if (acceptable) return
  const failed = Object.entries(passwordWords).filter(
    ([check]) => !checks[check as keyof typeof checks],
  )
  throw identityProblems.password_unacceptable(
    { least: owner.hasSecondFactor ? leastLength.withSecondFactor : leastLength.alone },
    {
      errors: failed.map(([check, words]) => ({
        pointer: '/password',
        code: `identity.password_${check}`,
        detail: words[ctx.language],
      })),
    },
  )
}
