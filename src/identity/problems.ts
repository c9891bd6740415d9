import { declareProblems, type ProblemDeclaration } from '#platform/problems'

/** What most of these share: the person corrects what was typed, and no money is concerned. */
const correctable = {
  status: 422,
  retry: 'after_fix',
  whoActs: 'you',
  remedy: 'change-input',
  disclosure: 'full',
} as const satisfies Partial<ProblemDeclaration>

/** Every way in which identity says no, in order of precedence. */
export const identityProblems = declareProblems('identity', {
  email_invalid: {
    ...correctable,
    article: 'sign-up',
    title: { en: 'This e-mail address cannot be used', 'zh-CN': '该邮箱地址无法使用' },
    detail: {
      en: 'It is not written like an e-mail address, so nothing was saved and no money is concerned. Correct it, for example anna@example.com, and try again now.',
      'zh-CN':
        '邮箱格式不正确，未保存任何内容，不涉及资金。请改成类似 anna@example.com 的地址，随即可以重试。',
    },
  },
  contact_needed: {
    ...correctable,
    article: 'sign-up',
    title: { en: 'Give an e-mail address or a phone number', 'zh-CN': '请填写邮箱或手机号' },
    detail: {
      en: 'One of the two is needed, and only one. Nothing was saved and no money is concerned. Choose how we shall reach you and send it again now.',
      'zh-CN':
        '邮箱和手机号须填写其中一项，且只能填写一项。未保存任何内容，不涉及资金。请选择联系方式后随即重新提交。',
    },
  },
  name_invalid: {
    ...correctable,
    article: 'names',
    title: { en: 'This name cannot be used', 'zh-CN': '该姓名无法使用' },
    detail: {
      en: 'A name has letters, at most {most} characters, and no web address or invisible characters. Nothing was saved and no money is concerned. Correct it and try again now.',
      'zh-CN':
        '姓名须包含文字，最多 {most} 个字符，且不能含网址或不可见字符。未保存任何内容，不涉及资金。请修改后随即重试。',
    },
    params: { most: 'count' },
  },
  name_reserved: {
    ...correctable,
    article: 'names',
    title: { en: 'This name looks like OKPay itself', 'zh-CN': '该姓名与 OKPay 官方名称相似' },
    detail: {
      en: 'Names that could be taken for OKPay or its staff are refused, to protect everybody from fraud. Nothing was saved and no money is concerned. Use your own name and try again now.',
      'zh-CN':
        '为防范诈骗，不接受容易被误认为 OKPay 或其工作人员的名称。未保存任何内容，不涉及资金。请使用本人姓名，随即可以重试。',
    },
  },
  business_name_unexpected: {
    ...correctable,
    article: 'sign-up',
    title: { en: 'A registered name is for a business', 'zh-CN': '企业名称仅适用于企业账户' },
    detail: {
      en: 'The account was asked for as a personal one, which goes by your own name. Nothing was saved and no money is concerned. Choose a business account or leave the registered name out, and try again now.',
      'zh-CN':
        '您申请的是个人账户，只使用本人姓名。未保存任何内容，不涉及资金。请改为企业账户，或去掉企业名称，随即可以重试。',
    },
  },
  phone_invalid: {
    ...correctable,
    article: 'profile',
    title: { en: 'This phone number cannot be used', 'zh-CN': '该手机号无法使用' },
    detail: {
      en: 'It is not a number that exists in its country’s plan. Nothing was saved and no money is concerned. Write it with its country code, for example +86 138 0013 8000, and try again now.',
      'zh-CN':
        '该号码不符合所在国家或地区的编号规则。未保存任何内容，不涉及资金。请连同国家代码填写，例如 +86 138 0013 8000，随即可以重试。',
    },
  },
  country_unsupported: {
    ...correctable,
    article: 'countries',
    title: { en: 'OKPay is not offered there yet', 'zh-CN': '该国家或地区暂未开通' },
    detail: {
      en: 'Residents of {country} cannot open or keep an account yet. Nothing was saved and no money was moved. Choose the country where you live now; you can try again at any time.',
      'zh-CN':
        '{country} 的居民暂时无法开户或变更至该地区。未保存任何内容，未动用任何款项。请选择您目前居住的国家或地区，可随时重试。',
    },
    params: { country: 'text' },
  },
  currency_unsupported: {
    ...correctable,
    article: 'countries',
    title: { en: 'This currency is not offered to you', 'zh-CN': '您暂时无法使用该币种' },
    detail: {
      en: '{currency} is not available to residents of {country}. Nothing was changed and your money is as it was. Choose another currency now.',
      'zh-CN':
        '{country} 的居民暂时无法使用 {currency}。未作任何更改，余额不变。请现在选择其他币种。',
    },
    params: { currency: 'text', country: 'text' },
  },
  time_zone_unknown: {
    ...correctable,
    article: 'profile',
    title: { en: 'There is no such time zone', 'zh-CN': '没有这个时区' },
    detail: {
      en: 'Time zones are named as in the IANA list, for example Asia/Shanghai. Nothing was changed and your money is where it was. Choose one from the list and try again now.',
      'zh-CN':
        '时区按 IANA 列表命名，例如 Asia/Shanghai。未作任何更改，您的资金不受影响。请从列表中选择，随即可以重试。',
    },
  },
  terms_outdated: {
    status: 409,
    retry: 'now',
    whoActs: 'you',
    remedy: 'retry',
    disclosure: 'full',
    article: 'terms',
    title: { en: 'The terms have changed meanwhile', 'zh-CN': '条款已更新' },
    detail: {
      en: 'You accepted an older version; version {version} is in force. Nothing was saved and no money is concerned. Reload the page, read the new version and send the form again now.',
      'zh-CN':
        '您同意的是旧版条款，现行版本为 {version}。未保存任何内容，不涉及资金。请刷新页面，阅读新版条款后重新提交。',
    },
    params: { version: 'text' },
  },
  password_unacceptable: {
    ...correctable,
    article: 'passwords',
    title: { en: 'This password is too easy to guess', 'zh-CN': '密码太容易被猜到' },
    detail: {
      en: 'Nothing was saved and no money is concerned. Choose at least {least} characters that are not a known password and do not contain your name, address or number, or our name (a few unrelated words are good), and try again now.',
      'zh-CN':
        '未保存任何内容，不涉及资金。请至少使用 {least} 个字符，不要用常见密码，也不要包含您的姓名、邮箱、手机号或 OKPay（几个互不相关的词语就很好），随即可以重试。',
    },
    params: { least: 'count' },
  },
  messages_too_often: {
    status: 429,
    retry: 'after_time',
    whoActs: 'you',
    remedy: 'wait',
    disclosure: 'full',
    article: 'code-not-arrived',
    title: { en: 'A message was sent a moment ago', 'zh-CN': '刚刚已发送过消息' },
    detail: {
      en: 'One message a minute and ten a day may be asked for; no further one was sent, and no money is concerned. Look at the newest message, in the spam folder too, or ask again after {at}.',
      'zh-CN':
        '每分钟只能发送一条消息，每天最多十条。本次未再发送，不涉及资金。请查看最近一条消息（邮件请一并查看垃圾邮件箱），或在 {at} 之后重新获取。',
    },
    params: { at: 'time' },
  },
  texts_paused: {
    status: 429,
    retry: 'after_time',
    whoActs: 'you',
    remedy: 'wait',
    disclosure: 'full',
    article: 'code-not-arrived',
    title: { en: 'Text messages pause for a while', 'zh-CN': '短信暂停发送' },
    detail: {
      en: 'Very many were asked for, from your network or to numbers like this one, so none was sent. Nothing was saved and no money is concerned. Use an e-mail address now, or ask again after {at}.',
      'zh-CN':
        '您所在的网络或同号段的短信请求过多，本次未发送。未保存任何内容，不涉及资金。您可以现在改用邮箱，或在 {at} 之后重试。',
    },
    params: { at: 'time' },
  },
  busy: {
    status: 503,
    retry: 'after_time',
    whoActs: 'okpay',
    remedy: 'retry',
    disclosure: 'full',
    article: 'status',
    title: { en: 'Very many people are signing in', 'zh-CN': '当前登录人数过多' },
    detail: {
      en: 'Your request was not worked on, so nothing has changed and your money is where it was. Try again in {seconds} seconds.',
      'zh-CN': '本次请求未被处理，没有任何变化，您的资金不受影响。请在 {seconds} 秒后重试。',
    },
    params: { seconds: 'seconds' },
  },
  proof_missing: {
    ...correctable,
    article: 'code-not-arrived',
    title: { en: 'The code or the link is missing', 'zh-CN': '缺少验证码或链接' },
    detail: {
      en: 'Give the e-mail address or the phone number with its six-digit code, or the token of the link, not both. Nothing was confirmed and no money is concerned. Open the newest message from us and try again now.',
      'zh-CN':
        '请提供邮箱或手机号和六位验证码，或链接中的令牌，二者择一。尚未确认，不涉及资金。现在请查看我们最近发送的消息，随即重试。',
    },
  },
  code_wrong: {
    status: 403,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'change-input',
    disclosure: 'full',
    article: 'code-not-arrived',
    title: { en: 'This is not the code', 'zh-CN': '验证码不正确' },
    detail: {
      en: 'Nothing was confirmed and no money is concerned. Type the six digits of the newest message now; {triesLeft} tries are left, then ask for a new code.',
      'zh-CN':
        '尚未确认，不涉及资金。请输入最近一条消息中的六位数字，还可试 {triesLeft} 次，之后请重新获取验证码。',
    },
    params: { triesLeft: 'count' },
  },
  code_spent: {
    status: 403,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'request-code',
    disclosure: 'full',
    article: 'code-not-arrived',
    title: { en: 'Too many wrong codes', 'zh-CN': '验证码错误次数过多' },
    detail: {
      en: 'This code has stopped working to protect you. Nothing was confirmed and no money is concerned. Ask for a new code; one can be sent every minute.',
      'zh-CN':
        '为保护您，该验证码已失效。尚未确认，不涉及资金。请重新获取验证码，每分钟可获取一次。',
    },
  },
  code_expired: {
    status: 410,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'request-code',
    disclosure: 'full',
    article: 'code-not-arrived',
    title: { en: 'This code or link no longer works', 'zh-CN': '验证码或链接已失效' },
    detail: {
      en: 'Codes and links work once, for {minutes} minutes, and only the newest. Nothing was confirmed and no money is concerned. Ask for a new one; one can be sent every minute.',
      'zh-CN':
        '验证码和链接仅可使用一次，{minutes} 分钟内有效，且只有最近一次发送的有效。尚未确认，不涉及资金。请重新获取，每分钟可获取一次。',
    },
    params: { minutes: 'count' },
  },
  link_used: {
    status: 409,
    retry: 'never',
    whoActs: 'you',
    remedy: 'sign-in',
    disclosure: 'full',
    article: 'sign-in',
    title: { en: 'This address is confirmed already', 'zh-CN': '该邮箱已完成验证' },
    detail: {
      en: 'The link has been used, perhaps on another device. Nothing is missing and no money is concerned. Sign in with your password now.',
      'zh-CN': '该链接已使用过，可能是在另一台设备上。无需再验证，不涉及资金。请现在使用密码登录。',
    },
  },
  sign_up_contested: {
    status: 403,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'change-input',
    disclosure: 'full',
    article: 'sign-up',
    title: { en: 'Enter the password that you chose', 'zh-CN': '请输入您设置的密码' },
    detail: {
      en: 'Somebody signed up with this address or number more than once, so we check that the last time was you. No account was opened and no money is concerned. Enter the password you chose, or sign up again; the sign-up is kept until {until}.',
      'zh-CN':
        '该邮箱或手机号被多次用于注册，我们需要确认最近一次是您本人。尚未开户，不涉及资金。请输入您设置的密码，或重新注册；本次注册保留至 {until}。',
    },
    params: { until: 'time' },
  },
  bad_credentials: {
    status: 401,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'change-input',
    disclosure: 'owner_only',
    article: 'cannot-sign-in',
    title: { en: 'That did not sign you in', 'zh-CN': '未能登录' },
    detail: {
      en: 'E-mail and password do not match, or there were too many tries and sign-in pauses for a while. Your money is safe and nothing has changed. Check both, mind capitals, and try again; after many tries wait 15 minutes or more.',
      'zh-CN':
        '邮箱与密码不匹配，或因多次尝试，登录已暂停一段时间。您的资金安全，没有任何变化。请核对邮箱与密码（注意大小写）后重试；多次失败后请等待 15 分钟或更久。',
    },
  },
  passkey_unknown: {
    status: 401,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'change-input',
    disclosure: 'owner_only',
    article: 'cannot-sign-in',
    title: { en: 'This passkey did not sign you in', 'zh-CN': '通行密钥登录失败' },
    detail: {
      en: 'It is not a passkey of an account here, or it was removed. Nothing has changed and your money is where it was. Sign in with e-mail or phone and password now; you can add the passkey again afterwards.',
      'zh-CN':
        '该通行密钥未绑定本站账户，或已被移除。没有任何变化，您的资金不受影响。请现在使用邮箱或手机号加密码登录，之后可重新添加通行密钥。',
    },
  },
  contact_unverified: {
    status: 403,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'verify-contact',
    disclosure: 'owner_only',
    article: 'code-not-arrived',
    title: { en: 'Confirm your address or number first', 'zh-CN': '请先验证邮箱或手机号' },
    detail: {
      en: 'Your password is right, but {email} is not confirmed, so the account is not open yet and holds no money. Enter the code that we sent, or ask for a new one, before {until}.',
      'zh-CN':
        '密码正确，但 {email} 尚未验证，账户还未开通，其中没有资金。请在 {until} 前输入我们发送的验证码，或重新获取。',
    },
    params: { email: 'text', until: 'time' },
  },
  sign_in_paused: {
    status: 403,
    retry: 'after_time',
    whoActs: 'okpay',
    remedy: 'none',
    disclosure: 'owner_only',
    article: 'restrictions',
    title: { en: 'Signing in is paused', 'zh-CN': '登录已暂停' },
    detail: {
      en: 'Signing in to this account is paused while we look at it. Your money stays yours, in your wallets, and nobody can take it. There is nothing to do now. A person decides by {by}; then sign in again.',
      'zh-CN':
        '账户正在核查，暂停登录。资金仍在您的钱包中，归您所有，任何人都无法取走。您目前无需任何操作，专人最迟于 {by} 作出决定，届时请重新登录。',
    },
    params: { by: 'time' },
  },
  account_closed: {
    status: 403,
    retry: 'never',
    whoActs: 'you',
    remedy: 'contact-support',
    disclosure: 'owner_only',
    article: 'closed-account',
    title: { en: 'This account is closed', 'zh-CN': '该账户已注销' },
    detail: {
      en: 'Your password is right, but account {account} was closed and cannot be used. A balance that was left is kept for you. Contact support at any time to have it paid out.',
      'zh-CN':
        '密码正确，但账户 {account} 已注销，无法使用。如有余额，我们会为您保管。您可随时联系客服办理退款。',
    },
    params: { account: 'text' },
  },
  last_contact: {
    status: 409,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'contact-support',
    disclosure: 'owner_only',
    article: 'profile',
    title: { en: 'You sign in with this number', 'zh-CN': '您正在使用该号码登录' },
    detail: {
      en: 'It is the only way in which we reach you, so it stays until another one is confirmed. Nothing was changed and your money is where it was. Add an e-mail address first; if you have lost the number, contact support at any time.',
      'zh-CN':
        '这是我们联系您的唯一方式，在确认其他联系方式之前需要保留。未作任何更改，您的资金不受影响。请先添加邮箱；如号码已停用，可随时联系客服。',
    },
  },
  phone_taken: {
    status: 409,
    retry: 'never',
    whoActs: 'you',
    remedy: 'contact-support',
    disclosure: 'owner_only',
    article: 'profile',
    title: { en: 'This number belongs to another account', 'zh-CN': '该手机号已绑定其他账户' },
    detail: {
      en: 'You have proved that the number is yours, but another OKPay account uses it. Nothing was changed and your money is where it was. Remove it there, or contact support at any time if that account is not yours.',
      'zh-CN':
        '您已证明持有该号码，但它已绑定另一个 OKPay 账户。未作任何更改，您的资金不受影响。请在该账户中解绑；如非您的账户，可随时联系客服。',
    },
  },
})
