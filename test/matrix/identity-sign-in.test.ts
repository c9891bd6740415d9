import { totpCodeAt } from '../../src/identity/factors/totp.ts'
import { setPersonState } from '../../src/identity/index.ts'
import { issueOwnerLink } from '../../src/identity/links/owner-link.ts'
import { putPassword } from '../../src/identity/passwords/password-store.ts'
import { requireNewPassword } from '../../src/identity/passwords/require-new-password.ts'
import type { Language } from '../../src/platform/problems.ts'
import { inTestTransaction } from '../support/context.ts'
import { goodPassword, tokenOf } from '../support/identity-world.ts'
import { createSoftwarePasskey } from '../support/software-passkey.ts'
import { createFullWorld } from './full-world.ts'
import { provoke } from './support.ts'

const world = await createFullWorld()
const { call, clock, ctx, database, personWith, stepUp, reads, waits } = world
const { signIn, signInStep, proveBy, mailsTo, runJobs, linkTo } = world
const minute = 60_000
const hour = 60 * minute
const inTx = <T>(work: Parameters<typeof inTestTransaction<T>>[2]) =>
  inTestTransaction(database, ctx, work)

const begin = async (email: string) => (await signInStep(email)).json.proof as string
const answer = (proof: string, given: object, language: Language = 'en') =>
  call('/v1/proofs/answer', { proof, ...given }, { language })
const guess = (proof: string, language: Language = 'en') =>
  answer(proof, { method: 'email', code: '000000' }, language)
const later = (seconds: number) => clock.advanceMs(seconds * 1_000)
const linkIn = (text: string, page: string) =>
  new RegExp(`${page}\\?token=([\\w-]{43})`).exec(text)?.[1] ?? ''
const newest = async (email: string) => (await mailsTo(email)).at(-1)?.text ?? ''

/** Somebody whose sign-in is locked, and the link that the mail about it brought. */
const locked = async () => {
  const person = await personWith()
  for (let tries = 0; tries < 10; tries++) await signInStep(person.email, 'wrong password here')
  await runJobs()
  return { ...person, link: linkIn(await newest(person.email), '/unlock') }
}

/** Somebody with an app, whose secret the test knows. */
const withOwnApp = async () => {
  const { email, token } = await personWith()
  const byMail = (proof: string) => proveBy(proof, 'email', email)
  const { id, secret } = (await stepUp('/v1/me/totp', {}, token, byMail)).json
  const code = totpCodeAt(secret, clock.now())
  await call('/v1/me/totp/confirm', { id, code, label: 'App' }, { token })
  clock.advanceMs(minute)
  return { email, secret: secret as string }
}

/** Signing in by a passkey alone. */
const alone = async (passkey: ReturnType<typeof createSoftwarePasskey>, language: Language) => {
  const { proof, options } = (await call('/v1/passkeys/sign-in-options', {})).json
  return call('/v1/passkeys/sign-in', { proof, credential: passkey.get(options) }, { language })
}

const frozen = async () => {
  const { email, token, id } = await personWith()
  await call('/v1/me/freeze', {}, { token })
  return { id, email, token: tokenOf(await signIn(email)) }
}
const unfreezeProof = async (token: string) =>
  (await call('/v1/unfreeze/start', {}, { token })).json.proof as string
const better = 'seven quiet Herons 88'
const lift = (token: string, proof: string, password: string, language: Language = 'en') =>
  call('/v1/me/unfreeze', { proof, password }, { token, language })
const change = (token: string, current: string, next: string, language: Language = 'en') =>
  call('/v1/me/password', { current, next }, { token, language })

provoke({
  'identity.bad_credentials': async () => {
    const { email } = await locked()
    return {
      ask: (language) => signInStep(email, goodPassword, { language }),
      told: [() => newest(email), /wrong password 10 times/],
      wait: later,
    }
  },
  'identity.passkey_unknown': async () => {
    const { email } = await personWith()
    return {
      ask: (language) => alone(createSoftwarePasskey('http://localhost:4000'), language),
      solved: () => signInStep(email),
    }
  },
  'identity.account_closed': async () => {
    const { email, id } = await personWith()
    await inTx((tx) => setPersonState(tx, id, 'closed'))
    return {
      ask: (language) => signInStep(email, goodPassword, { language }),
      solved: () => call('/v1/official-channels'),
    }
  },
  'identity.proof_expired': async () => {
    const { email } = await personWith()
    const proof = await begin(email)
    clock.advanceMs(11 * minute)
    return {
      ask: (language) => call('/v1/proofs/look-up', { proof }, { language }),
      solved: () => signInStep(email),
    }
  },
  'identity.proof_unanswered': async () => {
    const { email } = await personWith()
    const proof = await begin(email)
    return {
      ask: (language) => call('/v1/sessions/complete', { proof }, { language }),
      act: () => proveBy(proof, 'email', email),
    }
  },
  'identity.factor_unavailable': async () => {
    const { email } = await personWith()
    const proof = await begin(email)
    return {
      ask: (language) => call('/v1/proofs/code', { proof, method: 'sms' }, { language }),
      solved: () => proveBy(proof, 'email', email),
    }
  },
  'identity.factor_wrong': async () => {
    const { email } = await personWith()
    const proof = await begin(email)
    return {
      ask: (language) => guess(proof, language),
      solved: () => proveBy(proof, 'email', email),
    }
  },
  'identity.proof_spent': () => {
    let email = ''
    return {
      ask: async (language) => {
        email = (await personWith()).email
        const proof = await begin(email)
        for (let tries = 0; tries < 4; tries++) await guess(proof)
        return guess(proof, language)
      },
      solved: () => signInStep(email),
    }
  },
  'identity.factors_paused': async () => {
    const { email } = await personWith()
    for (let checks = 0; checks < 2; checks++) {
      const proof = await begin(email)
      for (let tries = 0; tries < 5; tries++) await guess(proof)
    }
    return {
      ask: async (language) => guess(await begin(email), language),
      told: [() => newest(email), /wrong second factor 10 times/],
      wait: later,
      solved: () => signIn(email),
    }
  },
  'identity.factor_replayed': async () => {
    const { email, secret } = await withOwnApp()
    return {
      ask: async (language) => {
        clock.advanceMs(minute)
        const given = { method: 'totp', code: totpCodeAt(secret, clock.now()) }
        await answer(await begin(email), given)
        return answer(await begin(email), given, language)
      },
      act: async () => clock.advanceMs(minute),
      solved: async () => {
        const code = totpCodeAt(secret, clock.now())
        return answer(await begin(email), { method: 'totp', code })
      },
    }
  },
  'identity.factor_clock_off': async () => {
    const app = await withOwnApp()
    return {
      ask: async (language) => {
        const at = new Date(clock.now().getTime() + 5 * minute)
        const code = totpCodeAt(app.secret, at)
        return answer(await begin(app.email), { method: 'totp', code }, language)
      },
      solved: async () => {
        clock.advanceMs(minute)
        const code = totpCodeAt(app.secret, clock.now())
        return answer(await begin(app.email), { method: 'totp', code })
      },
    }
  },
  'identity.password_must_change': async () => {
    const { email, id } = await personWith()
    const { rows } = await database.owner.query(
      'SELECT hash FROM identity.passwords WHERE person_id = $1',
      [id],
    )
    await inTx((tx) => requireNewPassword(tx, id, 'breached'))
    return {
      ask: (language) => signInStep(email, goodPassword, { language }),
      act: () => inTx((tx) => putPassword(tx, id, rows[0].hash)),
    }
  },
  'identity.unlock_link_used': async () => {
    const { email, link } = await locked()
    const { proof } = (await call('/v1/unlocks', { token: link })).json
    await proveBy(proof, 'email', email)
    await call('/v1/unlocks/complete', { token: link, proof })
    return {
      ask: (language) => call('/v1/unlocks/look-up', { token: link }, { language }),
      solved: () => signInStep(email),
    }
  },
  'identity.not_me_link_spent': async () => {
    const { email, id } = await personWith()
    const token = await inTx((tx) => issueOwnerLink(tx, id, 'not_me', 60))
    await call('/v1/not-me', { token })
    return {
      ask: (language) => call('/v1/not-me', { token }, { language }),
      solved: () => signInStep(email),
    }
  },
  'identity.not_frozen': async () => {
    const person = await personWith()
    const { token } = person
    return {
      ask: (language) => call('/v1/unfreeze/start', {}, { token, language }),
      read: reads(person),
      solved: () => call('/v1/me/restrictions', undefined, { token }),
    }
  },
  'identity.frozen_by_risk': async () => {
    const person = await personWith()
    const put = (state: 'frozen_by_risk' | 'frozen_by_owner') =>
      inTx((tx) => setPersonState(tx, person.id, state))
    await put('frozen_by_risk')
    const token = tokenOf(await signIn(person.email))
    return {
      ask: (language) => call('/v1/unfreeze/start', {}, { token, language }),
      read: reads({ token }),
      act: () => put('frozen_by_owner'),
      solved: async () => {
        const anew = tokenOf(await signIn(person.email))
        return call('/v1/unfreeze/start', {}, { token: anew })
      },
    }
  },
  'identity.unfreeze_password_same': async () => {
    const { email, token } = await frozen()
    const proof = await unfreezeProof(token)
    await proveBy(proof, 'email', email)
    return {
      ask: (language) => lift(token, proof, goodPassword, language),
      read: reads({ token }),
      solved: () => lift(token, proof, better),
    }
  },
  'identity.password_same': async () => {
    const person = await personWith()
    return {
      ask: (language) => change(person.token, goodPassword, goodPassword, language),
      read: reads(person),
      solved: () => change(person.token, goodPassword, better),
    }
  },
  'identity.current_password_wrong': async () => {
    const person = await personWith()
    return {
      ask: (language) => change(person.token, 'not the present one', better, language),
      read: reads(person),
      solved: () => change(person.token, goodPassword, better),
    }
  },
  'identity.password_tries_paused': async () => {
    const person = await personWith()
    for (let tries = 0; tries < 10; tries++) {
      await change(person.token, 'not the present one', better)
    }
    return {
      ask: (language) => change(person.token, goodPassword, better, language),
      read: reads(person),
      wait: waits(person),
    }
  },
  'identity.identifier_invalid': async () => {
    const { email } = await personWith()
    return {
      ask: (language) => call('/v1/resets', { identifier: '12' }, { language }),
      solved: () => call('/v1/resets', { identifier: email }),
    }
  },
  'identity.reset_used': async () => {
    const { email } = await personWith()
    await call('/v1/resets', { identifier: email })
    const token = await linkTo(email)
    const { reset } = (await call('/v1/resets/open', { token })).json
    await call('/v1/resets/complete', { reset, password: better })
    return {
      ask: (language) => call('/v1/resets/open', { token: reset }, { language }),
      solved: () => signInStep(email, better),
    }
  },
  'identity.reset_expired': async () => {
    const { email } = await personWith()
    await call('/v1/resets', { identifier: email })
    const token = await linkTo(email)
    clock.advanceMs(hour)
    return {
      ask: (language) => call('/v1/resets/open', { token }, { language }),
      act: () => call('/v1/resets', { identifier: email }),
      solved: async () => call('/v1/resets/open', { token: await linkTo(email) }),
    }
  },
})
