import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'

/** The drawing surface of a statement: fonts, colours and the few shapes that it is made of. */
export type Pdf = InstanceType<typeof PDFDocument>

export const colours = {
  accent: '#0B6E69',
  tint: '#EFF6F5',
  ink: '#101828',
  muted: '#5D6B82',
  line: '#E4E7EC',
} as const

/** A4 in points. */
export const sheet = { width: 595.28, height: 841.89, margin: 48, bottom: 64 } as const
export const contentWidth = sheet.width - 2 * sheet.margin

/** A parsed font; opaque, made once by `openFonts`. */
type Font = {
  readonly layout: unknown
  readonly hasGlyphForCodePoint: (codePoint: number) => boolean
}
export type Fonts = { readonly regular: Font; readonly bold: Font }

const fontFile = (name: string): string =>
  createRequire(import.meta.url).resolve(`@expo-google-fonts/noto-sans-sc/${name}.ttf`)

// PDFKit takes a parsed font as it takes a file, but has no word for parsing one.
const parseFont = (file: string): Font => {
  const document = new PDFDocument({ font: file }) as unknown as { _font: { font: Font } }
  return document._font.font
}

/** Parses the two fonts (10 MB each, a fifth of a second): once a thread. */
export const openFonts = (): Fonts => ({
  regular: parseFont(fontFile('400Regular/NotoSansSC_400Regular')),
  bold: parseFont(fontFile('600SemiBold/NotoSansSC_600SemiBold')),
})

type DocumentOptions = { readonly title: string; readonly language: string; readonly at: Date }

export const createPdf = (fonts: Fonts, { title, language, at }: DocumentOptions): Pdf => {
  const document = new PDFDocument({
    size: 'A4',
    margins: { top: sheet.margin, left: sheet.margin, right: sheet.margin, bottom: 0 },
    bufferPages: true,
    pdfVersion: '1.7',
    lang: language,
    displayTitle: true,
    // No standard font: everything is written in the embedded ones.
    font: fonts.regular as unknown as string,
    info: { Title: title, Author: 'OKPay', Creator: 'OKPay', CreationDate: at, ModDate: at },
  })
  document.registerFont('regular', fonts.regular as unknown as string)
  document.registerFont('bold', fonts.bold as unknown as string)
  return document
}

export type Style = {
  readonly font?: keyof Fonts
  readonly size?: number
  readonly colour?: string
}
export type Box = { readonly x: number; readonly y: number; readonly width: number }

const lineGap = -3.2

/** Sets the type; Noto's own line height (1.45) suits Chinese, a table is set tighter. */
const setStyle = (pdf: Pdf, { font = 'regular', size = 9, colour = colours.ink }: Style) =>
  pdf.font(font).fontSize(size).fillColor(colour)

/** Height of a text that wraps within `width`. */
export const heightOf = (pdf: Pdf, text: string, width: number, style: Style): number =>
  setStyle(pdf, style).heightOfString(text, { width, lineGap: lineGapOf(style) })

const lineGapOf = ({ size = 9 }: Style): number => (lineGap * size) / 9 + 1

/** Writes a text that wraps within its box. */
export const writeText = (
  pdf: Pdf,
  text: string,
  { x, y, width }: Box,
  style: Style = {},
): void => {
  setStyle(pdf, style).text(text, x, y, { width, lineGap: lineGapOf(style) })
}

/** Writes one line; type that is too wide for the box gets smaller instead of wrapping. */
export const writeFitted = (
  pdf: Pdf,
  text: string,
  { x, y, width }: Box,
  style: Style & { readonly align?: 'left' | 'right' } = {},
): void => {
  const size = style.size ?? 9
  const natural = setStyle(pdf, style).widthOfString(text)
  const fitted = natural > width ? (size * width) / natural : size
  const used = Math.min(natural, width)
  setStyle(pdf, { ...style, size: fitted }).text(
    text,
    style.align === 'right' ? x + width - used : x,
    y + (size - fitted),
    { lineBreak: false },
  )
}

export const drawRule = (pdf: Pdf, y: number, colour: string = colours.line, thickness = 0.5) => {
  pdf
    .moveTo(sheet.margin, y)
    .lineTo(sheet.width - sheet.margin, y)
    .lineWidth(thickness)
    .strokeColor(colour)
    .stroke()
}

/** Ends the document and hands out its bytes. */
export const finishPdf = (pdf: Pdf): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
    pdf.on('end', () => resolve(Buffer.concat(chunks)))
    pdf.on('error', reject)
    pdf.end()
  })
