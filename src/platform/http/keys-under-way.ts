/**
 * The keys that this process works on right now, as `caller` and `key`. One process is one node:
 * what another node has under way is not known here, and need not be: a key is answered once.
 */
const underWay = new Set<string>()

const slotOf = (caller: string, key: string): string => `${caller}\n${key}`

/** @returns false when the key is under way already. */
export const beginKey = (caller: string, key: string): boolean => {
  const slot = slotOf(caller, key)
  if (underWay.has(slot)) return false
  underWay.add(slot)
  return true
}

export const endKey = (caller: string, key: string): void => {
  underWay.delete(slotOf(caller, key))
}

export const isKeyUnderWay = (caller: string, key: string): boolean =>
  underWay.has(slotOf(caller, key))
