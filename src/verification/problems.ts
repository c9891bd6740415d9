import { declareProblems } from '#platform/problems'

/** Every way in which this module says no, in order of precedence. */
export const verificationProblems = declareProblems('verification', {
  document_unknown: {
    status: 404,
    retry: 'never',
    whoActs: 'you',
    remedy: 'verify-identity',
    disclosure: 'full',
    article: 'verify-identity',
    title: { en: 'There is no such document', 'zh-CN': '没有这份证件' },
    detail: {
      en: 'No document with this number is there for you. Nothing was changed and your money is where it was. Open the page of your documents now.',
      'zh-CN': '未找到该编号的证件。未作任何更改，资金未动。请现在打开“身份验证”页面。',
    },
  },
  in_review: {
    status: 409,
    retry: 'after_time',
    whoActs: 'okpay',
    remedy: 'verify-identity',
    disclosure: 'full',
    article: 'verify-identity',
    title: { en: 'This document is being reviewed', 'zh-CN': '该证件正在审核中' },
    detail: {
      en: 'A document of this kind was sent in and is answered by {answerBy}. Nothing was changed and your money is where it was. Wait for the answer; it comes by message.',
      'zh-CN':
        '同类证件已提交，将于 {answerBy} 前答复。未作任何更改，资金未动。请等待结果，我们会发消息通知您。',
    },
    params: { answerBy: 'time' },
  },
  variant_not_accepted: {
    status: 422,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'change-input',
    disclosure: 'full',
    article: 'verify-identity',
    title: { en: 'This paper does not prove that', 'zh-CN': '该证件不适用' },
    detail: {
      en: 'Accepted here: {accepted}. Nothing was changed and your money is where it was. Choose one of these and go on at once.',
      'zh-CN': '此处接受：{accepted}。未作任何更改，资金未动。请现在从中选择一种。',
    },
    params: { accepted: 'words' },
  },
  document_expired: {
    status: 422,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'change-input',
    disclosure: 'full',
    article: 'verify-identity',
    title: { en: 'This document is no longer valid', 'zh-CN': '该证件已过期' },
    detail: {
      en: 'Its last day was {day}. Nothing was sent in and your money is where it was. Use a document that is still valid and go on at once.',
      'zh-CN': '该证件有效期至 {day}。尚未提交，资金未动。请改用仍在有效期内的证件，随即可以继续。',
    },
    params: { day: 'text' },
  },
  side_not_wanted: {
    status: 422,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'change-input',
    disclosure: 'full',
    article: 'verify-identity',
    title: { en: 'This picture is not needed', 'zh-CN': '不需要这张照片' },
    detail: {
      en: 'Of this document we need: {wanted}. Nothing was kept and your money is where it was. Send one of these at once.',
      'zh-CN': '该证件需要：{wanted}。未保存照片，资金未动。请现在上传其中之一。',
    },
    params: { wanted: 'words' },
  },
  image_kind: {
    status: 422,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'change-input',
    disclosure: 'full',
    article: 'verify-identity',
    title: { en: 'This is not a photo that we can read', 'zh-CN': '无法识别这张照片' },
    detail: {
      en: 'The file is of the kind {kind}; we take JPEG, PNG and WebP. Nothing was kept and your money is where it was. Take a photo, or save the picture as JPEG, and send it at once.',
      'zh-CN':
        '文件类型为 {kind}，我们接受 JPEG、PNG 和 WebP。未保存照片，资金未动。请直接拍照，或另存为 JPEG 后重新上传。',
    },
    params: { kind: 'text' },
  },
  image_unreadable: {
    status: 422,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'change-input',
    disclosure: 'full',
    article: 'verify-identity',
    title: { en: 'This picture is damaged', 'zh-CN': '照片已损坏' },
    detail: {
      en: 'It could not be opened to its end. Nothing was kept and your money is where it was. Take the photo again and send it at once.',
      'zh-CN': '文件无法完整读取。未保存照片，资金未动。请重新拍摄后上传。',
    },
  },
  image_too_small: {
    status: 422,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'change-input',
    disclosure: 'full',
    article: 'verify-identity',
    title: { en: 'This picture is too small to read', 'zh-CN': '照片尺寸过小' },
    detail: {
      en: 'Each side needs at least {least} pixels. Nothing was kept and your money is where it was. Take the photo with the camera instead of a preview, and send it at once.',
      'zh-CN':
        '每边至少需要 {least} 像素。未保存照片，资金未动。现在请使用相机原图而非缩略图，重新上传。',
    },
    params: { least: 'count' },
  },
  image_too_many_pixels: {
    status: 422,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'change-input',
    disclosure: 'full',
    article: 'verify-identity',
    title: { en: 'This picture is too large', 'zh-CN': '照片尺寸过大' },
    detail: {
      en: 'It has more than 48 million pixels. Nothing was kept and your money is where it was. Take an ordinary photo and send it at once.',
      'zh-CN': '照片超过 4,800 万像素。未保存照片，资金未动。现在请使用普通照片重新上传。',
    },
  },
  images_missing: {
    status: 409,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'change-input',
    disclosure: 'full',
    article: 'verify-identity',
    title: { en: 'A picture is still missing', 'zh-CN': '还缺少照片' },
    detail: {
      en: 'Still needed: {missing}. Nothing was sent in and your money is where it was. Add it and send the document in at once.',
      'zh-CN': '还需要：{missing}。尚未提交，资金未动。请现在补充后提交。',
    },
    params: { missing: 'words' },
  },
  already_sent_in: {
    status: 409,
    retry: 'never',
    whoActs: 'nobody',
    remedy: 'verify-identity',
    disclosure: 'full',
    article: 'verify-identity',
    title: { en: 'This document was sent in already', 'zh-CN': '该证件已提交' },
    detail: {
      en: 'What was sent in cannot be changed. Nothing was changed now and your money is where it was. Look at its state on the page of your documents; start a new one when it was rejected.',
      'zh-CN':
        '已提交的证件不能再更改。本次未作更改，资金未动。请现在到“身份验证”页面查看状态；如被拒绝，可重新开始。',
    },
  },
  still_good: {
    status: 409,
    retry: 'never',
    whoActs: 'nobody',
    remedy: 'verify-identity',
    disclosure: 'full',
    article: 'verify-identity',
    title: { en: 'This is verified already', 'zh-CN': '已通过验证' },
    detail: {
      en: 'A document of this kind was approved and is good. Nothing was changed and your money is where it was. There is nothing to do; if it has a last day, we write 30 days before.',
      'zh-CN':
        '同类证件已通过审核且仍然有效。未作任何更改，资金未动。您无需操作；如有到期日，我们会在到期前 30 天通知您。',
    },
  },
  own_document: {
    status: 403,
    retry: 'never',
    whoActs: 'okpay',
    remedy: 'none',
    disclosure: 'full',
    article: 'review-documents',
    title: { en: 'Not your own', 'zh-CN': '不能处理自己的资料' },
    detail: {
      en: 'Nobody decides about themselves. Nothing was decided and no money moved. A colleague of verification decides; it stays in the queue until then.',
      'zh-CN':
        '任何人都不能审核自己的资料。未作决定，资金未动。请由验证部门的同事处理，处理之前仍在队列中。',
    },
  },
  not_taken: {
    status: 409,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'none',
    disclosure: 'full',
    article: 'review-documents',
    title: { en: 'You have not taken this document', 'zh-CN': '您尚未接手这份证件' },
    detail: {
      en: 'Only the reviewer who took a document sees its pictures. Nothing was shown or decided, and no money moved. Take it from the queue now; one that is decided stays with who decided.',
      'zh-CN':
        '只有接手的审核员才能查看照片。未显示照片，未作决定，资金未动。请现在从队列中接手；已处理的证件仅由处理人查看。',
    },
  },
  already_decided: {
    status: 409,
    retry: 'never',
    whoActs: 'nobody',
    remedy: 'go-home',
    disclosure: 'full',
    article: 'review-documents',
    title: { en: 'This was decided already', 'zh-CN': '已有处理结果' },
    detail: {
      en: 'Somebody decided about it before you. Nothing was changed now and no money moved. Open the queue for what is left.',
      'zh-CN': '已由他人先行处理。本次未作更改，资金未动。请现在返回队列查看其余事项。',
    },
  },
})
