import assert from 'node:assert/strict'
import { test } from 'node:test'
import { declaredProblems, languages } from '#platform/problems'
import { explainOutcome, explainSuspense, outcomeWords, suspenseWords } from './codes.ts'
import './problems.ts'

test('every outcome and every reason has a sentence in both languages', () => {
  for (const language of languages) {
    for (const outcome of Object.keys(outcomeWords)) {
      assert.match(explainOutcome(outcome, null, language), /[.。]$/)
    }
    for (const reason of Object.keys(suspenseWords)) {
      assert.match(explainSuspense(reason, language), /[.。]$/)
      assert.ok(
        explainOutcome('unmatched', reason, language).startsWith(explainSuspense(reason, language)),
      )
    }
  }
})

test('a code that this version does not know is shown as it is', () => {
  assert.equal(explainOutcome('from_the_future', null, 'en'), 'from_the_future')
  assert.equal(explainOutcome('constructor', null, 'en'), 'constructor')
})

test('every problem of funding says in both languages where the money is', () => {
  const ours = [...declaredProblems].filter(([code]) => code.startsWith('funding.'))
  assert.ok(ours.length > 20)
  for (const [code, { detail, params = {} }] of ours) {
    assert.match(
      detail.en,
      /[Nn]othing|[Nn]o money|money (stays|moved)|whole amount|not booked/,
      code,
    )
    assert.match(detail['zh-CN'], /未|款项|全额|不入账/, code)
    for (const language of languages) {
      const named = [...detail[language].matchAll(/\{(\w+)\}/g)].map(([, name]) => name!)
      for (const name of named) assert.ok(name in params, `${code}: {${name}}`)
    }
  }
})
