/** The PostgreSQL schemas that belong to a module of ours. */
export const ownSchemas = [
  'platform',
  'ledger',
  'policy',
  'audit',
  'identity',
  'risk',
  'transfers',
  'funding',
  'wallets',
  'notifications',
  'official',
]
