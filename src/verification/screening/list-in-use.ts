import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refused } from '#platform/refused'
import { readList, type SanctionsList } from './read-list.ts'

const madeList = join(import.meta.dirname, 'made-list.csv')

/**
 * The operator's list, else the small made-up one that ships with the program.
 * @throws Refused when the file cannot be read or is no such list
 */
export const listInUse = (path: string | null): SanctionsList => {
  try {
    return readList(readFileSync(path ?? madeList))
  } catch (error) {
    if (error instanceof Refused) throw error
    throw new Refused(`OKPAY_SANCTIONS_LIST cannot be read: ${(error as Error).message}`)
  }
}
