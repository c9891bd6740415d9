import { create } from 'qrcode'
import styles from './add-app.module.css'

/** Around the code, so that cameras find its edge: ISO/IEC 18004 asks for four. */
const quiet = 4

/** One path of all dark squares, row by row. */
const pathOf = (size: number, isDark: (row: number, column: number) => boolean): string => {
  const squares: string[] = []
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if (isDark(row, column)) squares.push(`M${column + quiet} ${row + quiet}h1v1h-1z`)
    }
  }
  return squares.join('')
}

/** A QR code, dark on white in every theme: cameras read no other. */
const QrCode = ({ text, label }: { text: string; label: string }) => {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const whole = modules.size + 2 * quiet
  return (
    <svg
      className={styles.qr}
      viewBox={`0 0 ${whole} ${whole}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <path fill="#fff" d={`M0 0h${whole}v${whole}h-${whole}z`} />
      <path fill="#000" d={pathOf(modules.size, (row, column) => modules.get(row, column) === 1)} />
    </svg>
  )
}

export default QrCode
