CREATE SCHEMA ledger;
COMMENT ON SCHEMA ledger IS 'Double entry: accounts, postings, holds, limits over time and the evidence that nothing was touched.';
GRANT USAGE ON SCHEMA ledger TO okpay_app;

-- Balances are updated in place all day: room on the page and no index on them keep updates HOT.
CREATE TABLE ledger.accounts (
  id uuid PRIMARY KEY,
  owner_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('wallet', 'nostro', 'clearing', 'suspense', 'returns', 'fees', 'position', 'opening')),
  asset text NOT NULL CHECK (asset <> ''),
  debit_normal boolean NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'debits_frozen', 'frozen', 'closed')),
  opened_at timestamptz NOT NULL,
  floor_minor bigint,
  ceiling_minor bigint,
  debits_posted bigint NOT NULL DEFAULT 0,
  credits_posted bigint NOT NULL DEFAULT 0,
  debits_pending bigint NOT NULL DEFAULT 0,
  credits_pending bigint NOT NULL DEFAULT 0,
  seq bigint NOT NULL DEFAULT 0,
  last_posted_at timestamptz,
  UNIQUE (owner_id, kind, asset),
  CONSTRAINT totals_not_negative CHECK (
    debits_posted >= 0 AND credits_posted >= 0 AND debits_pending >= 0 AND credits_pending >= 0 AND seq >= 0
  ),
  CONSTRAINT not_below_floor CHECK (
    floor_minor IS NULL OR
    CASE WHEN debit_normal THEN debits_posted - credits_posted - credits_pending
         ELSE credits_posted - debits_posted - debits_pending END >= floor_minor
  ),
  CONSTRAINT not_above_ceiling CHECK (
    ceiling_minor IS NULL OR
    CASE WHEN debit_normal THEN debits_posted - credits_posted + debits_pending
         ELSE credits_posted - debits_posted + credits_pending END <= ceiling_minor
  )
) WITH (fillfactor = 60);
COMMENT ON TABLE ledger.accounts IS 'One balance each: an owner, a purpose and an asset. Amounts are minor units.';
COMMENT ON COLUMN ledger.accounts.debits_posted IS 'Sum of all posted debits.';
COMMENT ON COLUMN ledger.accounts.credits_posted IS 'Sum of all posted credits.';
COMMENT ON COLUMN ledger.accounts.debits_pending IS 'Open holds that will debit this account.';
COMMENT ON COLUMN ledger.accounts.credits_pending IS 'Open holds that will credit this account.';
COMMENT ON COLUMN ledger.accounts.seq IS 'Postings that touched this account so far; also the fence of every update.';
COMMENT ON COLUMN ledger.accounts.floor_minor IS 'The available balance, in the normal direction, never goes below; NULL: no floor.';
COMMENT ON COLUMN ledger.accounts.ceiling_minor IS 'The balance with what is incoming never goes above; NULL: no ceiling.';
COMMENT ON COLUMN ledger.accounts.opened_at IS 'When the account was opened.';
COMMENT ON COLUMN ledger.accounts.last_posted_at IS 'Moment of the last posting; times of one account never run backwards.';
COMMENT ON COLUMN ledger.accounts.id IS 'UUIDv7.';
COMMENT ON COLUMN ledger.accounts.owner_id IS 'A person''s id, or all zeros for the house.';
COMMENT ON COLUMN ledger.accounts.debit_normal IS 'True: debits raise the balance (assets such as a nostro); false: credits do (what we owe people).';
COMMENT ON COLUMN ledger.accounts.kind IS 'What the account is for.';
COMMENT ON COLUMN ledger.accounts.asset IS 'Currency code.';
COMMENT ON COLUMN ledger.accounts.state IS 'open; debits_frozen: only credits pass; frozen: nothing passes; closed: empty and final.';
GRANT SELECT, INSERT ON ledger.accounts TO okpay_app;
GRANT UPDATE (debits_posted, credits_posted, debits_pending, credits_pending, seq, last_posted_at, state)
  ON ledger.accounts TO okpay_app;

CREATE TABLE ledger.writers (
  id uuid NOT NULL UNIQUE,
  no integer PRIMARY KEY,
  opened_at timestamptz NOT NULL
);
COMMENT ON TABLE ledger.writers IS 'Each lane of each process that ever wrote; every one has a hash chain of its own, so no lock is shared.';
COMMENT ON COLUMN ledger.writers.id IS 'Made by the writer itself; the root of its chain.';
COMMENT ON COLUMN ledger.writers.no IS 'Short number for the rows.';
COMMENT ON COLUMN ledger.writers.opened_at IS 'When it wrote its first batch.';
GRANT SELECT, INSERT ON ledger.writers TO okpay_app;

CREATE TABLE ledger.batches (
  batch_no bigint NOT NULL,
  at timestamptz NOT NULL,
  writer_no integer NOT NULL,
  transfers integer NOT NULL,
  refusals integer NOT NULL,
  hash bytea NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (writer_no, batch_no)
);
COMMENT ON TABLE ledger.batches IS 'One row per committed batch: a link of its writer''s hash chain.';
COMMENT ON COLUMN ledger.batches.batch_no IS '1, 2, 3 … of this writer.';
COMMENT ON COLUMN ledger.batches.at IS 'Moment of all postings of the batch.';
COMMENT ON COLUMN ledger.batches.writer_no IS 'Whose chain.';
COMMENT ON COLUMN ledger.batches.transfers IS 'Rows in ledger.transfers.';
COMMENT ON COLUMN ledger.batches.refusals IS 'Rows in ledger.refusals.';
COMMENT ON COLUMN ledger.batches.hash IS 'SHA-256 over the previous hash, the head line and the lines of all rows.';
GRANT SELECT, INSERT ON ledger.batches TO okpay_app;

CREATE TABLE ledger.transfers (
  amount_minor bigint NOT NULL CHECK (amount_minor > 0),
  debit_seq bigint NOT NULL,
  credit_seq bigint NOT NULL,
  debit_balance_minor bigint NOT NULL,
  debit_available_minor bigint NOT NULL,
  credit_balance_minor bigint NOT NULL,
  credit_available_minor bigint NOT NULL,
  batch_no bigint NOT NULL,
  at timestamptz NOT NULL,
  writer_no integer NOT NULL,
  position integer NOT NULL,
  id uuid PRIMARY KEY,
  debit_account_id uuid NOT NULL,
  credit_account_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('transfer', 'hold', 'capture', 'void', 'expire')),
  asset text NOT NULL,
  reason text NOT NULL,
  hold_id uuid,
  released_minor bigint CHECK (released_minor >= 0),
  final boolean,
  expires_at timestamptz,
  group_id text,
  group_size integer,
  CHECK (debit_account_id <> credit_account_id)
);
COMMENT ON TABLE ledger.transfers IS 'Every posting, one row with both sides; rows are only ever added. Balances stand in each account''s normal direction.';
COMMENT ON COLUMN ledger.transfers.amount_minor IS 'What moved (transfer, capture), was reserved (hold) or was released (void, expire).';
COMMENT ON COLUMN ledger.transfers.debit_seq IS 'Number of this posting in the debit account: 1, 2, 3 …';
COMMENT ON COLUMN ledger.transfers.credit_seq IS 'Number of this posting in the credit account.';
COMMENT ON COLUMN ledger.transfers.debit_balance_minor IS 'Balance of the debit account after this posting.';
COMMENT ON COLUMN ledger.transfers.debit_available_minor IS 'Available balance of the debit account after this posting.';
COMMENT ON COLUMN ledger.transfers.credit_balance_minor IS 'Balance of the credit account after this posting.';
COMMENT ON COLUMN ledger.transfers.credit_available_minor IS 'Available balance of the credit account after this posting.';
COMMENT ON COLUMN ledger.transfers.batch_no IS 'Batch of the writer.';
COMMENT ON COLUMN ledger.transfers.at IS 'When it was posted; never earlier than an earlier posting of the same account.';
COMMENT ON COLUMN ledger.transfers.writer_no IS 'Which writer''s chain.';
COMMENT ON COLUMN ledger.transfers.position IS 'Place in the batch.';
COMMENT ON COLUMN ledger.transfers.id IS 'The caller''s UUIDv7.';
COMMENT ON COLUMN ledger.transfers.debit_account_id IS 'Account that is debited.';
COMMENT ON COLUMN ledger.transfers.credit_account_id IS 'Account that is credited.';
COMMENT ON COLUMN ledger.transfers.kind IS 'transfer, or the life of a hold: hold, capture, void, expire.';
COMMENT ON COLUMN ledger.transfers.asset IS 'Currency code of both accounts.';
COMMENT ON COLUMN ledger.transfers.reason IS 'What it was for: transfers.sent.';
COMMENT ON COLUMN ledger.transfers.hold_id IS 'The hold that a capture, void or expiry belongs to.';
COMMENT ON COLUMN ledger.transfers.released_minor IS 'Captures: what a final capture gave back beside the amount.';
COMMENT ON COLUMN ledger.transfers.final IS 'Captures: whether the caller asked to release the rest.';
COMMENT ON COLUMN ledger.transfers.expires_at IS 'Holds: when it may be expired.';
COMMENT ON COLUMN ledger.transfers.group_id IS 'Linked group: all of it or nothing.';
COMMENT ON COLUMN ledger.transfers.group_size IS 'Postings of the linked group.';
CREATE UNIQUE INDEX transfers_by_debit ON ledger.transfers (debit_account_id, debit_seq);
CREATE UNIQUE INDEX transfers_by_credit ON ledger.transfers (credit_account_id, credit_seq);
GRANT SELECT, INSERT ON ledger.transfers TO okpay_app;

CREATE TABLE ledger.refusals (
  id uuid PRIMARY KEY,
  code text NOT NULL,
  content text NOT NULL,
  batch_no bigint NOT NULL,
  writer_no integer NOT NULL,
  position integer NOT NULL
);
COMMENT ON TABLE ledger.refusals IS 'Ids that were refused: they stay refused, so that a repeated call gets the same answer.';
COMMENT ON COLUMN ledger.refusals.id IS 'The caller''s UUIDv7.';
COMMENT ON COLUMN ledger.refusals.code IS 'Why, one of the result codes.';
COMMENT ON COLUMN ledger.refusals.content IS 'The command in canonical form; the same id with other content is told so.';
COMMENT ON COLUMN ledger.refusals.batch_no IS 'Batch of the writer.';
COMMENT ON COLUMN ledger.refusals.writer_no IS 'Which writer''s chain.';
COMMENT ON COLUMN ledger.refusals.position IS 'Place among the refusals of the batch.';
GRANT SELECT, INSERT ON ledger.refusals TO okpay_app;

CREATE TABLE ledger.holds (
  amount_minor bigint NOT NULL CHECK (amount_minor > 0),
  captured_minor bigint NOT NULL DEFAULT 0,
  expires_at timestamptz NOT NULL,
  id uuid PRIMARY KEY,
  debit_account_id uuid NOT NULL,
  credit_account_id uuid NOT NULL,
  asset text NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'captured', 'voided', 'expired')),
  CHECK (captured_minor BETWEEN 0 AND amount_minor)
) WITH (fillfactor = 80);
COMMENT ON TABLE ledger.holds IS 'Where each hold stands; written under the locks of both accounts.';
COMMENT ON COLUMN ledger.holds.amount_minor IS 'Amount that was reserved.';
COMMENT ON COLUMN ledger.holds.captured_minor IS 'Amount captured so far.';
COMMENT ON COLUMN ledger.holds.expires_at IS 'From this moment no capture passes, and the sweep releases what is left.';
COMMENT ON COLUMN ledger.holds.id IS 'Id of the posting that opened it.';
COMMENT ON COLUMN ledger.holds.debit_account_id IS 'Account that will pay.';
COMMENT ON COLUMN ledger.holds.credit_account_id IS 'Account that will be paid.';
COMMENT ON COLUMN ledger.holds.asset IS 'Currency code.';
COMMENT ON COLUMN ledger.holds.state IS 'open, or how it ended.';
CREATE INDEX holds_by_expiry ON ledger.holds (expires_at) WHERE state = 'open';
GRANT SELECT, INSERT ON ledger.holds TO okpay_app;
GRANT UPDATE (captured_minor, state) ON ledger.holds TO okpay_app;

CREATE TABLE ledger.windows (
  account_id uuid NOT NULL,
  key text NOT NULL,
  count bigint NOT NULL CHECK (count >= 0),
  sum_minor bigint NOT NULL CHECK (sum_minor >= 0),
  PRIMARY KEY (account_id, key)
) WITH (fillfactor = 80);
COMMENT ON TABLE ledger.windows IS 'Limits over time: what an account has sent in a named window; written under the account''s lock.';
COMMENT ON COLUMN ledger.windows.account_id IS 'The debit account.';
COMMENT ON COLUMN ledger.windows.key IS 'Name of the window: transfers:day:2026-11-22.';
COMMENT ON COLUMN ledger.windows.count IS 'Transfers and holds in the window.';
COMMENT ON COLUMN ledger.windows.sum_minor IS 'Their sum.';
GRANT SELECT, INSERT ON ledger.windows TO okpay_app;
GRANT UPDATE (count, sum_minor) ON ledger.windows TO okpay_app;

CREATE TABLE ledger.seals (
  no bigint PRIMARY KEY,
  at timestamptz NOT NULL,
  hash bytea NOT NULL CHECK (length(hash) = 32)
);
COMMENT ON TABLE ledger.seals IS 'Each minute the heads of all chains that moved are sealed together, in a chain of their own.';
COMMENT ON COLUMN ledger.seals.no IS '1, 2, 3 …';
COMMENT ON COLUMN ledger.seals.at IS 'When it was sealed.';
COMMENT ON COLUMN ledger.seals.hash IS 'SHA-256 over the previous seal''s hash, the moment and the heads.';
GRANT SELECT, INSERT ON ledger.seals TO okpay_app;

CREATE TABLE ledger.sealed_heads (
  batch_no bigint NOT NULL,
  seal_no bigint NOT NULL,
  writer_no integer NOT NULL,
  hash bytea NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (writer_no, batch_no)
);
COMMENT ON TABLE ledger.sealed_heads IS 'The heads that a seal holds.';
COMMENT ON COLUMN ledger.sealed_heads.batch_no IS 'Last batch of the writer at that moment.';
COMMENT ON COLUMN ledger.sealed_heads.seal_no IS 'The seal.';
COMMENT ON COLUMN ledger.sealed_heads.writer_no IS 'Whose chain.';
COMMENT ON COLUMN ledger.sealed_heads.hash IS 'Hash of that batch.';
CREATE INDEX sealed_heads_by_seal ON ledger.sealed_heads (seal_no);
GRANT SELECT, INSERT ON ledger.sealed_heads TO okpay_app;

CREATE VIEW ledger.posting_view AS
  SELECT debit_account_id AS account_id, debit_seq AS seq, id AS transfer_id, kind, 'debit' AS direction,
         amount_minor, debit_balance_minor AS balance_after_minor, debit_available_minor AS available_after_minor,
         asset, reason, at, hold_id, group_id, credit_account_id AS other_account_id
    FROM ledger.transfers
  UNION ALL
  SELECT credit_account_id, credit_seq, id, kind, 'credit',
         amount_minor, credit_balance_minor, credit_available_minor,
         asset, reason, at, hold_id, group_id, debit_account_id
    FROM ledger.transfers;
COMMENT ON VIEW ledger.posting_view IS 'Postings as entries, one row a side. Only kinds transfer and capture change the balance; the others change what is available.';
GRANT SELECT ON ledger.posting_view TO okpay_app;

CREATE VIEW ledger.check_accounts AS
  SELECT id, owner_id, kind, asset, CASE WHEN debit_normal THEN 'debit' ELSE 'credit' END AS normal, state, seq,
         CASE WHEN debit_normal THEN debits_posted - credits_posted ELSE credits_posted - debits_posted END AS balance_minor,
         CASE WHEN debit_normal THEN debits_posted - credits_posted - credits_pending
              ELSE credits_posted - debits_posted - debits_pending END AS available_minor,
         debits_posted, credits_posted, debits_pending, credits_pending, floor_minor, ceiling_minor
    FROM ledger.accounts;
COMMENT ON VIEW ledger.check_accounts IS 'Accounts as anyone may check them from outside.';
GRANT SELECT ON ledger.check_accounts TO okpay_app;

CREATE VIEW ledger.check_transfers AS
  SELECT id, kind, debit_account_id, credit_account_id, asset, amount_minor, released_minor, hold_id, group_id, reason, at,
         debit_seq, credit_seq, writer_no, batch_no
    FROM ledger.transfers;
COMMENT ON VIEW ledger.check_transfers IS 'Postings as anyone may check them from outside.';
GRANT SELECT ON ledger.check_transfers TO okpay_app;
