import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { projectFolder } from '#platform/data-folder'
import { reasonWords } from '#platform/http/format-words'
import { declaredProblems, type Language, languages } from '#platform/problems'
import type { Answer } from '../support/http.ts'
import { assertWorks } from '../support/offered-actions.ts'

/**
 * A way of saying no, provoked for real, and what follows from it. `ask` makes the refused call in
 * one language; it may be made again, and may prepare everything anew each time.
 */
export type Provoked = {
  readonly ask: (language: Language) => Promise<Answer>
  /** Reads what explains a refusal, as whoever was refused; only for calls that change something. */
  readonly read?: (path: string, language: Language) => Promise<Answer>
  /** Does what the words offer. */
  readonly act?: (refused: Answer) => Promise<unknown>
  /** Lets so many seconds pass: the date that the answer gave. */
  readonly wait?: (seconds: number) => unknown
  /** Shows that the problem is gone, or that the other way goes; default: the same call again. */
  readonly solved?: () => Promise<Answer>
  /** What was sent by mail or text about it, and what it has to say. */
  readonly told?: readonly [message: () => Promise<string>, RegExp]
}

type Cases = Readonly<Record<string, () => Promise<Provoked> | Provoked>>

/** Moments are texts in JSON; whoever is signed in here lives in Berlin, to others it is UTC. */
const wordsIn = (
  code: string,
  params: Record<string, unknown>,
  language: Language,
  zone: string,
) => {
  const declaration = declaredProblems.get(code)
  assert.ok(declaration, `${code} is declared nowhere`)
  const revived = Object.entries(params ?? {}).map(([name, value]) => [
    name,
    declaration.params?.[name] === 'time' ? new Date(String(value)) : value,
  ])
  return reasonWords(declaration, Object.fromEntries(revived), language, zone)
}

/** The answer of the API: the catalogue's words in the reader's language, filled in. */
const assertAnswer = ({ read }: Provoked, answer: Answer, code: string, language: Language) => {
  const declaration = declaredProblems.get(code)
  assert.equal(answer.json?.code, code, answer.text.slice(0, 300))
  assert.ok(declaration)
  const { status, remedy, retry, whoActs } = declaration
  assert.equal(answer.status, status)
  const { title, detail } = answer.json
  const inZone = wordsIn(code, answer.json.params, language, 'Europe/Berlin')
  const inUtc = wordsIn(code, answer.json.params, language, 'UTC')
  const expected = read || detail === inZone.detail ? inZone : inUtc
  assert.deepEqual([title, detail], [expected.title, expected.detail])
  assert.doesNotMatch(title + detail, /[{}]|undefined|NaN|Invalid Date/)
  const told = [answer.json.remedy, answer.json.retry, answer.json.who_acts]
  assert.deepEqual(told, [remedy, retry, whoActs])
  // The button counts down to that moment.
  if (remedy === 'wait') assert.ok(Number(answer.headers.get('retry-after')) > 0, 'no moment')
}

const notice = readFileSync(`${projectFolder}/web/shared/problem-notice.tsx`, 'utf8')
const wordsOfWeb = languages.map((language) =>
  JSON.parse(readFileSync(`${projectFolder}/web/locales/${language}/common.json`, 'utf8')),
)
/** Nothing to press: the way on is somewhere else, or a dialog of its own asks. */
const withoutButton = new Set(['none', 'step-up'])

/** The screens: `ProblemNotice` has a button for the remedy, with words in both languages. */
const assertButton = (code: string) => {
  const { remedy } = declaredProblems.get(code)!
  if (withoutButton.has(remedy)) return
  const branch = notice.slice(notice.indexOf(`case '${remedy}':`)).slice(0, 300)
  assert.ok(branch.startsWith('case'), `no button for ${remedy}`)
  const key = /t\('problem\.([\w-]+)'/.exec(branch)?.[1] ?? 'retry'
  for (const words of wordsOfWeb) assert.ok(words.problem[key], `no words for ${key}`)
}

/** The event: what explains it says the same, to whoever was refused. */
const assertExplained = async (
  { read }: Provoked,
  answer: Answer,
  code: string,
  language: Language,
) => {
  if (!read) return
  assert.match(String(answer.json.explanation), /^ref_/, `${code} has no explanation`)
  const told = await read(`/v1/explanations/refusal/${answer.json.explanation}`, language)
  assert.equal(told.status, 200, told.text.slice(0, 300))
  const { disclosure } = declaredProblems.get(code)!
  if (disclosure === 'generic' || disclosure === 'silent') return
  const { json } = told
  assert.ok(json.actions.length > 0, `${code}: nothing can be done`)
  for (const action of json.actions) await assertWorks(action, (path) => read(path, language))
  assert.equal(json.code, code)
  const { title, detail } = answer.json
  assert.deepEqual([json.title, json.detail], [title, detail])
}

const assertSolved = async (provoked: Provoked, refused: Answer, code: string) => {
  const { act, wait, solved } = provoked
  assert.ok(act || wait || solved, `${code}: nothing shows that its action works`)
  await act?.(refused)
  if (wait) {
    const seconds = Number(refused.headers.get('retry-after') ?? refused.json.retry_after)
    assert.ok(seconds > 0, `${code} promises no moment`)
    await wait(seconds)
  }
  const answer = await (solved ? solved() : provoked.ask('en'))
  assert.notEqual(answer.json?.code, code, 'it is still there')
  assert.ok(answer.status < 400, `${answer.status} ${answer.text.slice(0, 300)}`)
}

/** A test for each code: answer, explanation, screen and message in both languages, then the way on. */
export const provoke = (cases: Cases): void => {
  for (const [code, prepare] of Object.entries(cases)) {
    test(`${code}: said alike everywhere, and what it offers works`, async () => {
      const provoked = await prepare()
      let refused: Answer | undefined
      for (const language of languages) {
        refused = await provoked.ask(language)
        assertAnswer(provoked, refused, code, language)
        await assertExplained(provoked, refused, code, language)
      }
      assertButton(code)
      if (provoked.told) assert.match(await provoked.told[0](), provoked.told[1])
      await assertSolved(provoked, refused!, code)
    })
  }
}

type Blocker = Readonly<Record<'code' | 'title' | 'detail' | 'remedy', string>> & {
  // biome-ignore lint/suspicious/noExplicitAny: parameters of every shape
  readonly params: any
}
type Foreseen = {
  readonly ask: (language: Language) => Promise<Answer>
  readonly act?: (blocker: Blocker) => unknown
  readonly solved?: () => Promise<Answer>
}

/** What only a question asked beforehand says: it changes nothing, so no event explains it. */
export const foresee = (cases: Readonly<Record<string, () => Promise<Foreseen>>>): void => {
  for (const [code, prepare] of Object.entries(cases)) {
    test(`${code}: said before it is done, and what it offers would pass`, async () => {
      const { ask, act, solved } = await prepare()
      let found: Blocker | undefined
      for (const language of languages) {
        const { json, text } = await ask(language)
        found = json.blockers?.find((blocker: Blocker) => blocker.code === code)
        assert.ok(found && json.ok === false, text)
        const { title, detail, remedy, params } = found
        const words = wordsIn(code, params, language, 'Europe/Berlin')
        assert.deepEqual({ title, detail }, words)
        assert.doesNotMatch(title + detail, /[{}]|undefined|NaN|Invalid Date/)
        assert.equal(remedy, declaredProblems.get(code)?.remedy)
      }
      assertButton(code)
      await act?.(found!)
      const { json } = await (solved ? solved() : ask('en'))
      assert.deepEqual([json.ok, json.blockers], [true, []])
    })
  }
}

/** The catalogue's words with anything in the place of parameters. */
const assertPattern = (code: string, detail: string, language: Language) => {
  const { detail: declared } = declaredProblems.get(code)!
  const literal = declared[language].replace(/[.*+?^$()|[\]\\]/g, '\\$&')
  assert.match(detail, new RegExp(`^${literal.replace(/\{\w+\}/g, '.+')}$`, 's'), code)
  assertButton(code)
}

type Upload = (bytes: Uint8Array, language?: Language) => Promise<Answer>

/** A bank file that is refused whole says why; one without the fault is taken. */
export const uploads = (
  { upload, good }: { readonly upload: Upload; readonly good: () => Uint8Array },
  cases: Readonly<Record<string, Uint8Array>>,
): void => {
  for (const [code, bytes] of Object.entries(cases)) {
    test(`${code}: a file that is refused says why, and a corrected one is taken`, async () => {
      for (const language of languages) {
        const { json, text } = await upload(bytes, language)
        assert.equal(json.state, 'refused', text.slice(0, 300))
        assert.equal(json.refusal.code, code)
        assertPattern(code, json.refusal.detail, language)
      }
      assert.equal((await upload(good())).json.state, 'imported')
    })
  }
}

type Inspect = (
  bytes: Uint8Array,
  language: Language,
) => { readonly problems: readonly { readonly code: string; readonly detail: string }[] }

/** What the inspection of a file says (`okpay bank inspect`), and that a corrected one is clean. */
export const inspects = (
  { inspect, good }: { readonly inspect: Inspect; readonly good: () => Uint8Array },
  cases: Readonly<Record<string, Uint8Array>>,
): void => {
  for (const [code, bytes] of Object.entries(cases)) {
    test(`${code}: the inspection of the file says so, and a corrected one is clean`, () => {
      for (const language of languages) {
        const found = inspect(bytes, language).problems.find((problem) => problem.code === code)
        assert.ok(found, code)
        assertPattern(code, found.detail, language)
      }
      assert.deepEqual(inspect(good(), 'en').problems, [])
    })
  }
}
