import type { Words } from '#platform/problems'

type Rejection = {
  readonly title: Words
  /** What to do so that the next picture passes. */
  readonly fix: Words
  /** Only this one picture has to be sent again. */
  readonly isFixable: boolean
}

/** Why a document was rejected, and what helps; the reviewer chooses one. */
export const rejections = {
  glare: {
    title: { en: 'Light reflects on the picture', 'zh-CN': '照片有反光' },
    fix: {
      en: 'Take it again without flash, away from lamps and windows, so that every line can be read.',
      'zh-CN': '请关闭闪光灯，避开灯光和窗户重新拍摄，确保每一行文字清晰可读。',
    },
    isFixable: true,
  },
  blurred: {
    title: { en: 'The picture is not sharp', 'zh-CN': '照片不清晰' },
    fix: {
      en: 'Lay it on a table, hold the phone still with both hands, tap on the text to focus, and take it again.',
      'zh-CN': '请将证件平放在桌上，双手持稳手机，点按文字对焦后重新拍摄。',
    },
    isFixable: true,
  },
  cropped: {
    title: { en: 'A corner is missing', 'zh-CN': '证件边角不完整' },
    fix: {
      en: 'Take it again with all four corners in the picture and a little of the table around them.',
      'zh-CN': '请重新拍摄，确保四个角都在画面内，并留出少许桌面。',
    },
    isFixable: true,
  },
  wrong_side: {
    title: { en: 'The other side is needed', 'zh-CN': '拍摄的面不对' },
    fix: {
      en: 'Front and back were mixed up, or one was sent twice. Send one picture of each side.',
      'zh-CN': '正反面颠倒，或同一面上传了两次。请分别上传正面和背面各一张。',
    },
    isFixable: true,
  },
  wrong_document: {
    title: { en: 'This paper is not accepted', 'zh-CN': '不接受此类证明' },
    fix: {
      en: 'Choose one of the papers that are listed and send that.',
      'zh-CN': '请从列出的证件或证明中选择一种重新上传。',
    },
    isFixable: true,
  },
  expired_document: {
    title: { en: 'The document has expired', 'zh-CN': '证件已过期' },
    fix: {
      en: 'Send a document that is still valid; any other one of the list will do.',
      'zh-CN': '请上传仍在有效期内的证件，列表中的其他证件也可以。',
    },
    isFixable: true,
  },
  too_old: {
    title: { en: 'The paper is older than 90 days', 'zh-CN': '证明已超过 90 天' },
    fix: {
      en: 'Send a bill, statement or letter that was issued within the last 90 days.',
      'zh-CN': '请上传最近 90 天内出具的账单、对账单或信函。',
    },
    isFixable: true,
  },
  name_differs: {
    title: { en: 'The name is not the one of your account', 'zh-CN': '姓名与账户不符' },
    fix: {
      en: 'Correct the name in your settings so that it is the one on the document, or send a document that shows the name of your account.',
      'zh-CN': '请在设置中将姓名改为与证件一致，或上传与账户姓名一致的证件。',
    },
    isFixable: true,
  },
  face_not_visible: {
    title: { en: 'Your face cannot be seen well', 'zh-CN': '面部不清楚' },
    fix: {
      en: 'Take a selfie in daylight, without hat or sunglasses, with your whole face in the picture.',
      'zh-CN': '请在自然光下自拍，不戴帽子和墨镜，整张脸在画面内。',
    },
    isFixable: true,
  },
  not_genuine: {
    title: { en: 'We cannot accept this document', 'zh-CN': '无法接受该证件' },
    fix: {
      en: 'Write to us if you disagree; another person looks at it and answers within five business days.',
      'zh-CN': '如有异议，请联系我们，将由另一位工作人员复核，并在五个工作日内答复。',
    },
    isFixable: false,
  },
} as const satisfies Readonly<Record<string, Rejection>>

export type RejectionReason = keyof typeof rejections

export const rejectionOf = (reason: string): Rejection =>
  Object.hasOwn(rejections, reason)
    ? rejections[reason as RejectionReason]
    : rejections.wrong_document
