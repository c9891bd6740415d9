import sharp, { type Stats } from 'sharp'
import { verificationProblems } from '../problems.ts'
import { sniff } from './sniff.ts'

export type Quality = 'good' | 'blurred' | 'dark' | 'bright'

/** A picture that we made ourselves: JPEG, upright, without metadata. */
export type CleanImage = {
  readonly jpeg: Buffer
  readonly width: number
  readonly height: number
  readonly quality: Quality
}

export const largestImageBytes = 12 * 1024 * 1024
/** More is no photograph but a bomb: 12,000 × 4,000. */
const mostPixels = 48_000_000
/** Below it no line of a card can be read. */
const leastSide = 480
const longestSide = 2_400

/** Measured on pictures of printed text: below it letters run together. */
const leastSharpness = 0.6
const darkest = 45
const brightest = 235

const judge = ({ sharpness, channels }: Stats): Quality => {
  const mean =
    channels.slice(0, 3).reduce((sum, { mean }) => sum + mean, 0) / Math.min(3, channels.length)
  if (mean < darkest) return 'dark'
  if (mean > brightest && sharpness < leastSharpness) return 'bright'
  return sharpness < leastSharpness ? 'blurred' : 'good'
}

// Decoding is work for the machine: one picture, one thread.
sharp.concurrency(1)
// Only the three readers that we want, whatever else the library can open.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp'].map((format) => `VipsForeignLoad${format}Buffer`),
})

/**
 * Makes an upload anew from its pixels, so that nothing that was hidden in the file gets through.
 * @throws verification.image_kind, image_unreadable, image_too_small, image_too_many_pixels
 */
export const cleanImage = async (bytes: Buffer): Promise<CleanImage> => {
  const kind = sniff(bytes)
  if (kind !== 'jpeg' && kind !== 'png' && kind !== 'webp') {
    throw verificationProblems.image_kind({ kind: kind.toUpperCase() })
  }
  const options = { limitInputPixels: mostPixels, failOn: 'error', pages: 1 } as const
  const { width = 0, height = 0 } = await sharp(bytes, options)
    .metadata()
    .catch((cause) => {
      if (/pixel limit/i.test(String(cause))) throw verificationProblems.image_too_many_pixels()
      throw verificationProblems.image_unreadable({}, { cause })
    })
  if (width * height > mostPixels) throw verificationProblems.image_too_many_pixels()
  if (Math.min(width, height) < leastSide) {
    throw verificationProblems.image_too_small({ least: leastSide })
  }
  try {
    const { data, info } = await sharp(bytes, options)
      .rotate()
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 84 })
      .toBuffer({ resolveWithObject: true })
    const quality = judge(await sharp(data).stats())
    return { jpeg: data, width: info.width, height: info.height, quality }
  } catch (cause) {
    throw verificationProblems.image_unreadable({}, { cause })
  }
}
