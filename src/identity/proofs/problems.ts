import { declareProblems, type ProblemDeclaration } from '#platform/problems'

const owner = {
  whoActs: 'you',
  disclosure: 'owner_only',
  article: 'second-factor',
} as const satisfies Partial<ProblemDeclaration>

/** Every way in which a challenge for a second factor says no, in order of precedence. */
export const proofProblems = declareProblems('identity', {
  proof_expired: {
    ...owner,
    status: 410,
    retry: 'after_fix',
    remedy: 'start-over',
    title: { en: 'This check has run out', 'zh-CN': '本次验证已失效' },
    detail: {
      en: 'A check of a second factor works once, for {minutes} minutes. Nothing was done and your money is where it was. Start again from where you came; a new check begins at once.',
      'zh-CN':
        '二次验证仅可使用一次，{minutes} 分钟内有效。未进行任何操作，您的资金不受影响。请返回上一步重新开始，可立即重新验证。',
    },
    params: { minutes: 'count' },
  },
  proof_unanswered: {
    ...owner,
    status: 403,
    retry: 'after_fix',
    remedy: 'change-input',
    title: { en: 'The second factor is still missing', 'zh-CN': '尚未完成二次验证' },
    detail: {
      en: 'Nothing was done and your money is where it was. Answer the check with one of your factors first, within {minutes} minutes of its start.',
      'zh-CN':
        '未进行任何操作，您的资金不受影响。请先使用一种验证方式完成验证，自开始起 {minutes} 分钟内有效。',
    },
    params: { minutes: 'count' },
  },
  factor_unavailable: {
    ...owner,
    status: 409,
    retry: 'after_fix',
    remedy: 'change-input',
    title: { en: 'This way cannot be used here', 'zh-CN': '此处无法使用该验证方式' },
    detail: {
      en: 'It is not set up on your account, or does not count for this step. Nothing was done and your money is where it was. Choose another way from the list now; without any, use “lost my device”.',
      'zh-CN':
        '您的账户未开通该方式，或本步骤不接受该方式。未进行任何操作，您的资金不受影响。请现在从列表中选择其他方式；若均不可用，请使用“设备丢失”。',
    },
  },
  factors_paused: {
    ...owner,
    status: 429,
    retry: 'after_time',
    remedy: 'wait',
    title: { en: 'Too many wrong codes: checks pause', 'zh-CN': '验证码错误过多，验证暂停' },
    detail: {
      en: 'To protect you no code is accepted until {until}. Nothing was done and your money is where it was. Start again after that; if it was not you, change your password as well.',
      'zh-CN':
        '为保护您，{until} 之前不接受任何验证码。未进行任何操作，您的资金不受影响。请在此之后重新开始；如非本人操作，请同时修改密码。',
    },
    params: { until: 'time' },
  },
  factor_replayed: {
    ...owner,
    status: 403,
    retry: 'after_time',
    remedy: 'change-input',
    title: { en: 'This code was used already', 'zh-CN': '该验证码已使用过' },
    detail: {
      en: 'The app’s codes work once. Nothing was done and your money is where it was. Wait for the next code, at most {seconds} seconds, and enter it; {triesLeft} tries are left.',
      'zh-CN':
        '验证器中的每个验证码只能使用一次。未进行任何操作，您的资金不受影响。请等待下一个验证码（最多 {seconds} 秒）后输入，还可试 {triesLeft} 次。',
    },
    params: { seconds: 'seconds', triesLeft: 'count' },
  },
  factor_clock_off: {
    ...owner,
    status: 403,
    retry: 'after_fix',
    remedy: 'change-input',
    title: { en: 'Your device’s clock is off', 'zh-CN': '您设备的时间不准' },
    detail: {
      en: 'The code would be right about {minutes} minutes earlier or later. Nothing was done and your money is where it was. Set the clock of the device with the app to automatic and enter a new code; {triesLeft} tries are left.',
      'zh-CN':
        '该验证码与当前时间相差约 {minutes} 分钟。未进行任何操作，您的资金不受影响。请将验证器所在设备的时间设为自动，再输入新的验证码，还可试 {triesLeft} 次。',
    },
    params: { minutes: 'count', triesLeft: 'count' },
  },
  factor_wrong: {
    ...owner,
    status: 403,
    retry: 'after_fix',
    remedy: 'change-input',
    title: { en: 'That was not right', 'zh-CN': '验证未通过' },
    detail: {
      en: 'Nothing was done and your money is where it was. Look at the newest code (or use the passkey of this account) and try again now; {triesLeft} tries are left, then start again.',
      'zh-CN':
        '未进行任何操作，您的资金不受影响。请核对最新的验证码（或使用本账户的通行密钥）后重试，还可试 {triesLeft} 次，之后需重新开始。',
    },
    params: { triesLeft: 'count' },
  },
  proof_spent: {
    ...owner,
    status: 403,
    retry: 'after_fix',
    remedy: 'start-over',
    title: { en: 'Too many wrong answers', 'zh-CN': '错误次数过多' },
    detail: {
      en: 'This check has ended to protect you. Nothing was done and your money is where it was. Start again from where you came; you can do so now.',
      'zh-CN':
        '为保护您，本次验证已结束。未进行任何操作，您的资金不受影响。请返回上一步重新开始，现在即可操作。',
    },
  },
})
