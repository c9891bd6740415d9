import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { createTestDatabase } from '../support/database.ts'
import { readHistories } from '../support/histories/read-history.ts'
import { type Outcome, tellHistory } from '../support/histories/tell-history.ts'
import { createHistoryWorld } from '../support/history-world.ts'

const folder = import.meta.dirname
const histories = globSync('*.md', { cwd: folder })
  .filter((name) => name !== 'README.md')
  .sort()
  .flatMap((name) => readHistories(readFileSync(join(folder, name), 'utf8')))

const database = await createTestDatabase()
const world = await createHistoryWorld(database)

const isRightFirst = ({ history: { expected }, found }: Outcome): boolean =>
  expected.every(({ code, certainty }, index) => {
    const at = found.findIndex((finding) => finding.code === code)
    return at >= 0 && found[at]!.certainty === certainty && (index > 0 || at === 0)
  })

const falselyCertain = ({ history: { expected, also }, found }: Outcome): readonly string[] =>
  found
    .filter(({ certainty }) => certainty === 'certain')
    .map(({ code }) => code)
    .filter((code) => !also.includes(code) && !expected.some((one) => one.code === code))

const said = ({ history, found }: Outcome): string =>
  `${history.title}: ${found.map(({ code, certainty }) => `${code} ${certainty}`).join(', ') || 'nothing'}`

describe('Diagnosis of accounts whose history is known', () => {
  const outcomes: Outcome[] = []
  for (const history of histories) {
    it(history.title, async () => {
      outcomes.push(await tellHistory(world, history))
    })
  }

  it('names the right cause first, nothing falsely for certain, and health as health', (t) => {
    const ill = outcomes.filter(({ history }) => history.expected.length > 0)
    const well = outcomes.filter(({ history }) => history.expected.length === 0)
    const right = ill.filter(isRightFirst)
    const falsely = outcomes.filter((one) => falselyCertain(one).length > 0)
    const healthy = well.filter(({ healthy, found }) => healthy && found.length === 0)
    const planted = (count: number) => ill.filter((one) => one.history.expected.length === count)
    const rate = ((100 * right.length) / ill.length).toFixed(1)
    t.diagnostic(
      `histories: ${planted(1).length} with one cause, ${planted(2).length} with two, ${well.length} healthy`,
    )
    t.diagnostic(
      `histories: right cause first ${right.length} of ${ill.length} (${rate} %), ` +
        `false certain ${falsely.length}, healthy ${healthy.length} of ${well.length}`,
    )
    const wrong = ill.filter((one) => !isRightFirst(one))
    assert.equal(outcomes.length, histories.length, 'a history could not be told')
    assert.ok(planted(1).length >= 120 && planted(2).length >= 20 && well.length >= 20)
    assert.ok(right.length >= 0.98 * ill.length, wrong.map(said).join('\n'))
    assert.deepEqual(falsely.map(said), [])
    assert.deepEqual(well.filter((one) => !healthy.includes(one)).map(said), [])
  })
})
