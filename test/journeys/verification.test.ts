import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { assertAccessible, assertCalm, screenshot } from '../support/browser.ts'
import { type Customer, type Product, startProduct } from './support.ts'

let product: Product
before(async () => {
  product = await startProduct()
})

/** A card with stripes: sharp enough for print. */
const photo = async (): Promise<Buffer> => {
  const [width, height] = [1_200, 800]
  const bytes = Buffer.alloc(width * height * 3)
  for (let at = 0; at < bytes.length; at++) bytes[at] = (at / 3) % 9 < 4 ? 60 : 210
  return sharp(bytes, { raw: { width, height, channels: 3 } })
    .jpeg()
    .toBuffer()
}
const buffer = await photo()
const file = { name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer }

/** Takes the pictures that the screen asks for and sends the document in. */
const takeAndSend = async (page: Page, sides: number): Promise<void> => {
  for (let side = 0; side < sides; side++) {
    await page.locator('input[type="file"]').nth(side).setInputFiles(file)
    await page.getByText('清晰，光线良好。').nth(side).waitFor()
  }
  await page.getByRole('button', { name: '提交审核' }).click()
  await page.getByRole('heading', { name: '证明您的身份' }).waitFor()
}

const sendPassport = async (page: Page, link: string): Promise<void> => {
  await page.getByRole('link', { name: link }).click()
  await page.getByLabel('证件号码').fill('E12345678')
  await page.getByLabel('有效期至').fill('2034-05-01')
  await page.getByRole('button', { name: '下一步：拍照' }).click()
  await takeAndSend(page, 1)
}

/** A reviewer opens the oldest that waits and decides. */
const review = async (desk: Page, decide: (desk: Page) => Promise<void>): Promise<void> => {
  await desk.goto('/staff/documents')
  await desk.getByRole('button', { name: 'Look at it' }).first().click()
  await desk.getByRole('img').first().waitFor()
  await decide(desk)
}

const tierOf = async ({ cookie }: Customer): Promise<number> => {
  const reply = await product.call('GET', '/v1/me/verification', undefined, cookie)
  return ((await reply.json()) as { tier: number }).tier
}

test('李梅 sends a passport with glare, is told how to do better, and is verified', async () => {
  const mei = await product.openAccount({ name: '李梅', country: 'CN', language: 'zh-CN' })
  const rita = await product.openAccount({ name: 'Rita Review' })
  await product.grant(rita, 'verification')
  const page = await product.open({ width: 390, language: 'zh-CN' }, mei)
  const desk = await product.open({ width: 1280, language: 'en' }, rita)

  await page.goto('/verification')
  await page.getByRole('heading', { name: '尚未验证' }).waitFor()
  await assertAccessible(page)
  await screenshot(page, 'verification-empty')
  await page.getByRole('link', { name: '添加证件' }).click()
  await page.getByRole('button', { name: '下一步：拍照' }).click()
  await page.getByText('请填写证件号码').waitFor()
  await screenshot(page, 'verification-paper')
  await page.goto('/verification')
  await sendPassport(page, '添加证件')
  await page.getByRole('link', { name: '拍摄自拍照' }).click()
  await page.getByRole('button', { name: '下一步：拍照' }).click()
  await page.locator('input[type="file"]').setInputFiles({
    ...{ name: 'notes.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 …') },
  })
  await page.getByText('无法识别这张照片').waitFor()
  await screenshot(page, 'verification-photo-refused')
  await takeAndSend(page, 1)
  await assertAccessible(page)
  await screenshot(page, 'verification-sent')

  await review(desk, async () => {
    await assertAccessible(desk)
    await screenshot(desk, 'staff-document')
    await desk.getByRole('button', { name: 'Reject …' }).click()
    await desk.getByLabel('What the person should know besides').fill('号码被反光挡住了。')
    await desk.getByRole('button', { name: 'Reject and tell them why' }).click()
    await desk.getByText('Rejected. The person was told what helps.').waitFor()
  })
  await review(desk, async () => {
    await desk.getByRole('button', { name: 'Accept', exact: true }).click()
    await desk.getByText('Accepted. The person was told.').waitFor()
  })
  assert.equal(await tierOf(mei), 0)

  await page.reload()
  await page.getByText('照片有反光').waitFor()
  await page.getByText('号码被反光挡住了。').waitFor()
  await assertAccessible(page)
  await screenshot(page, 'verification-rejected')
  await sendPassport(page, '重新提交证件')
  await review(desk, async () => {
    await desk.getByRole('button', { name: 'Accept', exact: true }).click()
    await desk.getByText('Accepted. The person was told.').waitFor()
  })
  assert.equal(await tierOf(mei), 1)
  await page.reload()
  await page.getByRole('heading', { name: '身份已验证' }).waitFor()
  await screenshot(page, 'verification-tier-1')
  assertCalm(page)
  assertCalm(desk)
})
