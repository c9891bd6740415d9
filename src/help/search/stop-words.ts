const listOf = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/u))

/** Latin words that say nothing of the matter, without their apostrophes. */
export const latinStopWords = listOf(
  `a an the and or but if so of to in on at by for from with as into about it its this that these
  those is am are was were be been being do does did doing done have has had having i im ive id
  me my mine you your we our us he she they them their will would shall should can could may
  might must there here just please hi hello hey thanks thank some any very too also then than
  get got`,
)

/**
 * Chinese ways of saying the same, folded into one before characters are counted. Longest first
 * where one holds another.
 */
export const hanFoldings: readonly (readonly [RegExp, string])[] = [
  [/为什么|为何|为啥|怎么回事|咋回事|什么原因|怎么会/gu, '为何'],
  [/怎么样|怎么办|怎么弄|怎么|怎样|如何|咋样|咋办|咋/gu, '如何'],
  [/不可以|不能够|没有办法|没办法|无法|没法|不能|不了|不上|不行/gu, '不能'],
  [/帐户|帐号|账户|账号/gu, '账号'],
  [/电话号码|手机号码|手机号|电话号/gu, '手机号'],
  [/多久|多长时间|多少时间|什么时候|啥时候|何时|几时|几天/gu, '何时'],
  [/能不能|可不可以|是否可以|是否能|可否|能否/gu, '可以'],
  [/是不是|有没有|是否/gu, '是否'],
  [/没有|未/gu, '没'],
  [/啥/gu, '什么'],
  [/注销|关闭|关掉|关了|取消|停用/gu, '关闭'],
  [/更改|修改|变更|更换|改成|换成/gu, '更改'],
  [/提升|提高|增加/gu, '提高'],
  [/开通|开启|打开/gu, '开通'],
]
