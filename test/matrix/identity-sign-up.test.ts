import type { Language } from '#platform/problems'
import { wrongCode } from '../support/factor-people.ts'
import { createFullWorld } from './full-world.ts'
import { provoke } from './support.ts'

const world = await createFullWorld()
const { call, clock, signUp, signInStep, codeTo, linkTo, personWith, reads } = world
const minute = 60_000
let drawn = 0
const fresh = () => {
  clock.advanceMs(6 * minute)
  return `newcomer${drawn++}@example.org`
}
const number = () => {
  clock.advanceMs(6 * minute)
  return `+86138${String(1_000_000 * drawn + 8_000 + drawn++).padStart(8, '0')}`
}
const confirm = (body: object, language: Language = 'en') =>
  call('/v1/sign-ups/confirm', body, { language })

/** A sign-up that is refused until it is filled in otherwise. */
const corrected = (change: Record<string, unknown>) => () => ({
  ask: (language: Language) => signUp(fresh(), change, language),
  solved: () => signUp(fresh()),
})
const byPhone = (change: Record<string, unknown>) => () => ({
  ask: (language: Language) => signUp(number(), change, language),
  solved: () => signUp(number()),
})
/** The same in the profile of somebody who has an account. */
const profile = async (wrong: object, right: object) => {
  const person = await personWith()
  const change = (body: object, language: Language = 'en') =>
    call('/v1/me', body, { token: person.token, method: 'PATCH', language })
  return {
    ask: (language: Language) => change(wrong, language),
    read: reads(person),
    solved: () => change(right),
  }
}

provoke({
  'identity.email_invalid': corrected({ email: 'anna' }),
  'identity.contact_needed': byPhone({ email: 'a@example.org' }),
  'identity.name_invalid': corrected({ name: '12345' }),
  'identity.name_reserved': corrected({ name: 'ОКРау' }),
  'identity.business_name_unexpected': byPhone({ businessName: 'ACME Ltd' }),
  'identity.phone_invalid': byPhone({ phone: '+999123456789' }),
  'identity.country_unsupported': corrected({ country: 'ZZ' }),
  'identity.terms_outdated': corrected({ termsVersion: '1999' }),
  'identity.password_unacceptable': corrected({ password: 'password123456789' }),
  'identity.time_zone_unknown': () =>
    profile({ timeZone: 'Mars/Olympus' }, { timeZone: 'Asia/Tokyo' }),
  'identity.currency_unsupported': async () => {
    const { json } = await call('/v1/sign-up-options')
    const narrow = json.countries.find(
      ({ currencies }: { currencies: string[] }) => !currencies.includes('USDC'),
    )
    return profile(
      { country: narrow.code, mainCurrency: 'USDC' },
      { country: narrow.code, mainCurrency: narrow.currencies[0] },
    )
  },
  'identity.messages_too_often': async () => {
    const email = fresh()
    await signUp(email)
    return {
      ask: (language) => call('/v1/sign-ups/resend', { email }, { language }),
      wait: (seconds) => clock.advanceMs(seconds * 1_000),
    }
  },
  'identity.texts_paused': async () => {
    let at = 0
    // One range of numbers, one network.
    const resend = (language: Language = 'en') =>
      call(
        '/v1/sign-ups/resend',
        { phone: `+4915112${String(at++).padStart(6, '0')}` },
        { language },
      )
    for (let sent = 0; sent < 40; sent++) await resend()
    return { ask: resend, wait: (seconds) => clock.advanceMs(seconds * 1_000) }
  },
  'identity.proof_missing': () => {
    const email = fresh()
    return {
      ask: (language) => confirm({ email }, language),
      act: () => signUp(email),
      solved: async () => confirm({ email, code: await codeTo(email) }),
    }
  },
  'identity.code_wrong': async () => {
    const email = fresh()
    await signUp(email)
    const code = await codeTo(email)
    return {
      ask: (language) => confirm({ email, code: wrongCode(code) }, language),
      solved: () => confirm({ email, code }),
    }
  },
  'identity.code_spent': () => {
    let email = ''
    return {
      ask: async (language) => {
        email = fresh()
        await signUp(email)
        const code = wrongCode(await codeTo(email))
        for (let tries = 0; tries < 4; tries++) await confirm({ email, code })
        return confirm({ email, code }, language)
      },
      act: () => {
        clock.advanceMs(minute)
        return call('/v1/sign-ups/resend', { email })
      },
      solved: async () => confirm({ email, code: await codeTo(email) }),
    }
  },
  'identity.code_expired': async () => {
    const email = fresh()
    await signUp(email)
    const code = await codeTo(email)
    clock.advanceMs(10 * minute)
    return {
      ask: (language) => confirm({ email, code }, language),
      act: () => call('/v1/sign-ups/resend', { email }),
      solved: async () => confirm({ email, code: await codeTo(email) }),
    }
  },
  'identity.link_used': async () => {
    const email = fresh()
    await signUp(email)
    const token = await linkTo(email)
    await confirm({ token })
    return {
      ask: (language) => confirm({ token }, language),
      solved: () => signInStep(email),
    }
  },
  'identity.sign_up_contested': async () => {
    const email = fresh()
    await signUp(email, { password: 'the attacker chose this one' })
    clock.advanceMs(2 * minute)
    await signUp(email)
    const code = await codeTo(email)
    return {
      ask: (language) => confirm({ email, code }, language),
      solved: () => confirm({ email, code, password: 'tram lemon 41 Quilt' }),
    }
  },
  'identity.contact_unverified': async () => {
    const email = fresh()
    await signUp(email)
    return {
      ask: (language) => signInStep(email, undefined, { language }),
      act: async () => confirm({ email, code: await codeTo(email) }),
    }
  },
  'identity.phrase_unsuitable': async () => {
    const person = await personWith()
    const change = (phrase: string, language: Language = 'en') =>
      call('/v1/me/phrase', { phrase }, { token: person.token, method: 'PUT', language })
    return {
      ask: (language) => change('OKPay', language),
      read: reads(person),
      solved: () => change('Blue lighthouse near home'),
    }
  },
})
