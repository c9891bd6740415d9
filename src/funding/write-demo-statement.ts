import { findAccounts, houseOwnerId } from '#ledger'
import type { Money } from '#money'
import type { TxContext } from '#platform/context'
import type { PersonId } from '#platform/ids'
import { policyInForce } from '#policy'
import { ensureBankReference } from './ensure-bank-reference.ts'
import { refuseCurrency } from './get-bank-details.ts'
import { writeStatement } from './rails/bank/write-statement.ts'

export type DemoStatement = {
  readonly personId: PersonId
  readonly amount: Money
  readonly senderName?: string
  readonly senderAccount?: string
}

/**
 * The statement that our bank would send after this person had paid in: camt.053.001.08 with their
 * reference, and balances that follow on from what the ledger says is at the bank. Books nothing.
 * @throws funding.currency_without_bank when we have no bank account in the currency.
 */
export const writeDemoStatement = async (
  ctx: TxContext,
  { personId, amount, senderName, senderAccount }: DemoStatement,
): Promise<{ readonly name: string; readonly bytes: Buffer; readonly reference: string }> => {
  const { currency } = amount
  const policy = await policyInForce(ctx)
  const bank = policy.bankDeposits.accounts[currency] ?? refuseCurrency(policy, currency)
  const reference = await ensureBankReference(ctx, personId)
  const [nostro] = await findAccounts(ctx, [
    { ownerId: houseOwnerId, kind: 'nostro', asset: currency },
  ])
  const mark = ctx.random.bytes(8).toString('hex').toUpperCase()
  const createdAt = ctx.clock.now()
  const bytes = writeStatement({
    messageId: `DEMO${mark}`,
    createdAt,
    ...{ holder: bank.holder, account: bank.account, bic: bank.bic },
    opening: { minor: nostro?.balanceMinor ?? 0n, currency },
    credit: amount,
    bankReference: `BK${mark}`,
    endToEndId: 'NOTPROVIDED',
    senderName: senderName ?? 'Demo Payer',
    senderAccount: senderAccount ?? 'DE75512108001245126199',
    remittance: reference,
  })
  const day = createdAt.toISOString().slice(0, 10)
  return { name: `camt053-${currency}-${day}-${mark.slice(0, 6)}.xml`, bytes, reference }
}
