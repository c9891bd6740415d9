import type { TxContext } from '#platform/context'
import type { Static } from '#platform/contract'
import type { policyContract } from '../contract.ts'
import type { PolicyDocument } from '../document/policy-document.ts'
import { checkPolicy } from '../faults/check-policy.ts'
import { readVersions } from '../known-versions.ts'
import { newestOf } from './propose-policy.ts'
import { changesOf, weighDocument } from './weigh-document.ts'

type Reply = Static<
  (typeof policyContract)['POST /v1/staff/policy-proposals/preview']['reply'][200]
>

/** While a document is edited: what is wrong, else what it changes and when it could begin. */
export const previewDocument = async (ctx: TxContext, value: unknown): Promise<Reply> => {
  const versions = await readVersions(ctx)
  const newest = newestOf(versions)
  const faults = checkPolicy(value)
  const document = faults.length > 0 ? newest.document : (value as PolicyDocument)
  const { isWorse, earliest } = weighDocument(ctx, versions, newest, document)
  return {
    faults: faults.map(({ pointer, code, rows, words }) => ({
      ...{ pointer, code, rows: [...rows], detail: words },
    })),
    changes: [...changesOf(newest.document, document)],
    ...{ isWorse, earliest: earliest.toISOString() },
  }
}
