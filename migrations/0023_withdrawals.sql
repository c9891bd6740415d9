CREATE TABLE funding.instruments (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('bank_account')),
  currency text NOT NULL,
  holder text NOT NULL,
  account_sealed text NOT NULL,
  account_end text NOT NULL,
  account_mark bytea NOT NULL,
  bank_code text,
  country text,
  name_match text NOT NULL CHECK (name_match IN ('same', 'other_script')),
  state text NOT NULL CHECK (state IN ('active', 'blocked', 'unlinked')),
  added_at timestamptz NOT NULL,
  ended_at timestamptz,
  blocked_because text,
  used_times integer NOT NULL DEFAULT 0,
  CHECK ((state = 'unlinked') = (ended_at IS NOT NULL))
);
COMMENT ON TABLE funding.instruments IS 'Where money of a person may go to outside: their own bank accounts.';
COMMENT ON COLUMN funding.instruments.id IS 'UUIDv7.';
COMMENT ON COLUMN funding.instruments.person_id IS 'Whose it is.';
COMMENT ON COLUMN funding.instruments.kind IS 'bank_account.';
COMMENT ON COLUMN funding.instruments.currency IS 'What can be sent there.';
COMMENT ON COLUMN funding.instruments.holder IS 'Name of the account at the bank, as the person gave it.';
COMMENT ON COLUMN funding.instruments.account_sealed IS 'Account number, AES-256-GCM: v1:key:nonce:ciphertext.';
COMMENT ON COLUMN funding.instruments.account_end IS 'Its last four characters, to tell it by.';
COMMENT ON COLUMN funding.instruments.account_mark IS 'HMAC of the number: finds the same account again.';
COMMENT ON COLUMN funding.instruments.bank_code IS 'BIC or national bank code, where the number alone does not say it.';
COMMENT ON COLUMN funding.instruments.country IS 'Where the bank is, ISO 3166-1 alpha-2; null when the number does not say.';
COMMENT ON COLUMN funding.instruments.name_match IS 'same as the account here, or in another script, which a person has to compare.';
COMMENT ON COLUMN funding.instruments.state IS 'active; blocked after the bank said that it is closed or wrong; unlinked by its owner.';
COMMENT ON COLUMN funding.instruments.added_at IS 'When it was added.';
COMMENT ON COLUMN funding.instruments.ended_at IS 'When it was unlinked.';
COMMENT ON COLUMN funding.instruments.blocked_because IS 'The reason of the bank that blocked it: bank.account_closed …';
COMMENT ON COLUMN funding.instruments.used_times IS 'Withdrawals that arrived there.';
CREATE UNIQUE INDEX instruments_once ON funding.instruments (person_id, currency, account_mark)
  WHERE state <> 'unlinked';
CREATE INDEX instruments_by_person ON funding.instruments (person_id, id);
GRANT SELECT, INSERT ON funding.instruments TO okpay_app;
GRANT UPDATE (state, ended_at, blocked_because, used_times) ON funding.instruments TO okpay_app;

CREATE TABLE funding.payment_files (
  id uuid PRIMARY KEY,
  currency text NOT NULL,
  message_id text NOT NULL UNIQUE,
  name text NOT NULL UNIQUE,
  payments integer NOT NULL CHECK (payments > 0),
  total_minor bigint NOT NULL CHECK (total_minor > 0),
  state text NOT NULL CHECK (state IN ('prepared', 'released', 'written', 'dissolved')),
  prepared_at timestamptz NOT NULL,
  prepared_by uuid,
  released_at timestamptz,
  released_by uuid,
  written_at timestamptz,
  policy_version integer NOT NULL,
  CHECK (prepared_by IS NULL OR released_by IS NULL OR prepared_by <> released_by)
);
COMMENT ON TABLE funding.payment_files IS 'Payment orders (pain.001) to our bank, many withdrawals each.';
COMMENT ON COLUMN funding.payment_files.id IS 'UUIDv7.';
COMMENT ON COLUMN funding.payment_files.currency IS 'Of every payment in it.';
COMMENT ON COLUMN funding.payment_files.message_id IS 'MsgId of the file.';
COMMENT ON COLUMN funding.payment_files.name IS 'Its name in the out-folder.';
COMMENT ON COLUMN funding.payment_files.payments IS 'How many payments.';
COMMENT ON COLUMN funding.payment_files.total_minor IS 'Their sum in minor units.';
COMMENT ON COLUMN funding.payment_files.state IS 'prepared until somebody else releases it; written into the out-folder; dissolved: its payments wait for another file.';
COMMENT ON COLUMN funding.payment_files.prepared_at IS 'When it was put together.';
COMMENT ON COLUMN funding.payment_files.prepared_by IS 'Who put it together; null: by itself.';
COMMENT ON COLUMN funding.payment_files.released_at IS 'When it was released.';
COMMENT ON COLUMN funding.payment_files.released_by IS 'Who released it; null: by itself, below the amount of the policy.';
COMMENT ON COLUMN funding.payment_files.written_at IS 'When the bank could take it.';
COMMENT ON COLUMN funding.payment_files.policy_version IS 'The policy that said whether a second person is needed.';
GRANT SELECT, INSERT ON funding.payment_files TO okpay_app;
GRANT UPDATE (state, released_at, released_by, written_at) ON funding.payment_files TO okpay_app;

CREATE TABLE funding.withdrawals (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL,
  instrument_id uuid NOT NULL REFERENCES funding.instruments,
  currency text NOT NULL,
  amount_minor bigint NOT NULL CHECK (amount_minor > 0),
  fee_minor bigint NOT NULL CHECK (fee_minor >= 0),
  fee_hold_id uuid,
  capture_id uuid,
  return_id uuid,
  state text NOT NULL CHECK (
    state IN ('in_review', 'approved', 'submitted', 'sent', 'completed', 'rejected', 'cancelled', 'returned')
  ),
  end_to_end_id text NOT NULL UNIQUE,
  file_id uuid REFERENCES funding.payment_files,
  requested_at timestamptz NOT NULL,
  review_due timestamptz,
  arrives_by timestamptz NOT NULL,
  late_told_at timestamptz,
  approved_at timestamptz,
  decided_by uuid,
  note text,
  submitted_at timestamptz,
  sent_at timestamptz,
  completed_at timestamptz,
  completed_entry_id uuid,
  ended_at timestamptz,
  end_code text,
  outside_code text,
  ended_by text CHECK (ended_by IN ('owner', 'okpay', 'bank')),
  policy_version integer NOT NULL,
  CHECK ((fee_minor > 0) = (fee_hold_id IS NOT NULL)),
  CHECK ((state IN ('rejected', 'cancelled', 'returned')) = (ended_at IS NOT NULL)),
  CHECK ((ended_at IS NULL) = (ended_by IS NULL)),
  CHECK (state NOT IN ('rejected', 'returned') OR end_code IS NOT NULL)
);
COMMENT ON TABLE funding.withdrawals IS 'Money on its way from a wallet to its owner''s bank account.';
COMMENT ON COLUMN funding.withdrawals.id IS 'UUIDv7; also the id of the amount''s hold in the ledger.';
COMMENT ON COLUMN funding.withdrawals.person_id IS 'Whose money it is.';
COMMENT ON COLUMN funding.withdrawals.instrument_id IS 'Where it goes.';
COMMENT ON COLUMN funding.withdrawals.currency IS 'Currency of amount and fee.';
COMMENT ON COLUMN funding.withdrawals.amount_minor IS 'What arrives, in minor units.';
COMMENT ON COLUMN funding.withdrawals.fee_minor IS 'What it costs on top, in minor units.';
COMMENT ON COLUMN funding.withdrawals.fee_hold_id IS 'The fee''s hold; null when it is free.';
COMMENT ON COLUMN funding.withdrawals.capture_id IS 'The ledger transfer that took it out of the wallet, when it was submitted.';
COMMENT ON COLUMN funding.withdrawals.return_id IS 'The ledger transfer that brought it back after that.';
COMMENT ON COLUMN funding.withdrawals.state IS 'See src/funding/withdrawals/withdrawal.ts.';
COMMENT ON COLUMN funding.withdrawals.end_to_end_id IS 'Goes with the payment and comes back in reports and statements.';
COMMENT ON COLUMN funding.withdrawals.file_id IS 'The payment file that carries it.';
COMMENT ON COLUMN funding.withdrawals.requested_at IS 'When its owner asked.';
COMMENT ON COLUMN funding.withdrawals.review_due IS 'When a review is decided at the latest; null: none is needed.';
COMMENT ON COLUMN funding.withdrawals.arrives_by IS 'The latest date that we promised.';
COMMENT ON COLUMN funding.withdrawals.late_told_at IS 'When its owner was last told that it takes longer.';
COMMENT ON COLUMN funding.withdrawals.approved_at IS 'From when it may go.';
COMMENT ON COLUMN funding.withdrawals.decided_by IS 'Who decided the review.';
COMMENT ON COLUMN funding.withdrawals.note IS 'Why, for colleagues.';
COMMENT ON COLUMN funding.withdrawals.submitted_at IS 'When it went into a payment file: it cannot be cancelled any more.';
COMMENT ON COLUMN funding.withdrawals.sent_at IS 'When the bank said that it carries it out.';
COMMENT ON COLUMN funding.withdrawals.completed_at IS 'When a statement showed that it left our account.';
COMMENT ON COLUMN funding.withdrawals.completed_entry_id IS 'The bank entry that showed it.';
COMMENT ON COLUMN funding.withdrawals.ended_at IS 'When the money came back.';
COMMENT ON COLUMN funding.withdrawals.end_code IS 'Why: a code of ours.';
COMMENT ON COLUMN funding.withdrawals.outside_code IS 'The bank''s own code; for staff.';
COMMENT ON COLUMN funding.withdrawals.ended_by IS 'Who ended it.';
COMMENT ON COLUMN funding.withdrawals.policy_version IS 'The policy that set fee and dates.';
CREATE INDEX withdrawals_by_person ON funding.withdrawals (person_id, requested_at, id);
CREATE INDEX withdrawals_open ON funding.withdrawals (state, id)
  WHERE state IN ('in_review', 'approved', 'submitted', 'sent');
CREATE INDEX withdrawals_by_file ON funding.withdrawals (file_id) WHERE file_id IS NOT NULL;
GRANT SELECT, INSERT, UPDATE ON funding.withdrawals TO okpay_app;

CREATE VIEW funding.withdrawal_view AS
SELECT w.person_id, w.id, 'withdrawal'::text AS kind, w.requested_at AS at, 'out'::text AS direction,
  w.currency, w.amount_minor, w.fee_minor, i.holder AS counterparty,
  '•••• ' || i.account_end AS counterparty_account, NULL::text AS memo,
  CASE w.state
    WHEN 'completed' THEN 'completed' WHEN 'returned' THEN 'returned'
    WHEN 'rejected' THEN 'rejected' WHEN 'cancelled' THEN 'cancelled' ELSE 'pending'
  END AS state,
  coalesce(w.capture_id, w.id) AS ledger_transfer_id,
  lower(concat_ws(' ', i.holder, i.account_end)) AS search
FROM funding.withdrawals AS w JOIN funding.instruments AS i ON i.id = w.instrument_id;
COMMENT ON VIEW funding.withdrawal_view IS 'Withdrawals as their person may see them, with the columns of movement_view.';

CREATE VIEW funding.withdrawal_return_view AS
SELECT w.person_id, w.return_id AS id, 'withdrawal_returned'::text AS kind, w.ended_at AS at,
  'in'::text AS direction, w.currency, w.amount_minor + w.fee_minor AS amount_minor,
  0::bigint AS fee_minor, i.holder AS counterparty,
  '•••• ' || i.account_end AS counterparty_account, NULL::text AS memo, 'completed'::text AS state,
  w.return_id AS ledger_transfer_id,
  lower(concat_ws(' ', i.holder, i.account_end)) AS search
FROM funding.withdrawals AS w JOIN funding.instruments AS i ON i.id = w.instrument_id
WHERE w.return_id IS NOT NULL;
COMMENT ON VIEW funding.withdrawal_return_view IS 'Withdrawals that came back after they had left the wallet, with the columns of movement_view.';
GRANT SELECT ON funding.withdrawal_view, funding.withdrawal_return_view TO okpay_app;
COMMENT ON COLUMN funding.withdrawal_view.person_id IS 'Whose movement it is.';
COMMENT ON COLUMN funding.withdrawal_view.id IS 'The withdrawal.';
COMMENT ON COLUMN funding.withdrawal_view.kind IS 'withdrawal.';
COMMENT ON COLUMN funding.withdrawal_view.at IS 'When it was asked for.';
COMMENT ON COLUMN funding.withdrawal_view.direction IS 'out.';
COMMENT ON COLUMN funding.withdrawal_view.currency IS 'Currency of amount and fee.';
COMMENT ON COLUMN funding.withdrawal_view.amount_minor IS 'What arrives, in minor units.';
COMMENT ON COLUMN funding.withdrawal_view.fee_minor IS 'What it costs on top.';
COMMENT ON COLUMN funding.withdrawal_view.counterparty IS 'Holder of the bank account.';
COMMENT ON COLUMN funding.withdrawal_view.counterparty_account IS 'Last characters of the account.';
COMMENT ON COLUMN funding.withdrawal_view.memo IS 'Always null.';
COMMENT ON COLUMN funding.withdrawal_view.state IS 'pending, completed, returned, rejected or cancelled.';
COMMENT ON COLUMN funding.withdrawal_view.ledger_transfer_id IS 'The capture, or the hold before it.';
COMMENT ON COLUMN funding.withdrawal_view.search IS 'What a search looks through, in lower case.';
COMMENT ON COLUMN funding.withdrawal_return_view.person_id IS 'Whose movement it is.';
COMMENT ON COLUMN funding.withdrawal_return_view.id IS 'The ledger transfer that brought it back.';
COMMENT ON COLUMN funding.withdrawal_return_view.kind IS 'withdrawal_returned.';
COMMENT ON COLUMN funding.withdrawal_return_view.at IS 'When it came back.';
COMMENT ON COLUMN funding.withdrawal_return_view.direction IS 'in.';
COMMENT ON COLUMN funding.withdrawal_return_view.currency IS 'Currency of amount and fee.';
COMMENT ON COLUMN funding.withdrawal_return_view.amount_minor IS 'Amount and fee, in minor units.';
COMMENT ON COLUMN funding.withdrawal_return_view.fee_minor IS 'Always 0.';
COMMENT ON COLUMN funding.withdrawal_return_view.counterparty IS 'Holder of the bank account.';
COMMENT ON COLUMN funding.withdrawal_return_view.counterparty_account IS 'Last characters of the account.';
COMMENT ON COLUMN funding.withdrawal_return_view.memo IS 'Always null.';
COMMENT ON COLUMN funding.withdrawal_return_view.state IS 'completed.';
COMMENT ON COLUMN funding.withdrawal_return_view.ledger_transfer_id IS 'The same.';
COMMENT ON COLUMN funding.withdrawal_return_view.search IS 'What a search looks through, in lower case.';
