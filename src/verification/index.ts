export { createVerificationModule } from './create-verification-module.ts'
export { variantNames } from './names.ts'
