import type { Words } from '#platform/problems'

type RestrictionWords = Readonly<Record<'why' | 'stops' | 'works' | 'ends', Words>>

/** What goes on in every case. */
const works: Words = {
  en: 'Signing in, looking at everything and receiving money go on as usual.',
  'zh-CN': '您仍可登录、查看全部内容，并照常收款。',
}
const stops: Words = {
  en: 'Nobody can send money out of your wallets.',
  'zh-CN': '任何人都无法从您的钱包转出资金。',
}

/** A restriction in words: why, what it stops, what goes on, how it ends. */
export const restrictionWords = {
  frozen_by_owner: {
    why: { en: 'You froze your account.', 'zh-CN': '您冻结了自己的账户。' },
    ...{ stops, works },
    ends: {
      en: 'You lift it yourself: set a new password and confirm with a second factor.',
      'zh-CN': '由您自行解除：设置新密码，并完成二次验证。',
    },
  },
  frozen_by_risk: {
    why: {
      en: 'Our risk team froze your account to protect it.',
      'zh-CN': '我们的风控团队为保护您的账户将其冻结。',
    },
    ...{ stops, works },
    ends: {
      en: 'A person at OKPay decides. You can ask us to look again; we answer on the next business day.',
      'zh-CN': '由 OKPay 专人审核决定。您可以提出申诉，我们在下一个工作日答复。',
    },
  },
  cooling_down: {
    why: {
      en: 'Money out waits for a while because {reason}: it is what a thief would do first.',
      'zh-CN': '您刚刚{reason}，这往往是盗用者最先做的事，因此暂缓转出。',
    },
    stops: {
      en: 'Money cannot go out of your wallets until then.',
      'zh-CN': '在此之前，资金不能从您的钱包转出。',
    },
    works,
    ends: {
      en: 'It ends by itself; there is nothing to do. Was it not you? Freeze the account.',
      'zh-CN': '到时自动解除，无需任何操作。如非本人操作，请立即冻结账户。',
    },
  },
} as const satisfies Readonly<Record<string, RestrictionWords>>
