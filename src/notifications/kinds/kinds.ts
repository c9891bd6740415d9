import { accountKinds, contactKinds } from './account-kinds.ts'
import { closureKinds } from './closure-kinds.ts'
import { moneyKinds } from './money-kinds.ts'
import type { NoticeKind, ParamsOf as ParamsOfKind } from './notice-kind.ts'
import { restrictionKinds } from './restriction-kinds.ts'
import { credentialKinds, signInKinds } from './security-kinds.ts'
import { verificationKinds } from './verification-kinds.ts'
import { withdrawalKinds } from './withdrawal-kinds.ts'

/** Every notice that we write, by name. */
export const noticeKinds = {
  ...signInKinds,
  ...credentialKinds,
  ...contactKinds,
  ...accountKinds,
  ...moneyKinds,
  ...closureKinds,
  ...restrictionKinds,
  ...verificationKinds,
  ...withdrawalKinds,
} as const
export type KindName = keyof typeof noticeKinds
export type ParamsOf<K extends KindName> = ParamsOfKind<(typeof noticeKinds)[K]>

/** Null for a name that a later version wrote. */
export const kindNamed = (name: string): NoticeKind | null =>
  Object.hasOwn(noticeKinds, name) ? noticeKinds[name as KindName] : null
