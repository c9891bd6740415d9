CREATE SCHEMA funding;
COMMENT ON SCHEMA funding IS 'Money that comes in by bank: files, entries, deposits, unmatched money and its return.';
GRANT USAGE ON SCHEMA funding TO okpay_app;

CREATE TABLE funding.bank_references (
  person_id uuid PRIMARY KEY,
  reference text NOT NULL UNIQUE CHECK (reference ~ '^OK-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$'),
  created_at timestamptz NOT NULL
);
COMMENT ON TABLE funding.bank_references IS 'The words that a person puts into a bank transfer, one for each person, for good.';
COMMENT ON COLUMN funding.bank_references.person_id IS 'Whose reference it is.';
COMMENT ON COLUMN funding.bank_references.reference IS 'OK-XXXX-XXXX, the last two characters check the others.';
COMMENT ON COLUMN funding.bank_references.created_at IS 'When the person first asked for bank details.';
GRANT SELECT, INSERT ON funding.bank_references TO okpay_app;

CREATE TABLE funding.bank_accounts (
  account text PRIMARY KEY,
  last_import_at timestamptz NOT NULL
);
COMMENT ON TABLE funding.bank_accounts IS 'Our bank accounts that files have named; the row is the turn of whoever imports for it.';
COMMENT ON COLUMN funding.bank_accounts.account IS 'Account number without spaces and hyphens.';
COMMENT ON COLUMN funding.bank_accounts.last_import_at IS 'When a file for it was last imported.';
GRANT SELECT, INSERT, UPDATE ON funding.bank_accounts TO okpay_app;

CREATE TABLE funding.bank_files (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  sha256 bytea NOT NULL,
  size_bytes integer NOT NULL,
  message_type text,
  message_id text,
  state text NOT NULL CHECK (state IN ('imported', 'refused')),
  source text NOT NULL CHECK (source IN ('folder', 'upload', 'demo')),
  refusal_code text,
  refusal_words jsonb,
  entries integer NOT NULL,
  credited integer NOT NULL,
  unmatched integer NOT NULL,
  skipped integer NOT NULL,
  received_at timestamptz NOT NULL,
  received_by uuid,
  CHECK ((state = 'refused') = (refusal_code IS NOT NULL)),
  CHECK ((refusal_code IS NULL) = (refusal_words IS NULL))
);
COMMENT ON TABLE funding.bank_files IS 'Every bank file that was given, imported or refused; append-only.';
COMMENT ON COLUMN funding.bank_files.id IS 'UUIDv7.';
COMMENT ON COLUMN funding.bank_files.name IS 'The file''s name as it was given.';
COMMENT ON COLUMN funding.bank_files.sha256 IS 'Of the bytes; the same file may come more than once.';
COMMENT ON COLUMN funding.bank_files.size_bytes IS 'How long it is.';
COMMENT ON COLUMN funding.bank_files.message_type IS 'camt.053.001.08 …; null when that could not be told.';
COMMENT ON COLUMN funding.bank_files.message_id IS 'The bank''s id of the message.';
COMMENT ON COLUMN funding.bank_files.state IS 'imported, or refused as a whole.';
COMMENT ON COLUMN funding.bank_files.source IS 'The in-folder, the staff page, or the demo.';
COMMENT ON COLUMN funding.bank_files.refusal_code IS 'Code of the problem that refused it.';
COMMENT ON COLUMN funding.bank_files.refusal_words IS 'The problem in each language.';
COMMENT ON COLUMN funding.bank_files.entries IS 'Entries (payments of a batch counted one by one).';
COMMENT ON COLUMN funding.bank_files.credited IS 'Of these, credited to a person.';
COMMENT ON COLUMN funding.bank_files.unmatched IS 'Of these, taken into suspense.';
COMMENT ON COLUMN funding.bank_files.skipped IS 'Of these, not booked: seen before, not ours, debits, announcements.';
COMMENT ON COLUMN funding.bank_files.received_at IS 'When it was given to us.';
COMMENT ON COLUMN funding.bank_files.received_by IS 'The member of staff who uploaded it; null for the folder.';
GRANT SELECT, INSERT ON funding.bank_files TO okpay_app;

CREATE TABLE funding.bank_entries (
  id uuid PRIMARY KEY,
  file_id uuid NOT NULL REFERENCES funding.bank_files,
  place integer NOT NULL,
  part integer NOT NULL,
  statement_id text,
  account text NOT NULL,
  our_account text,
  currency text NOT NULL,
  amount text NOT NULL,
  direction text NOT NULL CHECK (direction IN ('credit', 'debit')),
  reversal boolean NOT NULL,
  booked_on date,
  value_on date,
  counterparty text,
  counterparty_account_sealed text,
  remittance text,
  bank_reference text,
  end_to_end_id text,
  identity text,
  occurrence integer,
  weak_key text,
  text_key text,
  is_referenced boolean,
  seen_as text[],
  outcome text NOT NULL,
  reason text,
  deposit_id uuid,
  suspense_item_id uuid,
  first_entry_id uuid,
  UNIQUE (file_id, place, part),
  CHECK ((identity IS NULL) = (occurrence IS NULL)),
  CHECK (identity IS NULL OR our_account IS NOT NULL)
);
COMMENT ON TABLE funding.bank_entries IS 'Every entry of every imported file and what became of it, a row for each payment of a batch.';
COMMENT ON COLUMN funding.bank_entries.id IS 'UUIDv7.';
COMMENT ON COLUMN funding.bank_entries.file_id IS 'The file that it stood in.';
COMMENT ON COLUMN funding.bank_entries.place IS 'Its place in the file, from 1.';
COMMENT ON COLUMN funding.bank_entries.part IS 'The payment inside a batch, from 1; 0 for the entry as a whole.';
COMMENT ON COLUMN funding.bank_entries.statement_id IS 'The bank''s id of the statement.';
COMMENT ON COLUMN funding.bank_entries.account IS 'The account that the statement is of, as the bank writes it.';
COMMENT ON COLUMN funding.bank_entries.our_account IS 'The same account in letters and digits only, when the entry is one to book.';
COMMENT ON COLUMN funding.bank_entries.currency IS 'Code of the file; may be one that we do not hold.';
COMMENT ON COLUMN funding.bank_entries.amount IS 'Exact decimal of the file.';
COMMENT ON COLUMN funding.bank_entries.direction IS 'credit: money came in; debit: money went out.';
COMMENT ON COLUMN funding.bank_entries.reversal IS 'True when it takes back an earlier entry.';
COMMENT ON COLUMN funding.bank_entries.booked_on IS 'The bank''s booking day.';
COMMENT ON COLUMN funding.bank_entries.value_on IS 'The day from which interest counts.';
COMMENT ON COLUMN funding.bank_entries.counterparty IS 'Name of the other side.';
COMMENT ON COLUMN funding.bank_entries.counterparty_account_sealed IS 'Its account, AES-256-GCM: v1:key:nonce:ciphertext.';
COMMENT ON COLUMN funding.bank_entries.remittance IS 'The words that came with it.';
COMMENT ON COLUMN funding.bank_entries.bank_reference IS 'The account servicer''s reference.';
COMMENT ON COLUMN funding.bank_entries.end_to_end_id IS 'The payer''s reference.';
COMMENT ON COLUMN funding.bank_entries.identity IS 'Hash that the same entry has in every file; set at its first sighting only.';
COMMENT ON COLUMN funding.bank_entries.occurrence IS 'Keeps equal genuine payments of one statement apart, from 1.';
COMMENT ON COLUMN funding.bank_entries.weak_key IS 'Hash of account, direction, amount and day: joins a notification with the statement that says less.';
COMMENT ON COLUMN funding.bank_entries.text_key IS 'Hash of the personal references in it, else of its words; empty without any.';
COMMENT ON COLUMN funding.bank_entries.is_referenced IS 'True when the bank''s reference carries the identity.';
COMMENT ON COLUMN funding.bank_entries.seen_as IS 'Kinds of message that told of it: camt.053, camt.054.';
COMMENT ON COLUMN funding.bank_entries.outcome IS 'What became of it; the words are in src/funding/codes.ts.';
COMMENT ON COLUMN funding.bank_entries.reason IS 'Why it could not be matched.';
COMMENT ON COLUMN funding.bank_entries.deposit_id IS 'The deposit that it became.';
COMMENT ON COLUMN funding.bank_entries.suspense_item_id IS 'The unmatched item that it became.';
COMMENT ON COLUMN funding.bank_entries.first_entry_id IS 'For a repetition: the entry that was seen first.';
CREATE UNIQUE INDEX bank_entries_once ON funding.bank_entries (our_account, identity, occurrence, part)
  WHERE identity IS NOT NULL;
CREATE INDEX bank_entries_by_weak_key ON funding.bank_entries (our_account, weak_key)
  WHERE identity IS NOT NULL;
GRANT SELECT, INSERT ON funding.bank_entries TO okpay_app;
GRANT UPDATE (seen_as) ON funding.bank_entries TO okpay_app;

CREATE TABLE funding.deposits (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL,
  entry_id uuid NOT NULL UNIQUE,
  currency text NOT NULL,
  amount_minor bigint NOT NULL CHECK (amount_minor > 0),
  fee_minor bigint NOT NULL CHECK (fee_minor >= 0 AND fee_minor < amount_minor),
  sender_name text,
  reference text NOT NULL,
  booked_on date,
  credited_at timestamptz NOT NULL,
  policy_version integer NOT NULL
);
COMMENT ON TABLE funding.deposits IS 'Bank entries that were credited to a person, append-only.';
COMMENT ON COLUMN funding.deposits.id IS 'UUIDv7; also the id of its ledger transfer.';
COMMENT ON COLUMN funding.deposits.person_id IS 'Who got it.';
COMMENT ON COLUMN funding.deposits.entry_id IS 'The bank entry that it came from; one deposit an entry.';
COMMENT ON COLUMN funding.deposits.currency IS 'Currency of amount and fee.';
COMMENT ON COLUMN funding.deposits.amount_minor IS 'What arrived, fee included, in minor units.';
COMMENT ON COLUMN funding.deposits.fee_minor IS 'What was kept as a fee, in minor units.';
COMMENT ON COLUMN funding.deposits.sender_name IS 'Name of the payer as the bank gives it.';
COMMENT ON COLUMN funding.deposits.reference IS 'The person''s reference.';
COMMENT ON COLUMN funding.deposits.booked_on IS 'The bank''s booking day.';
COMMENT ON COLUMN funding.deposits.credited_at IS 'When it was credited here.';
COMMENT ON COLUMN funding.deposits.policy_version IS 'The policy that set its fee.';
CREATE INDEX deposits_by_person ON funding.deposits (person_id, credited_at, id);
GRANT SELECT, INSERT ON funding.deposits TO okpay_app;

CREATE TABLE funding.suspense_items (
  id uuid PRIMARY KEY,
  entry_id uuid NOT NULL UNIQUE,
  currency text NOT NULL,
  amount_minor bigint NOT NULL CHECK (amount_minor > 0),
  counterparty text,
  counterparty_account_sealed text,
  remittance text,
  booked_on date,
  reason text NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'assigned', 'returned')),
  received_at timestamptz NOT NULL,
  decided_at timestamptz,
  decided_by uuid,
  note text,
  deposit_id uuid,
  CHECK ((state = 'open') = (decided_at IS NULL)),
  CHECK ((state = 'open') = (decided_by IS NULL)),
  CHECK ((state = 'assigned') = (deposit_id IS NOT NULL))
);
COMMENT ON TABLE funding.suspense_items IS 'Money that arrived and could not be matched; the ledger holds it in the suspense account.';
COMMENT ON COLUMN funding.suspense_items.id IS 'UUIDv7; also the id of the ledger transfer that took it in.';
COMMENT ON COLUMN funding.suspense_items.entry_id IS 'The bank entry that it came from.';
COMMENT ON COLUMN funding.suspense_items.currency IS 'Its currency.';
COMMENT ON COLUMN funding.suspense_items.amount_minor IS 'Its amount in minor units.';
COMMENT ON COLUMN funding.suspense_items.counterparty IS 'Name of the payer.';
COMMENT ON COLUMN funding.suspense_items.counterparty_account_sealed IS 'The payer''s account, AES-256-GCM: v1:key:nonce:ciphertext.';
COMMENT ON COLUMN funding.suspense_items.remittance IS 'The words that came with it.';
COMMENT ON COLUMN funding.suspense_items.booked_on IS 'The bank''s booking day.';
COMMENT ON COLUMN funding.suspense_items.reason IS 'Why it could not be matched; the words are in src/funding/codes.ts.';
COMMENT ON COLUMN funding.suspense_items.state IS 'open; assigned to a person; returned to the payer.';
COMMENT ON COLUMN funding.suspense_items.received_at IS 'When the file was imported.';
COMMENT ON COLUMN funding.suspense_items.decided_at IS 'When it was assigned or returned.';
COMMENT ON COLUMN funding.suspense_items.decided_by IS 'The member of staff who decided.';
COMMENT ON COLUMN funding.suspense_items.note IS 'Why, in their words.';
COMMENT ON COLUMN funding.suspense_items.deposit_id IS 'The deposit that it became.';
CREATE INDEX suspense_items_by_state ON funding.suspense_items (state, id);
GRANT SELECT, INSERT ON funding.suspense_items TO okpay_app;
GRANT UPDATE (state, decided_at, decided_by, note, deposit_id) ON funding.suspense_items TO okpay_app;

CREATE TABLE funding.returns (
  id uuid PRIMARY KEY,
  suspense_item_id uuid NOT NULL UNIQUE REFERENCES funding.suspense_items,
  end_to_end_id text NOT NULL UNIQUE,
  currency text NOT NULL,
  amount_minor bigint NOT NULL CHECK (amount_minor > 0),
  ordered_at timestamptz NOT NULL,
  written_at timestamptz,
  file_name text,
  settled_at timestamptz,
  settled_entry_id uuid
);
COMMENT ON TABLE funding.returns IS 'Unmatched money on its way back; the ledger holds it in the returns account until the bank has booked it.';
COMMENT ON COLUMN funding.returns.id IS 'UUIDv7; also the id of the ledger transfer out of suspense.';
COMMENT ON COLUMN funding.returns.suspense_item_id IS 'What is returned, once.';
COMMENT ON COLUMN funding.returns.end_to_end_id IS 'Goes with the payment and comes back in the statement.';
COMMENT ON COLUMN funding.returns.currency IS 'Its currency.';
COMMENT ON COLUMN funding.returns.amount_minor IS 'Its amount in minor units.';
COMMENT ON COLUMN funding.returns.ordered_at IS 'When staff decided.';
COMMENT ON COLUMN funding.returns.written_at IS 'When the payment order was written for the bank.';
COMMENT ON COLUMN funding.returns.file_name IS 'Its pain.001 file in the out-folder.';
COMMENT ON COLUMN funding.returns.settled_at IS 'When a statement showed that the bank sent it.';
COMMENT ON COLUMN funding.returns.settled_entry_id IS 'The bank entry that showed it.';
CREATE INDEX returns_to_write ON funding.returns (id) WHERE written_at IS NULL;
GRANT SELECT, INSERT ON funding.returns TO okpay_app;
GRANT UPDATE (written_at, file_name, settled_at, settled_entry_id) ON funding.returns TO okpay_app;

CREATE VIEW funding.movement_view AS
SELECT person_id, id, 'bank_deposit'::text AS kind, credited_at AS at, 'in'::text AS direction,
  currency, amount_minor, fee_minor, coalesce(sender_name, '') AS counterparty,
  NULL::text AS counterparty_account, reference AS memo, 'completed'::text AS state,
  id AS ledger_transfer_id,
  lower(concat_ws(' ', sender_name, reference)) AS search
FROM funding.deposits;
COMMENT ON VIEW funding.movement_view IS 'Deposits as their person may see them.';
COMMENT ON COLUMN funding.movement_view.person_id IS 'Whose movement it is.';
COMMENT ON COLUMN funding.movement_view.id IS 'The deposit.';
COMMENT ON COLUMN funding.movement_view.kind IS 'bank_deposit.';
COMMENT ON COLUMN funding.movement_view.at IS 'When it was credited.';
COMMENT ON COLUMN funding.movement_view.direction IS 'in.';
COMMENT ON COLUMN funding.movement_view.currency IS 'Currency of amount and fee.';
COMMENT ON COLUMN funding.movement_view.amount_minor IS 'What arrived, in minor units.';
COMMENT ON COLUMN funding.movement_view.fee_minor IS 'Fee taken from it, in minor units.';
COMMENT ON COLUMN funding.movement_view.counterparty IS 'Name of the payer as the bank gives it; empty when it gives none.';
COMMENT ON COLUMN funding.movement_view.counterparty_account IS 'Always null: bank accounts are kept sealed.';
COMMENT ON COLUMN funding.movement_view.memo IS 'The person''s reference.';
COMMENT ON COLUMN funding.movement_view.state IS 'completed.';
COMMENT ON COLUMN funding.movement_view.ledger_transfer_id IS 'The ledger transfer that credited it.';
COMMENT ON COLUMN funding.movement_view.search IS 'What a search looks through, in lower case.';
GRANT SELECT ON funding.movement_view TO okpay_app;
