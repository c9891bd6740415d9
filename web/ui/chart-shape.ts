/** Geometry of the chart; pure. */
export type Place = { readonly x: number; readonly y: number }

const edge = 6

/** Spreads values over the width; the lowest stands at the bottom edge, the highest at the top. */
export const placePoints = (
  values: readonly number[],
  width: number,
  height: number,
): readonly Place[] => {
  const lowest = Math.min(...values)
  const span = Math.max(...values) - lowest
  const step = values.length > 1 ? width / (values.length - 1) : 0
  return values.map((value, index) => {
    // A level line means that nothing changed: it stands in the middle, not at an edge.
    const share = span === 0 ? 0.5 : (value - lowest) / span
    return { x: index * step, y: height - edge - share * (height - 2 * edge) }
  })
}

const at = ({ x, y }: Place): string => `${x.toFixed(1)} ${y.toFixed(1)}`

/** Steps, since a balance stays until it changes: no slope pretends a movement that was not. */
export const lineOf = (places: readonly Place[]): string =>
  places
    .map((place, index) => {
      const before = places[index - 1]
      if (!before) return `M${at(place)}`
      return before.y === place.y
        ? `L${at(place)}`
        : `L${at({ x: place.x, y: before.y })} L${at(place)}`
    })
    .join(' ')

export const areaOf = (places: readonly Place[], height: number): string => {
  const last = places.at(-1)
  const first = places[0]
  if (!last || !first) return ''
  return `${lineOf(places)} L${at({ x: last.x, y: height })} L${at({ x: first.x, y: height })} Z`
}
