import { declareContracts, strict, Time, Type } from '#platform/contract'

/** Longer ones are refused before anything is done with them; 128 characters are accepted. */
export const Password = Type.String({ minLength: 1, maxLength: 1024 })

export const PasswordReport = {
  acceptable: Type.Boolean(),
  /** zxcvbn, 0 to 4. */
  score: Type.Integer({ minimum: 0, maximum: 4 }),
  checks: strict({
    longEnough: Type.Boolean(),
    notTooLong: Type.Boolean(),
    notCommon: Type.Boolean(),
    noContext: Type.Boolean(),
    strong: Type.Boolean(),
  }),
  /** Characters that are needed: fewer where a second factor is set up. */
  minimumLength: Type.Integer(),
}

export const passwordContract = declareContracts({
  'POST /v1/password-checks': {
    summary: 'How good a password is: the live checklist and meter of the sign-up form',
    body: strict({
      password: Password,
      email: Type.Optional(Type.String({ minLength: 3, maxLength: 254 })),
      phone: Type.Optional(Type.String({ maxLength: 40 })),
      /** Every name that must not be in it. */
      name: Type.Optional(Type.String({ maxLength: 401 })),
    }),
    reply: { 200: strict(PasswordReport) },
  },
  'POST /v1/me/password-checks': {
    summary: 'How good a password is for the signed-in person',
    body: strict({ password: Password }),
    reply: { 200: strict(PasswordReport) },
  },
  'POST /v1/me/password': {
    summary: 'Change the password; every other session ends, and this one gets a new token',
    body: strict({ current: Password, next: Password }),
    reply: { 200: strict({ changedAt: Time }) },
  },
})
