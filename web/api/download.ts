import type { CallKey, InputOf } from './calls.ts'
import { addressOf } from './client.ts'
import { CallFailure, readProblem } from './problem.ts'

/** Files take longer than other answers: a year as PDF is drawn first. */
const timeoutMs = 120_000

/** Hands a file to the browser's downloads under `name`. */
export const saveFile = (file: Blob, name: string): void => {
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/**
 * Fetches a file and hands it to the browser's downloads under `name`.
 * @throws CallFailure as `call` does.
 */
export const download = async <K extends CallKey>(
  key: K,
  input: InputOf<K>,
  name: string,
): Promise<void> => {
  const { url } = addressOf(key, input)
  let response: Response
  try {
    response = await fetch(url, {
      headers: { 'accept-language': document.documentElement.lang },
      signal: AbortSignal.timeout(timeoutMs),
      credentials: 'same-origin',
    })
  } catch {
    throw new CallFailure(navigator.onLine ? 'down' : 'offline')
  }
  if (!response.ok) {
    const problem = await readProblem(response)
    throw new CallFailure(problem ? 'refused' : 'down', problem)
  }
  saveFile(await response.blob(), name)
}
