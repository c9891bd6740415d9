import { declareReasons, type ReasonDeclaration } from '#platform/reasons'

/** Most of these: the owner reads them, and the owner acts. */
const yours = {
  retry: 'after_fix',
  whoActs: 'you',
  disclosure: 'owner_only',
  article: 'cannot-sign-in',
} as const satisfies Partial<ReasonDeclaration>

/** What stands in the way of signing in, or of the messages that it needs. */
export const signInReasons = declareReasons('diagnosis', {
  sign_in_locked: {
    ...yours,
    retry: 'after_time',
    title: { en: 'Sign-in is locked for a while', 'zh-CN': '登录已暂时锁定' },
    detail: {
      en: 'There were {tries} wrong passwords in a row, so no password is tried on new devices until {until}. Your money is safe and where it was. Unlock it now with the link that we sent you, or wait: it opens by itself at {until}.',
      'zh-CN':
        '连续 {tries} 次密码错误，{until} 之前新设备无法登录。您的资金安全，没有变化。您可以现在通过我们发送的链接解锁，也可以等待，{until} 自动解除。',
    },
    params: { tries: 'count', until: 'time' },
  },
  factors_paused: {
    ...yours,
    retry: 'after_time',
    title: { en: 'Codes are not accepted for a while', 'zh-CN': '验证码暂停使用' },
    detail: {
      en: 'The password was right, but too many codes after it were wrong, so no code is tried until {until}. Your money is safe and where it was. If it was not you, change the password now; otherwise try again at {until}.',
      'zh-CN':
        '密码正确，但随后的验证码错误次数过多，{until} 之前不再接受验证码。您的资金安全，没有变化。如非本人操作，请立即修改密码；否则请在 {until} 后重试。',
    },
    params: { until: 'time' },
  },
  wrong_password: {
    ...yours,
    title: { en: 'The password was wrong', 'zh-CN': '密码不正确' },
    detail: {
      en: 'The last {tries} tries on a device of yours failed because of the password; the address is right. Your money is safe and where it was. Mind capitals and the language of the keyboard, or set a new password now; at ten tries sign-in pauses for 15 minutes.',
      'zh-CN':
        '您的设备上最近 {tries} 次登录失败，原因是密码不正确，账号无误。您的资金安全，没有变化。请注意大小写和输入法，或现在设置新密码；满十次将暂停登录 15 分钟。',
    },
    params: { tries: 'count' },
  },
  old_password: {
    ...yours,
    title: { en: 'This may be the old password', 'zh-CN': '使用的可能是旧密码' },
    detail: {
      en: 'The password was changed at {changedAt}, and the tries after it failed. Your money is safe and where it was. Use the new one, also where a browser has saved the old one; or set another one now.',
      'zh-CN':
        '密码已于 {changedAt} 修改，此后的登录均因密码失败。您的资金安全，没有变化。请使用新密码（浏览器可能仍保存着旧密码），或现在重新设置。',
    },
    params: { changedAt: 'time' },
  },
  wrong_code: {
    ...yours,
    article: 'code-not-arrived',
    title: { en: 'The code was wrong', 'zh-CN': '验证码不正确' },
    detail: {
      en: 'The password was right, and {tries} codes after it were not. Your money is safe and where it was. Only the newest code counts, for ten minutes; ask for a new one or choose another way to confirm now.',
      'zh-CN':
        '密码正确，但随后 {tries} 次验证码错误。您的资金安全，没有变化。只有最新的验证码有效，时限十分钟；请现在重新获取，或换一种验证方式。',
    },
    params: { tries: 'count' },
  },
  app_clock_off: {
    ...yours,
    article: 'authenticator',
    title: { en: 'The clock of your phone is off', 'zh-CN': '手机时间不准确' },
    detail: {
      en: 'The code of your app was right for another time: the clock of that phone is wrong. Your money is safe and where it was. Set date and time there to automatic and type the next code now.',
      'zh-CN':
        '验证器中的验证码属于其他时刻，说明该手机时间不准。您的资金安全，没有变化。请在手机上将日期和时间设为自动，然后输入下一个验证码。',
    },
  },
  password_must_change: {
    ...yours,
    title: { en: 'The password must be changed', 'zh-CN': '必须更换密码' },
    detail: {
      en: 'There is evidence that others know your password, so since {since} it opens nothing. Your money is safe and where it was. Set a new one by the link of a reset now; sign-in works again at once.',
      'zh-CN':
        '有迹象表明他人知道您的密码，自 {since} 起该密码已停用。您的资金安全，没有变化。请现在通过重置链接设置新密码，完成后即可登录。',
    },
    params: { since: 'time' },
  },
  lost_factor_waiting: {
    ...yours,
    retry: 'after_time',
    whoActs: 'nobody',
    article: 'lost-device',
    title: { en: 'Your lost device is being replaced', 'zh-CN': '正在更换丢失的设备' },
    detail: {
      en: 'You reported a lost device; a waiting time protects you until {readyAt}. Your money is safe and where it was. From then on you finish it with a code by every channel; if it was not you, sign in once and it stops.',
      'zh-CN':
        '您已报告设备丢失，为保护您，需等待至 {readyAt}。您的资金安全，没有变化。届时通过各渠道的验证码即可完成；如非本人操作，登录一次即可终止。',
    },
    params: { readyAt: 'time' },
  },
  lost_factor_ready: {
    ...yours,
    article: 'lost-device',
    title: { en: 'The lost device can be replaced now', 'zh-CN': '现在可以更换丢失的设备' },
    detail: {
      en: 'The waiting time after your report ended at {readyAt}. Your money is safe and where it was. Confirm with a code by every channel now; afterwards money out waits 72 hours.',
      'zh-CN':
        '报告设备丢失后的等待期已于 {readyAt} 结束。您的资金安全，没有变化。请现在用各渠道的验证码完成更换；之后 72 小时内暂缓转出。',
    },
    params: { readyAt: 'time' },
  },
  reset_waiting: {
    ...yours,
    article: 'reset-password',
    title: { en: 'A new password is half done', 'zh-CN': '密码重置尚未完成' },
    detail: {
      en: 'A link or code for a new password was asked for and not used, so the old password still holds. Your money is safe and where it was. Use the newest message until {until}; if it was not you, there is nothing to do.',
      'zh-CN':
        '已申请重置密码，但尚未使用链接或验证码，旧密码仍然有效。您的资金安全，没有变化。请在 {until} 前使用最新一条消息；如非本人操作，无需处理。',
    },
    params: { until: 'time' },
  },
  contact_change_waiting: {
    ...yours,
    article: 'profile',
    title: { en: 'A new address or number is not confirmed', 'zh-CN': '新的邮箱或手机号尚未确认' },
    detail: {
      en: 'You asked to change it, and the code that we sent to the new one has not come back: the old one still counts. Your money is where it was. Enter the code until {until}, or ask for another one now.',
      'zh-CN':
        '您申请了更换，但发往新邮箱或手机号的验证码尚未输入，原来的仍然有效。您的资金没有变化。请在 {until} 前输入验证码，或现在重新获取。',
    },
    params: { until: 'time' },
  },
  recovery_codes_low: {
    ...yours,
    article: 'recovery-codes',
    title: { en: 'Few recovery codes are left', 'zh-CN': '恢复码所剩不多' },
    detail: {
      en: 'Only {left} of your recovery codes are unused. Nothing is lost and your money is where it was. Make ten new ones now, before you need the last; the old ones end.',
      'zh-CN':
        '您的恢复码只剩 {left} 个未使用。没有任何损失，您的资金没有变化。请在用完之前生成十个新的恢复码，旧的随即失效。',
    },
    params: { left: 'count' },
  },
  mail_refused: {
    ...yours,
    article: 'code-not-arrived',
    title: { en: 'Your mailbox refuses our mail', 'zh-CN': '您的邮箱拒收我们的邮件' },
    detail: {
      en: 'The mailbox {to} did not take our last mail (it said {code}), so codes do not reach you there. Your money is safe and where it was. Change the address or use another way to confirm now; check that the mailbox exists and is not full.',
      'zh-CN':
        '邮箱 {to} 未接收我们最近的邮件（返回 {code}），验证码无法送达。您的资金安全，没有变化。请现在更换邮箱或改用其他验证方式，并确认该邮箱有效且未满。',
    },
    params: { to: 'text', code: 'text' },
  },
  text_refused: {
    ...yours,
    article: 'code-not-arrived',
    title: { en: 'Your number refuses our texts', 'zh-CN': '您的号码无法接收短信' },
    detail: {
      en: 'The network did not deliver our last text to {to} (it said {code}). Your money is safe and where it was. Change the number or use another way to confirm now.',
      'zh-CN':
        '运营商未能将我们最近的短信送达 {to}（返回 {code}）。您的资金安全，没有变化。请现在更换手机号，或改用其他验证方式。',
    },
    params: { to: 'text', code: 'text' },
  },
  message_waiting: {
    ...yours,
    retry: 'after_time',
    whoActs: 'okpay',
    article: 'code-not-arrived',
    title: { en: 'A message to you is late', 'zh-CN': '发给您的消息有延迟' },
    detail: {
      en: 'Our message to {to} of {since} has not gone out yet; we try again by ourselves. Your money is safe and where it was. Use another way to confirm now; we stop trying at {by}.',
      'zh-CN':
        '我们于 {since} 发往 {to} 的消息尚未发出，系统会自动重试。您的资金安全，没有变化。您可以现在改用其他验证方式；{by} 后不再重试。',
    },
    params: { to: 'text', since: 'time', by: 'time' },
  },
  message_expired: {
    ...yours,
    article: 'code-not-arrived',
    title: { en: 'A code could not be sent in time', 'zh-CN': '验证码未能及时发出' },
    detail: {
      en: 'The code to {to} of {since} did not go out before it ran out, so it never came. Your money is safe and where it was. Ask for a new one now, or use another way to confirm.',
      'zh-CN':
        '{since} 发往 {to} 的验证码在失效前未能发出，因此您没有收到。您的资金安全，没有变化。请现在重新获取，或改用其他验证方式。',
    },
    params: { to: 'text', since: 'time' },
  },
})
