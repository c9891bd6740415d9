import { declareProblems } from '../problems.ts'

/** What the pipeline itself may say, before and around every endpoint; in order of precedence. */
export const platformProblems = declareProblems('platform', {
  request_malformed: {
    status: 400,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'contact-support',
    disclosure: 'full',
    article: 'api-requests',
    title: { en: 'This request could not be read', 'zh-CN': '无法读取该请求' },
    detail: {
      en: 'The request is not proper HTTP, so nothing was done and no money moved. Reload the page, or correct the client that sent it, and try again at once.',
      'zh-CN':
        '该请求不符合 HTTP 规范，未执行任何操作，资金未动。请刷新页面或修正发送请求的程序，随即可以重试。',
    },
  },
  method_not_allowed: {
    status: 405,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'go-home',
    disclosure: 'full',
    article: 'api-requests',
    title: { en: 'This address does not take that method', 'zh-CN': '该地址不支持此请求方法' },
    detail: {
      en: 'Nothing was done and no money moved. This address takes {allowed}: change the method and try again at once.',
      'zh-CN': '未执行任何操作，资金未动。该地址支持 {allowed}，请更换请求方法后重试。',
    },
    params: { allowed: 'text' },
  },
  not_found: {
    status: 404,
    retry: 'never',
    whoActs: 'you',
    remedy: 'go-home',
    disclosure: 'full',
    article: 'not-found',
    title: { en: 'There is nothing here', 'zh-CN': '这里没有内容' },
    detail: {
      en: 'This address does not exist, or it is not yours to see. Nothing was done and no money moved. Check the address, or go back to the start now.',
      'zh-CN': '该地址不存在，或您无权查看。未执行任何操作，资金未动。请核对地址，或现在返回首页。',
    },
  },
  other_origin: {
    status: 403,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'go-home',
    disclosure: 'full',
    article: 'other-sites',
    title: { en: 'Another website asked for this', 'zh-CN': '该请求来自其他网站' },
    detail: {
      en: 'A page that is not OKPay tried to act in your name. It was stopped, nothing was done and no money moved. Open OKPay itself and do it there now.',
      'zh-CN':
        '有非 OKPay 的页面试图以您的名义操作，已被拦截，未执行任何操作，资金未动。请打开 OKPay 后直接操作。',
    },
  },
  sign_in_required: {
    status: 401,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'sign-in',
    disclosure: 'full',
    article: 'sign-in',
    title: { en: 'Please sign in', 'zh-CN': '请先登录' },
    detail: {
      en: 'You are not signed in, or your session has ended. Nothing was done and your money is where it was. Sign in now and go on.',
      'zh-CN': '您尚未登录，或登录已过期。未执行任何操作，资金未动。请现在登录后继续。',
    },
  },
  not_permitted: {
    status: 403,
    retry: 'never',
    whoActs: 'nobody',
    remedy: 'go-home',
    disclosure: 'full',
    article: 'staff-roles',
    title: { en: 'Your role does not include this', 'zh-CN': '您的角色没有此权限' },
    detail: {
      en: 'This is for staff with another role. Nothing was done and no money moved. An administrator of OKPay can give you the role; it works from then on.',
      'zh-CN':
        '此操作仅限具有相应角色的员工。未执行任何操作，资金未动。OKPay 管理员可为您授予角色，授予后即可使用。',
    },
  },
  staff_factor_missing: {
    status: 403,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'set-up-factor',
    disclosure: 'full',
    article: 'staff-roles',
    title: { en: 'Set up an authenticator first', 'zh-CN': '请先设置验证器' },
    detail: {
      en: 'Staff work only with an authenticator app or a passkey on their account. Nothing was done and no money moved. Set one up on the security page now; your role works from then on.',
      'zh-CN':
        '员工账户须先绑定验证器应用或通行密钥才能工作。未执行任何操作，资金未动。请现在前往安全页面设置，完成后您的角色即可使用。',
    },
  },
  step_up_needed: {
    status: 403,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'step-up',
    disclosure: 'full',
    article: 'second-factor',
    title: { en: 'Confirm that it is you', 'zh-CN': '请确认是您本人操作' },
    detail: {
      en: 'This needs a fresh second factor. Nothing was done and no money moved. Answer the check that came with this answer within {minutes} minutes, then send the same request again with its token.',
      'zh-CN':
        '此操作需要重新进行二次验证。未执行任何操作，资金未动。请在 {minutes} 分钟内完成随附的验证，然后携带验证令牌重新提交。',
    },
    params: { minutes: 'count' },
  },
  rate_limited: {
    status: 429,
    retry: 'after_time',
    whoActs: 'you',
    remedy: 'wait',
    disclosure: 'full',
    article: 'rate-limits',
    title: { en: 'Too many requests', 'zh-CN': '请求过于频繁' },
    detail: {
      en: 'There were too many requests in a short time, so this one was not done and no money moved. Try again in {wait}.',
      'zh-CN': '短时间内请求过多，本次未执行，资金未动。请在 {wait}后重试。',
    },
    params: { wait: 'seconds' },
  },
  content_type_unsupported: {
    status: 415,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'contact-support',
    disclosure: 'full',
    article: 'api-requests',
    title: { en: 'This content type is not accepted', 'zh-CN': '不支持该内容类型' },
    detail: {
      en: 'Nothing was done and no money moved. Send the body as {accepted} and try again at once.',
      'zh-CN': '未执行任何操作，资金未动。请以 {accepted} 发送内容后重试。',
    },
    params: { accepted: 'text' },
  },
  body_too_large: {
    status: 413,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'change-input',
    disclosure: 'full',
    article: 'api-requests',
    title: { en: 'This is too large', 'zh-CN': '内容过大' },
    detail: {
      en: 'At most {limit} bytes can be sent here. Nothing was done and no money moved. Send less and try again at once.',
      'zh-CN': '此处最多可发送 {limit} 字节。未执行任何操作，资金未动。请减少内容后重试。',
    },
    params: { limit: 'count' },
  },
  body_malformed: {
    status: 400,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'change-input',
    disclosure: 'full',
    article: 'api-requests',
    title: { en: 'The body is not proper JSON', 'zh-CN': '内容不是有效的 JSON' },
    detail: {
      en: 'The body could not be read as UTF-8 JSON. Nothing was done and no money moved. Correct it and try again at once.',
      'zh-CN': '内容无法按 UTF-8 JSON 读取。未执行任何操作，资金未动。请更正后重试。',
    },
  },
  input_invalid: {
    status: 422,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'change-input',
    disclosure: 'full',
    article: 'api-requests',
    title: { en: 'Something needs correcting', 'zh-CN': '有内容需要更正' },
    detail: {
      en: 'Some fields cannot be used as they are; each is named below. Nothing was done and no money moved. Correct them and try again at once.',
      'zh-CN': '部分内容无法使用，见下方逐项说明。未执行任何操作，资金未动。请更正后重试。',
    },
  },
  key_missing: {
    status: 400,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'contact-support',
    disclosure: 'full',
    article: 'idempotency',
    title: { en: 'An Idempotency-Key is missing', 'zh-CN': '缺少 Idempotency-Key' },
    detail: {
      en: 'This call can move money, so it must carry an Idempotency-Key of its own. Nothing was done and no money moved. Send it again with a key at once.',
      'zh-CN':
        '该调用可能动用资金，必须携带独立的 Idempotency-Key。未执行任何操作，资金未动。请加上后立即重试。',
    },
  },
  key_invalid: {
    status: 400,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'contact-support',
    disclosure: 'full',
    article: 'idempotency',
    title: { en: 'This Idempotency-Key cannot be used', 'zh-CN': '该 Idempotency-Key 无法使用' },
    detail: {
      en: 'A key has 1 to 255 printable ASCII characters. Nothing was done and no money moved. Choose another key, a UUID for example, and try again at once.',
      'zh-CN':
        'Idempotency-Key 须为 1 至 255 个可打印 ASCII 字符。未执行任何操作，资金未动。请换一个（例如 UUID）后重试。',
    },
  },
  key_reused: {
    status: 422,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'check-activity',
    disclosure: 'full',
    article: 'idempotency',
    title: {
      en: 'This Idempotency-Key was used for something else',
      'zh-CN': '该 Idempotency-Key 已用于其他请求',
    },
    detail: {
      en: 'The key belongs to an earlier call with another content; that call stands, this one was not done and moved no money. Look at the activity now, then use a new key.',
      'zh-CN':
        '该键属于此前内容不同的请求；此前的请求有效，本次未执行，资金未动。请先查看交易记录，再使用新的键。',
    },
  },
  key_closed: {
    status: 409,
    retry: 'never',
    whoActs: 'you',
    remedy: 'check-activity',
    disclosure: 'full',
    article: 'idempotency',
    title: {
      en: 'This request was given up',
      'zh-CN': '该请求已作废',
    },
    detail: {
      en: 'Its Idempotency-Key was closed before it arrived, so it was not done and moved no money, now or later. If you still want it, look at the activity and send a new request.',
      'zh-CN':
        '该请求到达之前，其 Idempotency-Key 已被关闭，因此未执行，资金未动，今后也不会执行。如仍需办理，请先查看账户明细，再重新发起。',
    },
  },
  key_in_progress: {
    status: 409,
    retry: 'after_time',
    whoActs: 'okpay',
    remedy: 'wait',
    disclosure: 'full',
    article: 'idempotency',
    title: { en: 'The first call is still being worked on', 'zh-CN': '首次请求仍在处理中' },
    detail: {
      en: 'A call with this Idempotency-Key is under way and decides about the money; this one did nothing. Ask again with the same key in a second for its answer.',
      'zh-CN':
        '使用此 Idempotency-Key 的请求正在处理，款项以该请求为准，本次未执行任何操作。请在 1 秒后用同一键再次查询结果。',
    },
  },
  overloaded: {
    status: 503,
    retry: 'after_time',
    whoActs: 'okpay',
    remedy: 'retry',
    disclosure: 'full',
    article: 'unavailable',
    title: { en: 'OKPay is very busy', 'zh-CN': 'OKPay 当前繁忙' },
    detail: {
      en: 'There is more to do than can be done at this moment. This was not started and no money moved. Try again in a few seconds.',
      'zh-CN': '当前请求量超出处理能力。本次未开始执行，资金未动。请在几秒后重试。',
    },
  },
  unavailable: {
    status: 503,
    retry: 'after_time',
    whoActs: 'okpay',
    remedy: 'retry',
    disclosure: 'full',
    article: 'unavailable',
    title: { en: 'OKPay cannot be reached for a moment', 'zh-CN': 'OKPay 暂时无法使用' },
    detail: {
      en: 'Our database does not answer. This was not done; your money is safe and where it was. We are bringing it back: try again in a few seconds.',
      'zh-CN': '数据库暂无响应，本次未执行；您的资金安全且未变动。正在恢复，请在几秒后重试。',
    },
  },
  outcome_unknown: {
    status: 503,
    retry: 'after_time',
    whoActs: 'okpay',
    remedy: 'check-activity',
    disclosure: 'full',
    article: 'outcome-unknown',
    title: { en: 'We do not know yet whether this was done', 'zh-CN': '暂时无法确认是否已完成' },
    detail: {
      en: 'The connection to our database broke at the last step. If it was about money, the money moved fully or not at all. It happened fully or not at all, and is never done twice under one key. Do not start anew: in a few seconds look at the activity, or ask again with the same Idempotency-Key.',
      'zh-CN':
        '最后一步时与数据库的连接中断，涉及的款项要么已全部转移，要么完全未动。该操作要么已全部完成，要么完全没有发生，同一键绝不会重复执行。请勿重新发起：几秒后查看交易记录，或用同一 Idempotency-Key 再次查询。',
    },
  },
  unexpected: {
    status: 500,
    retry: 'after_time',
    whoActs: 'okpay',
    remedy: 'contact-support',
    disclosure: 'full',
    article: 'unexpected',
    title: { en: 'Something went wrong on our side', 'zh-CN': '我们这边出了问题' },
    detail: {
      en: 'This is our mistake. It was not done and no money moved. Try again in a minute; if it stays, tell us the number {request}.',
      'zh-CN':
        '这是我们的问题。本次未执行，资金未动。请在一分钟后重试；若仍然如此，请告知我们编号 {request}。',
    },
    params: { request: 'text' },
  },
})
