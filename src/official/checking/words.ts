import type { Language, Words } from '#platform/problems'
import type { Judgement, Reason, Verdict } from './verdict.ts'

/** Why a verdict was reached; `{official}` is ours, `{truth}` is where it really leads. */
const reasonWords: Readonly<Record<Reason, Words>> = {
  reported: {
    en: 'It was reported as fraud, and our staff have confirmed it.',
    'zh-CN': '有用户举报，我们的工作人员已确认其为诈骗。',
  },
  look_alike_letters: {
    en: 'It is written with letters that look like ours but are others. It is really {truth}, not {official}.',
    'zh-CN': '它用了外形相似的其他字符。实际是 {truth}，不是 {official}。',
  },
  name_before_at: {
    en: 'What stands before the @ is only decoration. It leads to {truth}, not to {official}.',
    'zh-CN': '@ 前面的内容只是伪装。它实际打开 {truth}，而不是 {official}。',
  },
  name_in_front: {
    en: 'Our name stands in it, but the end decides whose it is: {truth} is not {official}.',
    'zh-CN': '其中虽有我们的名称，但归属取决于结尾：{truth} 并不是 {official}。',
  },
  other_ending: {
    en: 'The name is like ours, the ending is not: {truth} instead of {official}.',
    'zh-CN': '名称与我们相同，但后缀不同：{truth}，而不是 {official}。',
  },
  misspelt: {
    en: 'It is one letter away from our name: {truth} instead of {official}.',
    'zh-CN': '它与我们的名称只差一个字母：{truth}，而不是 {official}。',
  },
  name_inside: {
    en: 'It uses our name, but {truth} does not belong to us. Ours is {official}.',
    'zh-CN': '它使用了我们的名称，但 {truth} 不属于我们。我们的是 {official}。',
  },
  invisible_characters: {
    en: 'It reads like {official}, but invisible characters are hidden in it. We never write so.',
    'zh-CN': '看起来是 {official}，但其中藏有不可见字符。我们绝不会这样书写。',
  },
  not_encrypted: {
    en: 'The host is ours, but the address is not encrypted (http). Others could listen or change what you see. Type {official} yourself.',
    'zh-CN': '域名属于我们，但该地址未加密（http），可能被窃听或篡改。请自行输入 {official}。',
  },
  other_port: {
    en: 'The host is ours, but we offer nothing at {truth}. Use {official}.',
    'zh-CN': '域名属于我们，但我们没有在 {truth} 提供服务。请使用 {official}。',
  },
  ambiguous_address: {
    en: 'It contains a backslash, and programs disagree on where it leads. We never write addresses so.',
    'zh-CN': '其中含有反斜杠，不同程序打开的网站可能不同。我们绝不会这样书写地址。',
  },
  other_mailbox: {
    en: 'The domain is ours, but we do not write from {truth}; a sender is easily forged. Our mail comes from {official}.',
    'zh-CN':
      '域名属于我们，但我们不会用 {truth} 发信，而发件人很容易伪造。我们的邮件来自 {official}。',
  },
  name_at_other_mail: {
    en: 'Anybody can open a mailbox with our name in it. {truth} is not ours; our mail comes from {official}.',
    'zh-CN': '任何人都能注册含有我们名称的邮箱。{truth} 不属于我们；我们的邮件来自 {official}。',
  },
  number_altered: {
    en: 'It resembles our number {official}, but is another one.',
    'zh-CN': '它与我们的号码 {official} 相似，但并不是同一个。',
  },
  other_network: {
    en: 'The name is ours elsewhere ({official}), not on this network.',
    'zh-CN': '该名称是我们在别处的官方账号（{official}），但在这个平台上不是我们。',
  },
  handle_altered: {
    en: 'It uses or imitates our name, but {truth} is not ours.',
    'zh-CN': '它使用或模仿了我们的名称，但 {truth} 不属于我们。',
  },
  not_listed: {
    en: 'It has nothing to do with OKPay as far as we know.',
    'zh-CN': '据我们所知，它与 OKPay 无关。',
  },
  no_such_channel: {
    en: 'OKPay does not use this kind of channel at all.',
    'zh-CN': 'OKPay 完全不使用这类渠道。',
  },
  not_in_force: {
    en: '{official} is not in use by us at present.',
    'zh-CN': '我们目前没有使用 {official}。',
  },
  part_not_listed: {
    en: 'It stands below our domain {official}, but is not on our list. Do not enter anything there.',
    'zh-CN': '它位于我们的域名 {official} 之下，但不在官方名单上。请勿在该处填写任何内容。',
  },
  number_as_address: {
    en: 'It is a bare number instead of a name. OKPay never sends such addresses.',
    'zh-CN': '它是一串数字而不是域名。OKPay 绝不会发送这样的地址。',
  },
  other_program: {
    en: 'It opens a program on your device ({truth}), not a web page. OKPay sends no such links.',
    'zh-CN': '它会打开您设备上的程序（{truth}），而不是网页。OKPay 不会发送这样的链接。',
  },
  network_unknown: {
    en: 'On its own network this name is ours ({official}). On any other one it is not: look where you found it.',
    'zh-CN':
      '在对应平台上，该名称是我们的（{official}）；在其他平台上则不是。请确认您是在哪里看到的。',
  },
  name_alone: {
    en: 'Our text messages do begin with {official}, but anybody can write that.',
    'zh-CN': '我们的短信确实以 {official} 开头，但任何人都可以这样写。',
  },
  listed: {
    en: 'It is on our signed list of official channels.',
    'zh-CN': '它在我们经过签名的官方渠道名单上。',
  },
  listed_mail: {
    en: 'Our mail comes from this address. Senders can be forged, though: a real mail also shows your own phrase.',
    'zh-CN': '我们的邮件来自该地址。但发件人可能被伪造：真正的邮件还会显示您的防伪口令。',
  },
  listed_phone: {
    en: 'The number is ours. The number that a phone shows can be forged, though: when we call you, ask for the caller code.',
    'zh-CN': '该号码是我们的。但来电显示可能被伪造：接到来电时，请让对方报出来电核实码。',
  },
  listed_sender: {
    en: 'Our text messages carry this name. It can be forged, though: check for your own phrase.',
    'zh-CN': '我们的短信使用该名称。但名称可能被伪造：请核对其中是否有您的防伪口令。',
  },
}

const verdictWords: Readonly<Record<Verdict, { readonly title: Words; readonly advice: Words }>> = {
  known_fraud: {
    title: { en: 'This is fraud', 'zh-CN': '这是诈骗' },
    advice: {
      en: 'Do not open, answer or call it. If you entered a password or code there, change your password now.',
      'zh-CN': '请勿打开、回复或拨打。如果已在那里填写密码或验证码，请立即修改密码。',
    },
  },
  looks_like: {
    title: { en: 'It pretends to be OKPay', 'zh-CN': '它在冒充 OKPay' },
    advice: {
      en: 'Do not open, answer or call it, and enter nothing there. Please report it below.',
      'zh-CN': '请勿打开、回复或拨打，也不要填写任何内容。欢迎在下方举报。',
    },
  },
  not_official: {
    title: { en: 'Not one of ours', 'zh-CN': '不是我们的官方渠道' },
    advice: {
      en: 'If it claims to be OKPay, do not trust it and report it below.',
      'zh-CN': '如果它自称 OKPay，请勿相信，并在下方举报。',
    },
  },
  unknown: {
    title: { en: 'It cannot be told from this', 'zh-CN': '仅凭这些无法判断' },
    advice: {
      en: 'Trust only what the list of official channels shows, and type our address yourself.',
      'zh-CN': '请只相信官方渠道名单上的内容，并自行输入我们的网址。',
    },
  },
  official: {
    title: { en: 'This is OKPay', 'zh-CN': '这是 OKPay' },
    advice: {
      en: 'We still never ask for your password or a code there by mail, phone or chat.',
      'zh-CN': '即便如此，我们也绝不会通过邮件、电话或聊天索要您的密码或验证码。',
    },
  },
}

const nothingFound: Words = {
  en: 'There is no address, phone number or name in this text that could be checked.',
  'zh-CN': '这段文字里没有可以核对的网址、邮箱、电话或账号。',
}

const ours: Words = { en: 'OKPay', 'zh-CN': 'OKPay' }

/** The words of a judgement for a reader. */
export const explain = (judgement: Omit<Judgement, 'found'>, language: Language) => {
  const { verdict, reason, official, truth } = judgement
  const { title, advice } = verdictWords[verdict]
  return {
    title: title[language],
    detail: reasonWords[reason][language]
      .replace('{official}', official ?? ours[language])
      .replace('{truth}', truth ?? (language === 'en' ? 'it' : '它')),
    advice: advice[language],
  }
}

/** What a whole text comes to. */
export const sumUp = (verdict: Verdict, isEmpty: boolean, language: Language) => ({
  title: verdictWords[verdict].title[language],
  detail: isEmpty ? nothingFound[language] : verdictWords[verdict].advice[language],
})
