/** What may be asked of any benchmark on the command line; each takes what it knows. */
export type BenchOptions = {
  readonly seconds: number | undefined
  /** Accounts that are opened first. */
  readonly accounts: number | undefined
  /** Postings that are laid in first. */
  readonly history: number | undefined
  /** Connections at once, for HTTP. */
  readonly connections: number | undefined
  /** Calls a second of an open model. */
  readonly rate: number | undefined
  /** Files of articles, questions and labelled questions, a JSON object a line. */
  readonly articles?: string | undefined
  readonly queries?: string | undefined
  readonly labelled?: string | undefined
}

export type BenchResult = Readonly<Record<string, string | number | boolean | null>>

/** Progress goes to standard error; standard output is for the one JSON line. */
export const note = (text: string): void => {
  process.stderr.write(`${text}\n`)
}

/** The value below which `share` (0 to 1) of the samples lie; 0 for none. Sorts in place. */
export const percentile = (samples: Float64Array, share: number): number => {
  if (samples.length === 0) return 0
  samples.sort()
  return samples[Math.min(samples.length - 1, Math.ceil(samples.length * share) - 1)]!
}

export const round = (value: number, digits = 0): number => Number(value.toFixed(digits))

/** A list of samples that grows without an object for each. */
export const createSamples = () => {
  let values = new Float64Array(4096)
  let count = 0
  return {
    add: (value: number) => {
      if (count === values.length) {
        const larger = new Float64Array(count * 2)
        larger.set(values)
        values = larger
      }
      values[count++] = value
    },
    percentile: (share: number) => percentile(values.slice(0, count), share),
    count: () => count,
  }
}
