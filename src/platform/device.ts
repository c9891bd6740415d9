import type { Words } from './problems.ts'

/**
 * What a User-Agent says of itself, for people to recognise their own device: never proof of
 * anything, because whoever calls writes it. Null: it does not say, or says what we do not know.
 */
export type Device = { readonly browser: string | null; readonly system: string | null }

type Sign = readonly [pattern: RegExp, name: string]

// The first that fits counts: apps and browsers that carry somebody else's name stand before it.
const browsers: readonly Sign[] = [
  [/wxwork\//i, 'WeCom'],
  [/MicroMessenger\//i, 'WeChat'],
  [/AlipayClient|AliApp\(AP/i, 'Alipay'],
  [/DingTalk/i, 'DingTalk'],
  [/\bFeishu\/|\bLark\//i, 'Lark'],
  [/\bQQ\//, 'QQ'],
  [/QQBrowser/i, 'QQ Browser'],
  [/Weibo/i, 'Weibo'],
  [/UCBrowser|UCWEB|UBrowser/i, 'UC Browser'],
  [/baiduboxapp|baidubrowser|BIDUBrowser/i, 'Baidu'],
  [/QihooBrowser|\b360SE\b|\b360EE\b/i, '360 Browser'],
  [/HuaweiBrowser|ArkWeb/i, 'Huawei Browser'],
  [/MiuiBrowser/i, 'Mi Browser'],
  [/HeyTapBrowser/i, 'OPPO Browser'],
  [/VivoBrowser/i, 'vivo Browser'],
  [/SamsungBrowser/i, 'Samsung Internet'],
  [/FBAN\/|FBAV\//, 'Facebook'],
  [/Instagram/, 'Instagram'],
  [/\bLine\//, 'LINE'],
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\bOPR\/|\bOPiOS\/|\bOPT\/|\bOpera\b/, 'Opera'],
  [/YaBrowser/, 'Yandex Browser'],
  [/Vivaldi/, 'Vivaldi'],
  [/DuckDuckGo|\bDdg\//, 'DuckDuckGo'],
  [/Firefox\/|FxiOS\/|Focus\//, 'Firefox'],
  [/PostmanRuntime/, 'Postman'],
  [/insomnia\//i, 'Insomnia'],
  [/PowerShell\//, 'PowerShell'],
  [/\bcurl\//, 'curl'],
  [/\bWget\//i, 'Wget'],
  [/python|aiohttp|httpx/i, 'Python'],
  [/^node\b|undici|axios\/|node-fetch/i, 'Node.js'],
  [/Go-http-client/, 'Go'],
  [/GuzzleHttp|^PHP\b/, 'PHP'],
  [/okhttp|Apache-HttpClient|^Java\b/, 'Java'],
  [/CriOS\/|Chrome\/|Chromium\//, 'Chrome'],
  [/Android.{1,200}Version\//, 'Android Browser'],
  [/Version\/.{1,200}Safari\//, 'Safari'],
  [/Trident\/|MSIE /, 'Internet Explorer'],
]

const systems: readonly Sign[] = [
  [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
  [/Windows Phone/, 'Windows Phone'],
  [/iPad/, 'iPadOS'],
  [/iPhone|iPod/, 'iOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/Macintosh|Mac OS X|Darwin/, 'macOS'],
  [/FreeBSD|OpenBSD|NetBSD/, 'BSD'],
  [/Linux|X11/, 'Linux'],
]

/** Longer ones are cut: what counts stands in front, and nobody may make us read a book. */
const mostCharacters = 512

const firstOf = (signs: readonly Sign[], text: string): string | null =>
  signs.find(([pattern]) => pattern.test(text))?.[1] ?? null

/** `Chrome` on `macOS`. A tablet that asks for desktop pages passes for a desktop. */
export const deviceOf = (userAgent: string): Device => {
  const text = userAgent.slice(0, mostCharacters)
  return { browser: firstOf(browsers, text), system: firstOf(systems, text) }
}

/** Names that are others in Chinese. */
const inChinese: Readonly<Record<string, string>> = {
  WeCom: '企业微信',
  WeChat: '微信',
  Alipay: '支付宝',
  DingTalk: '钉钉',
  Lark: '飞书',
  'QQ Browser': 'QQ 浏览器',
  Weibo: '微博',
  'UC Browser': 'UC 浏览器',
  Baidu: '百度',
  '360 Browser': '360 浏览器',
  'Huawei Browser': '华为浏览器',
  'Mi Browser': '小米浏览器',
  'OPPO Browser': 'OPPO 浏览器',
  'vivo Browser': 'vivo 浏览器',
  'Samsung Internet': '三星浏览器',
  'Yandex Browser': 'Yandex 浏览器',
  'Android Browser': '安卓浏览器',
  HarmonyOS: '鸿蒙',
  Android: '安卓',
}

const chinese = (name: string): string => inChinese[name] ?? name

/** For sentences: `Chrome on macOS`, `Chrome（macOS）`; `an unknown device`, `未知设备`. */
export const deviceWords = ({ browser, system }: Device): Words => {
  if (browser !== null && system !== null) {
    return { en: `${browser} on ${system}`, 'zh-CN': `${chinese(browser)}（${chinese(system)}）` }
  }
  if (browser !== null) return { en: browser, 'zh-CN': chinese(browser) }
  if (system !== null) return { en: `an app on ${system}`, 'zh-CN': `${chinese(system)} 设备` }
  return { en: 'an unknown device', 'zh-CN': '未知设备' }
}
