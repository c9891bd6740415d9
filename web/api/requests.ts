import { useSyncExternalStore } from 'react'
import type { CallKey, InputArguments, InputOf, MoneyValue, ReplyOf } from './calls.ts'
import { call } from './client.ts'
import { isOutcomeUnknown } from './problem.ts'

/**
 * Requests that move money and whose outcome is open. The key is made here and kept before the
 * first byte leaves, so that a reload, a dead network or a closed tab can ask what became of it:
 * `GET /v1/requests/{key}`. What is kept says what it was in words, no secret; it goes when the
 * answer came and when the person signs out. What was typed is kept for the tab only.
 */
export type OpenRequest = {
  readonly key: string
  readonly call: MoneyCallKey
  readonly amount: MoneyValue
  /** Name of the payee, masked, or of the own bank account. */
  readonly to: string
  readonly at: string
}

export type MoneyCallKey = Extract<CallKey, 'POST /v1/transfers' | 'POST /v1/withdrawals'>

const longestMs = 35 * 86_400_000
const none: readonly OpenRequest[] = []
const listName = (personId: string) => `open-requests:${personId}`
const inputName = (key: string) => `request-input:${key}`

const watchers = new Set<() => void>()
/** Of this tab: no answer is missing yet. */
const sending = new Set<string>()
/** Stands in for a browser without storage: it lives as long as the page. */
const memory = new Map<string, string>()

const load = (storage: Storage, name: string): string | null => {
  try {
    return storage.getItem(name) ?? memory.get(name) ?? null
  } catch {
    return memory.get(name) ?? null
  }
}

const save = (storage: Storage, name: string, text: string | null) => {
  memory.delete(name)
  try {
    if (text === null) storage.removeItem(name)
    else storage.setItem(name, text)
  } catch {
    if (text !== null) memory.set(name, text)
  }
}

const parse = (text: string | null): readonly OpenRequest[] => {
  try {
    const kept = JSON.parse(text ?? '[]') as OpenRequest[]
    return kept.filter(({ at }) => Date.now() - Date.parse(at) < longestMs)
  } catch {
    return none
  }
}

const tell = () => {
  for (const watcher of watchers) watcher()
}

const listOf = (personId: string): readonly OpenRequest[] =>
  parse(load(localStorage, listName(personId)))

const change = (personId: string, list: readonly OpenRequest[]) => {
  save(localStorage, listName(personId), list.length > 0 ? JSON.stringify(list) : null)
  tell()
}

/** Nothing is asked about it any more. */
export const forgetRequest = (personId: string, key: string): void => {
  save(sessionStorage, inputName(key), null)
  change(
    personId,
    listOf(personId).filter((kept) => kept.key !== key),
  )
}

const forgetAllIn = (storage: Storage, prefix: string) => {
  const names = Object.keys(storage).filter((name) => name.startsWith(prefix))
  for (const name of names) storage.removeItem(name)
}

/** For signing out: nothing of anybody stays in this browser. */
export const forgetAllRequests = (): void => {
  memory.clear()
  try {
    forgetAllIn(localStorage, listName(''))
    forgetAllIn(sessionStorage, inputName(''))
  } catch {
    // A browser without storage has kept nothing.
  }
  tell()
}

/** What was typed for a request, while this tab lives; null: gone, or of another tab. */
export const inputOf = <K extends MoneyCallKey>(key: string): InputOf<K> | null =>
  JSON.parse(load(sessionStorage, inputName(key)) ?? 'null') as InputOf<K> | null

/**
 * Sends it once under its key. An answer, good or bad, closes the request; without one it stays
 * open and can be asked about. What is sent again stays open when it is refused: that says nothing
 * of the first time, the program has to be asked.
 */
export const sendRequest = async <K extends MoneyCallKey>(
  personId: string,
  request: OpenRequest & { readonly call: K },
  input: InputOf<K>,
): Promise<ReplyOf<K>> => {
  const { key } = request
  const isFirst = listOf(personId).every((kept) => kept.key !== key)
  sending.add(key)
  save(sessionStorage, inputName(key), JSON.stringify(input))
  change(personId, [...listOf(personId).filter((kept) => kept.key !== key), request])
  try {
    const rest = [input, { idempotencyKey: key }] as unknown as InputArguments<K>
    const reply = await call(request.call, ...rest)
    forgetRequest(personId, key)
    return reply
  } catch (error) {
    if (isFirst && !isOutcomeUnknown(error)) forgetRequest(personId, key)
    throw error
  } finally {
    sending.delete(key)
    tell()
  }
}

const subscribe = (watcher: () => void) => {
  watchers.add(watcher)
  window.addEventListener('storage', tell)
  return () => {
    watchers.delete(watcher)
    if (watchers.size === 0) window.removeEventListener('storage', tell)
  }
}

let shown: { of: string; open: readonly OpenRequest[] } = { of: '', open: none }

/** The requests of this person whose answer is missing; not those that are being sent right now. */
const openOf = (personId: string): readonly OpenRequest[] => {
  const open = listOf(personId).filter(({ key }) => !sending.has(key))
  const of = `${personId} ${open.map(({ key }) => key).join(' ')}`
  if (shown.of !== of) shown = { of, open }
  return shown.open
}

export const useOpenRequests = (personId: string): readonly OpenRequest[] =>
  useSyncExternalStore(subscribe, () => openOf(personId))
