import type { TxContext } from '#platform/context'
import { sidesOf } from './document.ts'
import type { CleanImage } from './images/clean-image.ts'
import { putImage } from './images/image-store.ts'
import { listed, sideNames } from './names.ts'
import { ownDocument } from './own-document.ts'
import { verificationProblems } from './problems.ts'
import { showDocument } from './show-document.ts'

type Input = {
  readonly id: string
  readonly side: 'front' | 'back' | 'single'
  /** Made anew already: that takes long and must not hold a transaction. */
  readonly image: CleanImage
}

/**
 * Keeps the picture of one side of a draft, in place of the one before.
 * @throws verification.document_unknown (404) · already_sent_in (409) · side_not_wanted (422)
 */
export const addImage = async (ctx: TxContext, { id, side, image }: Input) => {
  const document = await ownDocument(ctx, id, { lock: true })
  if (document.state !== 'draft') throw verificationProblems.already_sent_in()
  const wanted = sidesOf(document.variant)
  if (!wanted.includes(side)) {
    const names = listed(wanted.map((one) => sideNames[one]))
    throw verificationProblems.side_not_wanted({ wanted: names })
  }
  await putImage(ctx, document.id, side, image)
  return showDocument(ctx, document)
}
