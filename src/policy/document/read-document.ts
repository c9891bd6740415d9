import { Compile } from 'typebox/compile'
import { OldDocument } from './old-document.ts'
import { PolicyDocument } from './policy-document.ts'
import { upgradeDocument } from './upgrade-document.ts'

const documentCheck = Compile(PolicyDocument)
const oldCheck = Compile(OldDocument)

export type ShapeFault = { readonly pointer: string; readonly message: string }

/** Where a value is not a document with tables, at most twenty places; none when it is one. */
export const shapeFaults = (value: unknown): readonly ShapeFault[] =>
  documentCheck.Check(value)
    ? []
    : documentCheck
        .Errors(value)
        .slice(0, 20)
        .map(({ instancePath, message }) => ({ pointer: instancePath, message }))

const hasTables = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'limits' in value

/** Any version as tables. @throws Error with the place that the code does not understand. */
export const readDocument = (version: number, value: unknown): PolicyDocument => {
  if (documentCheck.Check(value)) return value
  if (oldCheck.Check(value)) return upgradeDocument(value)
  const [first] = hasTables(value) ? documentCheck.Errors(value) : oldCheck.Errors(value)
  throw new Error(`Policy ${version} is not valid at ${first?.instancePath}: ${first?.message}`)
}
