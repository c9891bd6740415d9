export { createVerificationModule } from './create-verification-module.ts'
export { type FoundDocument, findDocument } from './find-document.ts'
export { variantNames } from './names.ts'
export { rejectionOf } from './rejections.ts'
