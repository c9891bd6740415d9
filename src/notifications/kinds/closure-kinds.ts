import type { NoticeKind } from './notice-kind.ts'

/** What people asked to be told of; it goes out whatever else they turned off. */
export const closureKinds = {
  back_again: {
    topic: 'account',
    isSafe: true,
    opens: 'home',
    title: { en: 'It works again', 'zh-CN': '服务已恢复' },
    text: {
      en: '“{what}”: this works again since {at}. You asked us to tell you; go on where you stopped.',
      'zh-CN': '“{what}”已于 {at} 恢复，您可以继续之前的操作。这是您要求接收的恢复通知。',
    },
    params: { what: 'words', at: 'time' },
  },
} as const satisfies Record<string, NoticeKind>
