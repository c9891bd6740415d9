import type { Enrolment } from '#identity'
import type { Currency } from '#money'

/** The demo's people. The last one is enrolled when everything else is done. */
export type DemoName = 'liMei' | 'wangXiaoming' | 'annaKeller' | 'kenjiSato' | 'tessOkoye'

/** The same for all of them; only ever used on one's own machine. */
export const demoPassword = 'lantern-river-seven'

type Member = Enrolment & { readonly email: string }

const person = (enrolment: Omit<Member, 'password'>): Member => ({
  ...enrolment,
  password: demoPassword,
})

export const cast: Readonly<Record<DemoName, Member>> = {
  liMei: person({
    ...{ email: 'li.mei@example.com', name: '李梅', phone: '+8613800138001' },
    ...{ country: 'CN', language: 'zh-CN', mainCurrency: 'CNY' },
  }),
  wangXiaoming: person({
    ...{ email: 'wang.xiaoming@example.com', name: '王小明', phone: '+8613800138002' },
    ...{ country: 'CN', language: 'zh-CN', mainCurrency: 'CNY' },
  }),
  annaKeller: person({
    ...{ email: 'anna.keller@example.com', name: 'Anna Keller', phone: '+4915112345678' },
    ...{ country: 'DE', language: 'en', mainCurrency: 'EUR' },
  }),
  kenjiSato: person({
    ...{ email: 'kenji.sato@example.com', name: 'Kenji Sato' },
    ...{ country: 'JP', language: 'en', mainCurrency: 'JPY' },
  }),
  tessOkoye: person({
    ...{ email: 'tess.okoye@example.com', name: 'Tess Okoye' },
    roles: ['treasury', 'verification', 'senior_support', 'incident_commander'],
    ...{ country: 'GB', language: 'en', mainCurrency: 'USD' },
  }),
}

type When = { readonly daysAgo: number; readonly hour: number }

export type DemoStep = When & {
  readonly currency: Currency
  readonly amount: string
} & (
    | { readonly kind: 'pay_in'; readonly who: DemoName; readonly sender?: string }
    /** A bank entry that says nothing of whose it is: staff find it among unmatched money. */
    | { readonly kind: 'unmatched'; readonly words: string; readonly sender: string }
    | {
        readonly kind: 'send'
        readonly from: DemoName
        readonly to: DemoName
        readonly memo: string
      }
  )

const at = (daysAgo: number, hour: number) => ({ daysAgo, hour })
const payIn = (who: DemoName, amount: string, currency: Currency, sender?: string) => ({
  ...{ kind: 'pay_in' as const, who, amount, currency },
  ...(sender ? { sender } : {}),
})
const send = (from: DemoName, to: DemoName, amount: string, currency: Currency, memo: string) => ({
  kind: 'send' as const,
  from,
  to,
  amount,
  currency,
  memo,
})

/** Four weeks of their lives, oldest first; hours are UTC. */
export const story: readonly DemoStep[] = [
  { ...at(28, 2), ...payIn('liMei', '12000.00', 'CNY') },
  { ...at(27, 6), ...payIn('wangXiaoming', '8600.00', 'CNY') },
  { ...at(26, 9), ...payIn('annaKeller', '2400.00', 'EUR') },
  { ...at(26, 10), ...payIn('annaKeller', '1500.00', 'USD', 'Northwind Studio LLC') },
  { ...at(25, 3), ...payIn('kenjiSato', '480000', 'JPY') },
  { ...at(24, 12), ...send('liMei', 'wangXiaoming', '268.00', 'CNY', '周五聚餐') },
  { ...at(23, 2), ...payIn('liMei', '900.00', 'USD') },
  { ...at(21, 1), ...send('wangXiaoming', 'liMei', '1200.00', 'CNY', '房租分摊') },
  { ...at(20, 14), ...send('annaKeller', 'liMei', '120.00', 'EUR', 'Design review, thank you') },
  { ...at(17, 4), ...send('kenjiSato', 'wangXiaoming', '15000', 'JPY', 'Tickets to Nara') },
  { ...at(15, 8), ...payIn('liMei', '650.00', 'EUR', 'Brückner Verlag GmbH') },
  { ...at(13, 9), ...send('liMei', 'annaKeller', '64.90', 'EUR', 'Museum tickets') },
  { ...at(11, 5), ...send('wangXiaoming', 'kenjiSato', '3200', 'JPY', 'Lunch') },
  { ...at(9, 2), ...payIn('liMei', '3600.00', 'CNY') },
  { ...at(8, 16), ...send('annaKeller', 'liMei', '240.00', 'USD', 'Invoice 1047') },
  { ...at(6, 11), ...send('liMei', 'wangXiaoming', '520.00', 'CNY', '生日快乐') },
  {
    ...at(5, 8),
    ...{ kind: 'unmatched', words: 'INVOICE 2291', sender: 'M. Hoffmann' },
    ...{ amount: '75.00', currency: 'EUR' },
  },
  { ...at(4, 1), ...send('wangXiaoming', 'liMei', '88.00', 'CNY', '咖啡和点心') },
  { ...at(3, 9), ...payIn('annaKeller', '480.00', 'EUR') },
  { ...at(2, 3), ...send('kenjiSato', 'wangXiaoming', '7800', 'JPY', 'Camera strap') },
  { ...at(1, 7), ...send('annaKeller', 'liMei', '35.20', 'EUR', 'Taxi from the airport') },
  { ...at(1, 12), ...send('liMei', 'wangXiaoming', '46.50', 'CNY', '早餐') },
]
