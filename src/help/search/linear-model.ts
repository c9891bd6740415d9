import type { Terms } from './terms.ts'

/** A text and the article that answers it. */
export type Example = { readonly terms: Terms; readonly id: string }

export type LinearModel = {
  /** How likely each article is, by the order of `ids`. */
  readonly probabilities: (terms: Terms) => Float64Array
  readonly ids: readonly string[]
}

type Sparse = { readonly places: Int32Array; readonly values: Float64Array }

const epochs = 12
const learningRate = 8
const decay = 2e-6
/** Grams are many and alike: each counts for less than a word. */
const gramShare = 0.5

/** Words, pairs of neighbouring words and character grams, each kind under its own mark. */
const featuresOf = (terms: Terms): Map<string, number> => {
  const features = new Map<string, number>()
  const add = (feature: string, value: number) => features.set(feature, value)
  for (const word of terms.words) add(`w${word}`, 1)
  terms.plain.forEach((word, at) => {
    add(`p${word}`, gramShare)
    if (at > 0) add(`b${terms.plain[at - 1]} ${word}`, 1)
  })
  for (const gram of terms.grams) add(`g${gram}`, gramShare)
  return features
}

type Vocabulary = ReadonlyMap<string, { readonly place: number; readonly idf: number }>

const readVocabulary = (bags: readonly ReadonlyMap<string, number>[]): Vocabulary => {
  const frequencies = new Map<string, number>()
  for (const bag of bags)
    for (const feature of bag.keys()) frequencies.set(feature, (frequencies.get(feature) ?? 0) + 1)
  const vocabulary = new Map<string, { place: number; idf: number }>()
  for (const [feature, frequency] of frequencies) {
    const idf = 1 + Math.log(bags.length / frequency)
    vocabulary.set(feature, { place: vocabulary.size, idf })
  }
  return vocabulary
}

const vectorOf = (bag: ReadonlyMap<string, number>, vocabulary: Vocabulary): Sparse => {
  const known = [...bag].flatMap(([feature, value]) => {
    const entry = vocabulary.get(feature)
    return entry ? [{ place: entry.place, value: value * entry.idf }] : []
  })
  const length = Math.sqrt(known.reduce((sum, { value }) => sum + value * value, 0)) || 1
  return {
    places: Int32Array.from(known, ({ place }) => place),
    values: Float64Array.from(known, ({ value }) => value / length),
  }
}

/** Softmax of the classes' sums; in place. */
const softmax = (sums: Float64Array): Float64Array => {
  const highest = sums.reduce((most, sum) => Math.max(most, sum), Number.NEGATIVE_INFINITY)
  let total = 0
  for (let each = 0; each < sums.length; each++) {
    sums[each] = Math.exp(sums[each]! - highest)
    total += sums[each]!
  }
  for (let each = 0; each < sums.length; each++) sums[each]! /= total
  return sums
}

const sumsOf = (weights: Float32Array, classes: number, { places, values }: Sparse) => {
  const sums = new Float64Array(classes)
  for (let at = 0; at < places.length; at++) {
    const row = places[at]! * classes
    for (let each = 0; each < classes; each++) sums[each]! += values[at]! * weights[row + each]!
  }
  return sums
}

/** The same examples give the same model: the order is shuffled by a fixed generator. */
const shuffledOrder = (count: number, seed: number): Int32Array => {
  const order = Int32Array.from({ length: count }, (_, at) => at)
  let state = seed
  for (let at = count - 1; at > 0; at--) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    const other = state % (at + 1)
    const moved = order[at]!
    order[at] = order[other]!
    order[other] = moved
  }
  return order
}

/** Multinomial logistic regression by stochastic gradient, its rate falling to nothing. */
export const trainLinearModel = (examples: readonly Example[]): LinearModel => {
  const ids = [...new Set(examples.map(({ id }) => id))]
  const classOf = new Map(ids.map((id, at) => [id, at]))
  const classes = ids.length
  const bags = examples.map(({ terms }) => featuresOf(terms))
  const vocabulary = readVocabulary(bags)
  const vectors = bags.map((bag) => vectorOf(bag, vocabulary))
  const weights = new Float32Array(vocabulary.size * classes)
  const steps = epochs * examples.length
  let step = 0
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const at of shuffledOrder(examples.length, epoch + 1)) {
      const rate = learningRate * (1 - step / steps)
      step += 1
      const { places, values } = vectors[at]!
      const errors = softmax(sumsOf(weights, classes, vectors[at]!))
      errors[classOf.get(examples[at]!.id)!]! -= 1
      for (let each = 0; each < places.length; each++) {
        const row = places[each]! * classes
        const pull = rate * values[each]!
        for (let one = 0; one < classes; one++) {
          const weight = weights[row + one]!
          weights[row + one] = weight - pull * errors[one]! - rate * decay * weight
        }
      }
    }
  }
  const probabilities = (terms: Terms) =>
    softmax(sumsOf(weights, classes, vectorOf(featuresOf(terms), vocabulary)))
  return { probabilities, ids }
}
