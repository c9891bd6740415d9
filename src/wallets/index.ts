export { createWalletsModule } from './wallets-module.ts'
