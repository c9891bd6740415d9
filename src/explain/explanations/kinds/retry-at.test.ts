import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Problem, type ProblemDeclaration } from '#platform/problems'
import { retryAt } from './retry-at.ts'

const at = new Date('2026-11-20T08:00:00Z')
const soon = new Date('2026-11-20T09:00:00Z')
const words = { en: 'x', 'zh-CN': 'x' }
const problem = (
  retry: ProblemDeclaration['retry'],
  kinds: NonNullable<ProblemDeclaration['params']>,
  params: Problem['params'],
) =>
  new Problem(
    'x.y',
    {
      ...{ status: 409, retry, whoActs: 'you', remedy: 'wait', disclosure: 'full', article: 'x' },
      ...{ title: words, detail: words, params: kinds },
    },
    params,
  )

const none = { at, retryAfter: null }
const cases: readonly (readonly [string, Problem, number | null, Date | null])[] = [
  ['the moment it names', problem('after_time', { until: 'time' }, { until: soon }), 60, soon],
  ['Retry-After, when no moment is named', problem('after_time', {}, {}), 3_600, soon],
  [
    'the seconds in its words',
    problem('after_time', { wait: 'seconds' }, { wait: 3_600 }),
    null,
    soon,
  ],
  [
    'not a moment that has passed',
    problem('after_time', { until: 'time' }, { until: at }),
    null,
    null,
  ],
  [
    'when a limit renews itself',
    problem('after_fix', { resetsAt: 'time' }, { resetsAt: soon }),
    null,
    soon,
  ],
  ['nothing, when only a change helps', problem('after_fix', {}, {}), 60, null],
  [
    'nothing, when nothing helps',
    problem('never', { endedAt: 'time' }, { endedAt: soon }),
    null,
    null,
  ],
]

for (const [name, given, retryAfter, expected] of cases) {
  test(`A refusal can be tried again at ${name}`, () => {
    assert.deepEqual(retryAt(given, { ...none, retryAfter }), expected)
  })
}
