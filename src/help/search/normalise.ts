import { Converter } from 'opencc-js/t2cn'

/** What is longer is cut: nobody asks a question of a page, and a search must stay short. */
const longestQuery = 500

const toSimplified = Converter({ from: 't', to: 'cn' })

/**
 * One spelling for what means the same: full-width and half-width, upper and lower case,
 * Traditional and Simplified. Control characters and marks of direction go.
 */
export const normalise = (text: string): string =>
  toSimplified(
    text
      .slice(0, longestQuery)
      .normalize('NFKC')
      .slice(0, longestQuery)
      .toLowerCase()
      .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, ' ')
      .replace(/['’`]/gu, ''),
  )
