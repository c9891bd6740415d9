import { inForceAt, type KnownVersion } from '../known-versions.ts'

/** @throws Error before the first version: the migrations bring one. */
export const requireInForce = (versions: readonly KnownVersion[], at: Date): KnownVersion => {
  const found = inForceAt(versions, at)
  if (!found) throw new Error('No version of the policy is in force yet')
  return found
}
