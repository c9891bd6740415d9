import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  amountInWords,
  byDay,
  currencyName,
  daysFrom,
  formatAmount,
  formatBriefly,
  formatCountdown,
  formatMoment,
  formatNumber,
  readDay,
  spaceHan,
} from './format.ts'

const now = new Date(2026, 10, 22, 14, 30)

test('An amount is shown exactly, whatever its length', () => {
  assert.equal(formatNumber('en', '123456789012345678.91'), '123,456,789,012,345,678.91')
  assert.equal(formatNumber('zh-CN', '999999999999.999'), '999,999,999,999.999')
  assert.equal(formatNumber('en', '3500'), '3,500')
  assert.equal(formatNumber('en', '0.00'), '0.00')
})

test('A stablecoin shows two decimals, and more only where they count', () => {
  assert.equal(formatNumber('en', '250.000000'), '250.00')
  assert.equal(formatNumber('en', '0.000001'), '0.000001')
})

test('An amount carries its sign and its currency', () => {
  assert.equal(formatAmount('en', { amount: '68.00', currency: 'CNY' }, 'out'), '−68.00\u00a0CNY')
  assert.equal(formatAmount('en', { amount: '5.00', currency: 'EUR' }, 'in'), '+5.00\u00a0EUR')
})

test('In a Chinese sentence the currency has its Chinese name', () => {
  assert.equal(amountInWords('zh-CN', { amount: '120.00', currency: 'USD' }), '120.00\u00a0美元')
  assert.equal(amountInWords('en', { amount: '120.00', currency: 'USD' }), '120.00\u00a0USD')
  assert.equal(currencyName('zh-CN', 'USDC'), 'USDC')
})

test('A moment reads as today or yesterday, then as a day', () => {
  assert.equal(formatMoment('en', new Date(2026, 10, 22, 9, 5), now), 'today 09:05')
  assert.equal(formatMoment('zh-CN', new Date(2026, 10, 21, 23, 59), now), '昨天 23:59')
  assert.equal(formatBriefly('zh-CN', new Date(2026, 10, 3, 9, 5), now), '11月3日')
  assert.equal(formatBriefly('en', new Date(2025, 11, 17, 9, 5), now), 'Dec 17, 2025')
})

test('Days are counted by the calendar, not by 24 hours', () => {
  assert.equal(daysFrom(new Date(2026, 10, 22, 0, 5), new Date(2026, 10, 21, 23, 55)), -1)
  assert.equal(daysFrom(now, readDay('2026-11-22')), 0)
})

test('A countdown reads as minutes and seconds', () => {
  assert.equal(formatCountdown(65), '1:05')
  assert.equal(formatCountdown(9), '0:09')
  assert.equal(formatCountdown(86_352), '23:59:12')
})

test('What happened on one day stands together', () => {
  const moments = ['2026-11-22T10:00:00', '2026-11-22T09:00:00', '2026-11-20T10:00:00']
  const days = byDay(moments.map((at) => ({ at })))
  assert.deepEqual(
    days.map(({ items }) => items.length),
    [2, 1],
  )
})

test('A name within a Chinese sentence stands apart, and nothing else is moved', () => {
  assert.equal(spaceHan('在Chrome上登录'), '在 Chrome 上登录')
  assert.equal(spaceHan('在微信（iOS）上登录'), '在微信（iOS）上登录')
  assert.equal(spaceHan('来自网络 203.0.113.x'), '来自网络 203.0.113.x')
  assert.equal(spaceHan('Signed in with Chrome on macOS'), 'Signed in with Chrome on macOS')
})
