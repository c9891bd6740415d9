import { declareContracts, strict, Type } from '#platform/contract'

const AccountNumber = Type.String({ maxLength: 40, description: 'OK and nine digits' })
export const TierNumber = Type.Unsafe<0 | 1 | 2>({ enum: [0, 1, 2] })

export const PersonTier = strict({
  accountNumber: Type.String(),
  maskedName: Type.String(),
  tier: TierNumber,
  /** Every tier, lowest first, with what it requires, in the caller's language. */
  tiers: Type.Array(strict({ tier: TierNumber, title: Type.String(), requires: Type.String() })),
})

export const tiersContract = declareContracts({
  'GET /v1/staff/people/{accountNumber}/tier': {
    summary: 'How far somebody is verified; the name is masked',
    params: strict({ accountNumber: AccountNumber }),
    reply: { 200: PersonTier },
  },
  'POST /v1/staff/people/{accountNumber}/tier': {
    summary: 'Raise or lower the tier of somebody whose documents were checked; works at once',
    params: strict({ accountNumber: AccountNumber }),
    body: strict({
      tier: TierNumber,
      /** Why, in the words of the member of staff; goes on record. */
      reason: Type.String({ minLength: 3, maxLength: 500 }),
    }),
    reply: { 200: PersonTier },
  },
})
