import { declareProblems } from '#platform/problems'

/**
 * What is closed at the moment, in order of precedence; then what staff cannot do. A closure is
 * 409, not 503: the outcome is known, nothing was done.
 */
export const availabilityProblems = declareProblems('availability', {
  maintenance: {
    status: 409,
    retry: 'after_time',
    whoActs: 'okpay',
    remedy: 'tell-me',
    disclosure: 'full',
    article: 'maintenance',
    title: { en: 'Closed for maintenance', 'zh-CN': '正在维护' },
    detail: {
      en: '{title}: this is closed until {until}. Nothing was done and your money is where it was; everything else works. Let us tell you here when it is back, or try again after {until}.',
      'zh-CN':
        '{title}：维护期间暂停此项操作，预计 {until} 恢复。本次未执行任何操作，资金未动，其他功能照常使用。您可在此选择恢复时接收通知，或在 {until} 之后重试。',
    },
    params: { title: 'words', until: 'time' },
  },
  maintenance_overruns: {
    status: 409,
    retry: 'after_time',
    whoActs: 'okpay',
    remedy: 'tell-me',
    disclosure: 'full',
    article: 'maintenance',
    title: { en: 'Maintenance takes longer than planned', 'zh-CN': '维护时间延长' },
    detail: {
      en: '{title}: this should have ended at {planned}, and we are not done. We now expect {until}. Nothing was done and your money is where it was; everything else works. Let us tell you here when it is back.',
      'zh-CN':
        '{title}：原定 {planned} 结束，目前尚未完成，最新预计 {until} 恢复。本次未执行任何操作，资金未动，其他功能照常使用。您可在此选择恢复时接收通知。',
    },
    params: { title: 'words', planned: 'time', until: 'time' },
  },
  rail_down: {
    status: 409,
    retry: 'after_time',
    whoActs: 'okpay',
    remedy: 'tell-me',
    disclosure: 'full',
    article: 'maintenance',
    title: { en: 'This does not work at the moment', 'zh-CN': '此项服务暂时不可用' },
    detail: {
      en: '{rail}: it fails at the moment, so we do not start anything there. Nothing was done and your money is where it was; everything else works. We try it again at {until}; let us tell you here when it is back.',
      'zh-CN':
        '{rail}：目前出现故障，暂不受理新的操作。本次未执行任何操作，资金未动，其他功能照常使用。我们将于 {until} 再次尝试，您可在此选择恢复时接收通知。',
    },
    params: { rail: 'words', until: 'time' },
  },
  times_impossible: {
    status: 422,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'change-input',
    disclosure: 'full',
    article: 'maintenance',
    title: { en: 'These times do not work', 'zh-CN': '时间设置有误' },
    detail: {
      en: 'A window ends after it starts, in the future, and lasts 72 hours at most; one that runs cannot start later. Nothing was changed and no money is concerned. Correct the times and save again now.',
      'zh-CN':
        '维护须先开始后结束，结束时间须在将来，最长 72 小时；已开始的维护不能再改开始时间。未作任何更改，不涉及资金。请修改时间后重新保存。',
    },
  },
  window_over: {
    status: 409,
    retry: 'never',
    whoActs: 'you',
    remedy: 'none',
    disclosure: 'full',
    article: 'maintenance',
    title: { en: 'This window is over', 'zh-CN': '该维护已结束' },
    detail: {
      en: 'It ended at {endedAt} and stays as it is. Nothing was changed and no money is concerned. Plan a new window if something must be closed now.',
      'zh-CN':
        '该维护已于 {endedAt} 结束，不能再改。未作任何更改，不涉及资金。如需暂停服务，请现在新建维护。',
    },
    params: { endedAt: 'time' },
  },
})

/** Codes of an operation that may be closed. */
export const closedCodes = [
  'availability.maintenance',
  'availability.maintenance_overruns',
  'availability.rail_down',
] as const
