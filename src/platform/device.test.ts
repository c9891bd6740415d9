import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deviceOf, deviceWords } from './device.ts'

const webKit = 'AppleWebKit/537.36 (KHTML, like Gecko)'
const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)'
const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)'
const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X)'
const appleWebKit = 'AppleWebKit/605.1.15 (KHTML, like Gecko)'

/** As browsers, apps and programs really write it. */
const table: readonly (readonly [userAgent: string, en: string, zh: string])[] = [
  [`${mac} ${webKit} Chrome/138.0.0.0 Safari/537.36`, 'Chrome on macOS', 'Chrome（macOS）'],
  [`${mac} ${appleWebKit} Version/18.5 Safari/605.1.15`, 'Safari on macOS', 'Safari（macOS）'],
  [
    'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    'Firefox on Linux',
    'Firefox（Linux）',
  ],
  [
    `${windows} ${webKit} Chrome/138.0.0.0 Safari/537.36 Edg/138.0.0.0`,
    'Edge on Windows',
    'Edge（Windows）',
  ],
  [
    `${iphone} ${appleWebKit} Version/18.5 EdgiOS/138.0.3351.95 Mobile/15E148 Safari/604.1`,
    'Edge on iOS',
    'Edge（iOS）',
  ],
  [
    `${iphone} ${appleWebKit} Version/18.5 Mobile/15E148 Safari/604.1`,
    'Safari on iOS',
    'Safari（iOS）',
  ],
  [
    `${iphone} ${appleWebKit} CriOS/138.0.7204.119 Mobile/15E148 Safari/604.1`,
    'Chrome on iOS',
    'Chrome（iOS）',
  ],
  [
    'Mozilla/5.0 (iPad; CPU OS 17_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.7 Mobile/15E148 Safari/604.1',
    'Safari on iPadOS',
    'Safari（iPadOS）',
  ],
  [
    `Mozilla/5.0 (Linux; Android 10; K) ${webKit} Chrome/138.0.0.0 Mobile Safari/537.36`,
    'Chrome on Android',
    'Chrome（安卓）',
  ],
  [
    `${iphone} ${appleWebKit} Mobile/15E148 MicroMessenger/8.0.60(0x18003c2f) NetType/WIFI Language/zh_CN`,
    'WeChat on iOS',
    '微信（iOS）',
  ],
  [
    `Mozilla/5.0 (Linux; Android 14; V2309A Build/UP1A.231005.007; wv) ${webKit} Version/4.0 Chrome/130.0.6723.103 Mobile Safari/537.36 XWEB/1300333 MMWEBSDK/20250201 MicroMessenger/8.0.57.2820(0x28003956) WeChat/arm64 Weixin NetType/5G Language/zh_CN ABI/arm64`,
    'WeChat on Android',
    '微信（安卓）',
  ],
  [
    `Mozilla/5.0 (Linux; U; Android 13; zh-CN; M2102J2SC Build/TKQ1.220829.002) ${webKit} Version/4.0 Chrome/100.0.4896.58 UWS/5.12.1.0 Mobile Safari/537.36 AlipayDefined(nt:WIFI,ws:393|0|2.75) AliApp(AP/10.5.90.8000) AlipayClient/10.5.90.8000 Language/zh-Hans`,
    'Alipay on Android',
    '支付宝（安卓）',
  ],
  [
    `Mozilla/5.0 (Linux; U; Android 12; zh-CN; PEEM00 Build/SKQ1.210216.001) ${webKit} Version/4.0 Chrome/100.0.4896.58 UCBrowser/16.4.8.1316 Mobile Safari/537.36`,
    'UC Browser on Android',
    'UC 浏览器（安卓）',
  ],
  [
    `Mozilla/5.0 (Linux; Android 12; HarmonyOS; ALN-AL00; HMSCore 6.13.0.302) ${webKit} Chrome/99.0.4844.88 HuaweiBrowser/15.0.4.312 Mobile Safari/537.36`,
    'Huawei Browser on HarmonyOS',
    '华为浏览器（鸿蒙）',
  ],
  [
    `Mozilla/5.0 (Phone; OpenHarmony 5.0) ${webKit} Chrome/114.0.0.0 Safari/537.36 ArkWeb/4.1.6.1 Mobile`,
    'Huawei Browser on HarmonyOS',
    '华为浏览器（鸿蒙）',
  ],
  [
    `Mozilla/5.0 (Linux; Android 14; SAMSUNG SM-S918B) ${webKit} SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36`,
    'Samsung Internet on Android',
    '三星浏览器（安卓）',
  ],
  [
    `${windows} ${webKit} Chrome/123.0.0.0 Safari/537.36 QQBrowser/13.0.6072.400`,
    'QQ Browser on Windows',
    'QQ 浏览器（Windows）',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; rv:11.0) like Gecko',
    'Internet Explorer on Windows',
    'Internet Explorer（Windows）',
  ],
  [`${iphone} ${appleWebKit} Mobile/15E148`, 'an app on iOS', 'iOS 设备'],
  ['curl/8.5.0', 'curl', 'curl'],
  ['python-requests/2.32.3', 'Python', 'Python'],
  ['node', 'Node.js', 'Node.js'],
  ['Go-http-client/2.0', 'Go', 'Go'],
  ['okhttp/4.12.0', 'Java', 'Java'],
  ['PostmanRuntime/7.44.1', 'Postman', 'Postman'],
  ['', 'an unknown device', '未知设备'],
  ['<script>alert(1)</script>', 'an unknown device', '未知设备'],
]

for (const [userAgent, en, zh] of table) {
  test(`${en} is read out of "${userAgent.slice(0, 60)}"`, () => {
    assert.deepEqual(deviceWords(deviceOf(userAgent)), { en, 'zh-CN': zh })
  })
}

test('a User-Agent as long as a book is read in no time', () => {
  const long = `Mozilla/5.0 (Linux; Android 14) Version/${'Version/ '.repeat(20_000)}`
  const startedMs = performance.now()
  deviceOf(long)
  assert.ok(performance.now() - startedMs < 50)
})
