import type { TxContext } from '#platform/context'
import type { Static } from '#platform/contract'
import { formatId } from '#platform/ids'
import { policyInForce } from '#policy'
import { absoluteHours, idleMinutes } from './authenticate.ts'
import type { Person, Session } from './contract.ts'
import type { Profile } from './profile-store.ts'
import type { OpenedSession } from './session-store.ts'

export type PersonAnswer = Static<typeof Person>
export type SessionAnswer = Static<typeof Session>

export const personAnswer = async (ctx: TxContext, profile: Profile): Promise<PersonAnswer> => ({
  id: formatId('person', profile.id),
  accountNumber: profile.accountNumber,
  kind: profile.kind,
  name: profile.name,
  representative: profile.representative,
  email: profile.email,
  phone: profile.phone,
  ...(profile.phone === null ? {} : { phoneVerified: profile.phoneVerified }),
  country: profile.country,
  language: profile.language,
  timeZone: profile.timeZone,
  mainCurrency: profile.mainCurrency,
  currencies: [...((await policyInForce(ctx)).country(profile.country)?.currencies ?? [])],
  roles: [...profile.roles],
  createdAt: profile.createdAt.toISOString(),
})

export const sessionAnswer = async (
  ctx: TxContext,
  profile: Profile,
  { lastUsedAt, expiresAt }: Pick<OpenedSession, 'lastUsedAt' | 'expiresAt'>,
): Promise<SessionAnswer> => {
  const idleMs = lastUsedAt.getTime() + idleMinutes * 60_000
  return {
    person: await personAnswer(ctx, profile),
    idleExpiresAt: new Date(Math.min(idleMs, expiresAt.getTime())).toISOString(),
    expiresAt: expiresAt.toISOString(),
  }
}

export type SignedIn = {
  readonly token: string
  readonly deviceToken: string
  readonly answer: SessionAnswer
}

/** 201 with the cookies of the session and of the device. */
export const signedInReply = ({ token, deviceToken, answer }: SignedIn) => ({
  status: 201 as const,
  body: answer,
  sessionCookie: { token, maxAgeSeconds: absoluteHours * 3600 },
  deviceToken,
})

export const signedInAnswer = async (
  ctx: TxContext,
  profile: Profile,
  session: OpenedSession,
): Promise<SignedIn> => ({
  token: session.token,
  deviceToken: session.device.token,
  answer: await sessionAnswer(ctx, profile, session),
})
