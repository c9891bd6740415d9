import Type, { type Static, type TObject, type TSchema } from 'typebox'

/**
 * A contract says what an endpoint takes and gives, as JSON Schema. It is browser-safe: the web app
 * imports its types only. Keys read `METHOD /path`, path parameters in braces: `GET /v1/x/{id}`.
 */
export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
export type EndpointKey = `${Method} /${string}`

export type EndpointContract = {
  readonly summary: string
  readonly params?: TObject
  readonly query?: TObject
  /** A JSON body; unknown fields are refused. */
  readonly body?: TObject
  /** Media types of a raw body, handed to the handler as a Buffer; instead of `body`. */
  readonly rawBody?: readonly string[]
  /** Replies by status. `null` is an empty reply; a string names a media type other than JSON. */
  readonly reply: Readonly<Record<number, TSchema | null | string>>
}
export type Contracts = Readonly<Record<EndpointKey, EndpointContract>>

export const declareContracts = <const C extends Contracts>(contracts: C): C => contracts

/** An object schema that refuses unknown fields. */
export const strict = <const P extends Record<string, TSchema>>(properties: P) =>
  Type.Object(properties, { additionalProperties: false })

/** A page of a list: `next` is an opaque cursor, null at the end. */
export const page = <const T extends TSchema>(item: T) =>
  strict({ items: Type.Array(item), next: Type.Union([Type.String(), Type.Null()]) })

export const pageQuery = {
  cursor: Type.Optional(Type.String({ maxLength: 512 })),
  /** Query values are text; 1 to 100. */
  limit: Type.Optional(Type.String({ pattern: '^([1-9]|[1-9][0-9]|100)$' })),
}

export const nullable = <const T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** One of these words. */
export const literals = <const L extends readonly [string, ...string[]]>(...words: L) =>
  Type.Unsafe<L[number]>({ anyOf: words.map((word) => ({ const: word, type: 'string' })) })

/** RFC 3339 in UTC. */
export const Time = Type.String({ format: 'date-time' })
/** A calendar day, `2026-11-22`. */
export const Day = Type.String({ format: 'date' })

export { type Static, type TSchema, Type }
