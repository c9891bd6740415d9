import { useId, useState } from 'react'
import styles from './chart.module.css'
import { areaOf, lineOf, placePoints } from './chart-shape.ts'

export type ChartPoint = {
  readonly key: string
  readonly label: string
  /** For the height of the line only; words come from `text`. */
  readonly value: number
  readonly text: string
}

type Props = {
  readonly caption: string
  readonly columns: readonly [string, string]
  readonly points: readonly ChartPoint[]
  readonly height?: number
}

const width = 320

const FigureTable = ({ caption, columns, points }: Props) => (
  <table className={styles.table}>
    <caption>{caption}</caption>
    <thead>
      <tr>
        <th scope="col">{columns[0]}</th>
        <th scope="col">{columns[1]}</th>
      </tr>
    </thead>
    <tbody>
      {points.map(({ key, label, text }) => (
        <tr key={key}>
          <th scope="row">{label}</th>
          <td>{text}</td>
        </tr>
      ))}
    </tbody>
  </table>
)

/** A line over time. The same figures stand in a table for those who do not see it. */
export const Chart = ({ caption, columns, points, height = 96 }: Props) => {
  const [picked, setPicked] = useState<number | null>(null)
  const gradient = useId()
  const places = placePoints(
    points.map(({ value }) => value),
    width,
    height,
  )
  const shown = picked ?? points.length - 1
  const place = places[shown]
  const pick = (event: React.PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    const share = (event.clientX - box.left) / box.width
    const index = Math.round(share * (points.length - 1))
    setPicked(Math.min(points.length - 1, Math.max(0, index)))
  }
  return (
    <figure className={styles.chart}>
      <figcaption className={styles.caption}>
        <span>{caption}</span>
        <span className={styles.picked} aria-hidden>
          {picked === null ? '' : `${points[shown]?.label} · ${points[shown]?.text}`}
        </span>
      </figcaption>
      <div className={styles.frame}>
        <svg
          viewBox={`0 0 ${width} ${height}`}
          preserveAspectRatio="none"
          style={{ height }}
          aria-hidden="true"
          onPointerMove={pick}
          onPointerDown={pick}
          onPointerLeave={() => setPicked(null)}
        >
          <defs>
            <linearGradient id={gradient} x1="0" y1="0" x2="0" y2="1">
              <stop offset="0" className={styles.from} />
              <stop offset="1" className={styles.to} />
            </linearGradient>
          </defs>
          <path d={areaOf(places, height)} fill={`url(#${gradient})`} />
          <path d={lineOf(places)} className={styles.line} vectorEffect="non-scaling-stroke" />
        </svg>
        {place && (
          <span
            className={styles.dot}
            style={{ left: `${(place.x / width) * 100}%`, top: place.y }}
            aria-hidden
          />
        )}
      </div>
      <FigureTable caption={caption} columns={columns} points={points} />
    </figure>
  )
}
