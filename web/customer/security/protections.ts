import type { SecurityState } from '../../api/calls.ts'

/** From how few recovery codes on new ones are worth making. */
const fewCodes = 3

export const hasFewCodes = ({ recoveryCodesLeft }: SecurityState): boolean =>
  recoveryCodesLeft < fewCodes

/** What protects an account beyond its password, and whether it is on. */
export const protectionsOf = (state: SecurityState) => {
  const { authenticators, emailCodes, smsCodes } = state
  const ways = authenticators.length + Number(emailCodes.on) + Number(smsCodes.on)
  return [
    { name: 'factor', isOn: ways > 0 },
    { name: 'authenticator', isOn: authenticators.length > 0 },
    { name: 'spare', isOn: ways > 1 },
    { name: 'recovery', isOn: !hasFewCodes(state) },
  ] as const
}

export type Protection = ReturnType<typeof protectionsOf>[number]
