/** The PostgreSQL schemas that belong to a module of ours. */
export const ownSchemas = [
  'platform',
  'ledger',
  'policy',
  'audit',
  'availability',
  'identity',
  'verification',
  'risk',
  'transfers',
  'funding',
  'wallets',
  'explain',
  'notifications',
  'official',
]
