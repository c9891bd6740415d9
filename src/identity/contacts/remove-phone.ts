import { signedIn, type TxContext } from '#platform/context'
import { platformProblems } from '#platform/http/problems'
import { loadHoldings } from '../factors/factor-store.ts'
import { factorProblems } from '../factors/problems.ts'
import type { IdentityKit } from '../identity-kit.ts'
import { loadOwner } from '../messages/tell-owner.ts'
import { identityProblems } from '../problems.ts'
import { lockPerson } from '../profile-store.ts'
import { putContactChange } from './contact-change-store.ts'
import { keepContact } from './contact-store.ts'
import { settleChange } from './settle-change.ts'
import { type ContactsShown, showContacts, staysWithoutPhone } from './show-contacts.ts'

/** @throws platform.not_found when there is no phone, identity.last_contact, last_way */
export const removePhone = async (ctx: TxContext, kit: IdentityKit): Promise<ContactsShown> => {
  const personId = signedIn(ctx)
  await lockPerson(ctx, personId)
  const before = await loadOwner(ctx, personId)
  if (before.phone === null) throw platformProblems.not_found()
  if (before.email === null) throw identityProblems.last_contact()
  if (!staysWithoutPhone(await loadHoldings(ctx, personId))) throw factorProblems.last_way()
  const change = { id: ctx.ids.next(), kind: 'phone', next: null } as const
  await putContactChange(ctx, { ...change, personId, old: before.phone })
  await keepContact(ctx, personId, 'phone', null)
  await settleChange(ctx, kit, before, change)
  return showContacts(ctx, personId)
}
