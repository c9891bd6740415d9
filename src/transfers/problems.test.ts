import assert from 'node:assert/strict'
import { test } from 'node:test'
import { declaredProblems } from '#platform/problems'
import { sendCodes } from './problems.ts'

const ours = [...declaredProblems].filter(([code]) => code.startsWith('transfers.'))

test('problems stand in the order in which a transfer is checked', () => {
  const order = ours.map(([code]) => code)
  const checked = sendCodes.filter((code) => code.startsWith('transfers.'))
  assert.deepEqual([...checked].sort(), [...order].sort())
  assert.deepEqual(checked, order)
})

test('every refusal says in both languages that nothing was sent and where the money is', () => {
  for (const [code, { detail }] of ours) {
    assert.match(detail.en, /[Nn]othing (more )?was sent/, code)
    assert.match(detail.en, /your money|money stays yours|the money is/, code)
    assert.match(detail['zh-CN'], /未.*转出/, code)
    assert.match(detail['zh-CN'], /资金|款项已到/, code)
  }
})
