/**
 * Problems: every way of saying no, declared once as data and thrown as `Problem`.
 * Browser-safe: the web app reads the declarations too.
 * Source: RFC 9457 (problem details), with `code`, `remedy`, `params` and `retry_after` added.
 */
export type Language = 'en' | 'zh-CN'
export const languages = ['en', 'zh-CN'] as const

/** An amount as it stands in JSON: a canonical decimal string and a currency code. */
export type MoneyParam = { readonly amount: string; readonly currency: string }

type ParamKinds = {
  money: MoneyParam
  text: string
  count: number
  /** A moment; shown with its zone. */
  time: Date
  /** A length of time in whole seconds. */
  seconds: number
  /** A text of ours, shown in the reader's language. */
  words: Words
}
export type ParamKind = keyof ParamKinds
type ParamShape = Readonly<Record<string, ParamKind>>
export type ParamsOf<S extends ParamShape> = { readonly [K in keyof S]: ParamKinds[S[K]] }

export type Words = Readonly<Record<Language, string>>

export type ProblemDeclaration = {
  /** HTTP status of the answer. */
  readonly status: number
  /** When the same call may succeed. */
  readonly retry: 'now' | 'after_fix' | 'after_time' | 'never'
  /** Who has to act next. */
  readonly whoActs: 'you' | 'okpay' | 'bank' | 'counterparty' | 'nobody'
  /** The one button that a screen offers. */
  readonly remedy: Remedy
  /** Who may read the words; see `docs/reference/problems.md`. */
  readonly disclosure: 'full' | 'owner_only' | 'generic' | 'silent'
  /** Slug of the help article. */
  readonly article: string
  readonly title: Words
  /** Placeholders `{name}` equal the keys of `params`. */
  readonly detail: Words
  readonly params?: ParamShape
}

export type Remedy =
  | 'change-input'
  | 'retry'
  | 'wait'
  | 'tell-me'
  | 'sign-in'
  | 'verify-contact'
  | 'request-code'
  | 'start-over'
  | 'step-up'
  | 'set-up-factor'
  | 'set-password'
  | 'unfreeze'
  | 'see-restrictions'
  | 'add-money'
  | 'verify-identity'
  | 'check-activity'
  | 'contact-support'
  | 'go-home'
  | 'none'

/** One refused field: a JSON pointer into the request (RFC 6901), a code and a sentence. */
export type FieldError = {
  readonly pointer: string
  readonly code: string
  readonly detail: string
}

export type ProblemOptions = {
  readonly errors?: readonly FieldError[]
  /** Seconds after which a retry makes sense; becomes `Retry-After`. */
  readonly retryAfterSeconds?: number
  /** IANA zone in which moments are said, where the words hang on it; default: the reader's. */
  readonly timeZone?: string
  /** More members of the answer (RFC 9457, 3.2), plain JSON. */
  readonly members?: Readonly<Record<string, unknown>>
  /** For staff and logs only; never leaves the server. */
  readonly cause?: unknown
}

export class Problem extends Error {
  readonly code: string
  readonly declaration: ProblemDeclaration
  readonly params: Readonly<Record<string, ParamKinds[ParamKind]>>
  readonly errors: readonly FieldError[]
  readonly retryAfterSeconds: number | undefined
  readonly members: Readonly<Record<string, unknown>>
  readonly timeZone: string | undefined

  constructor(
    code: string,
    declaration: ProblemDeclaration,
    params: Readonly<Record<string, ParamKinds[ParamKind]>>,
    options: ProblemOptions = {},
  ) {
    super(code, { cause: options.cause })
    this.name = 'Problem'
    this.code = code
    this.declaration = declaration
    this.params = params
    this.errors = options.errors ?? []
    this.retryAfterSeconds = options.retryAfterSeconds
    this.members = options.members ?? {}
    this.timeZone = options.timeZone
  }
}

type Factory<D extends ProblemDeclaration> = D extends { params: infer S extends ParamShape }
  ? (params: ParamsOf<S>, options?: ProblemOptions) => Problem
  : (params?: Record<string, never>, options?: ProblemOptions) => Problem

export type ProblemFactories<D extends Record<string, ProblemDeclaration>> = {
  readonly [K in keyof D]: Factory<D[K]>
}

/** Every declared problem of the program by its full code, in order of declaration. */
const declared = new Map<string, ProblemDeclaration>()
export const declaredProblems: ReadonlyMap<string, ProblemDeclaration> = declared

/**
 * Declares a module's problems and returns one typed factory for each:
 * `throw transfersProblems.insufficient_funds({ available, needed })`.
 * The full code is `<family>.<name>`.
 */
export const declareProblems = <const D extends Record<string, ProblemDeclaration>>(
  family: string,
  declarations: D,
): ProblemFactories<D> => {
  const factories: Record<string, unknown> = {}
  for (const [name, declaration] of Object.entries(declarations)) {
    const code = `${family}.${name}`
    if (declared.has(code)) throw new Error(`Problem ${code} is declared twice`)
    declared.set(code, declaration)
    factories[name] = (params = {}, options: ProblemOptions = {}) =>
      new Problem(code, declaration, params, options)
  }
  return factories as ProblemFactories<D>
}
