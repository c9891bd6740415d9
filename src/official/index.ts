export { createOfficialModule } from './create-official-module.ts'
export { readRegistry } from './registry/read-registry.ts'
export {
  type RegistrySettings,
  readSignedRegistry,
  registryOfSettings,
} from './registry/registry-in-use.ts'
export { makeSigningKey, publicKeyOf, readSigningKey, signText } from './registry/signature.ts'
