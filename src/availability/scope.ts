/** What people do. `message`: that a code or notice reaches them, which a window may also touch. */
export const operations = ['transfer', 'deposit', 'withdrawal', 'payment', 'message'] as const
export type Operation = (typeof operations)[number]

/** By which rail. */
export const methods = ['okpay', 'bank', 'card', 'stablecoin', 'mail', 'sms'] as const
export type Method = (typeof methods)[number]
export type Rail = Method

/** What a window closes; an empty list: all of them. */
export type Scope = {
  readonly operations: readonly Operation[]
  readonly methods: readonly Method[]
  readonly currencies: readonly string[]
  /** ISO 3166-1 alpha-2, where the person lives. */
  readonly countries: readonly string[]
}

/** What somebody wants to do; null: it does not matter, or nobody knows. */
export type Wish = {
  readonly operation: Operation | null
  readonly method: Method | null
  readonly currency: string | null
  readonly country: string | null
}

const takes = <T>(list: readonly T[], value: T | null): boolean =>
  list.length === 0 || value === null || list.includes(value)

/** Whether the scope touches the wish. Messages are touched only by a scope that names them. */
export const affects = (scope: Scope, wish: Wish): boolean => {
  const isUnnamedMessage = wish.operation === 'message' && !scope.operations.includes('message')
  return (
    !isUnnamedMessage &&
    takes(scope.operations, wish.operation) &&
    takes(scope.methods, wish.method) &&
    takes(scope.currencies, wish.currency) &&
    takes(scope.countries, wish.country)
  )
}

const everything = { currencies: [], countries: [] } as const

/** What does not work while a rail is down. */
export const scopeOfRail = (rail: Rail): Scope => {
  const isMessenger = rail === 'mail' || rail === 'sms'
  return {
    operations: isMessenger ? ['message'] : ['transfer', 'deposit', 'withdrawal', 'payment'],
    methods: [rail],
    ...everything,
  }
}
