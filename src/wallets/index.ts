export { listActivity } from './list-activity.ts'
export { listWallets } from './list-wallets.ts'
export { openWallet } from './open-wallet.ts'
export { createWalletsModule } from './wallets-module.ts'
