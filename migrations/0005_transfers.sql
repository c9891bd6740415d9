CREATE SCHEMA transfers;
COMMENT ON SCHEMA transfers IS 'Money from person to person: quotes, transfers and whom they went to.';
GRANT USAGE ON SCHEMA transfers TO okpay_app;

CREATE TABLE transfers.transfers (
  id uuid PRIMARY KEY,
  sender_id uuid NOT NULL,
  payee_id uuid NOT NULL,
  currency text NOT NULL,
  amount_minor bigint NOT NULL CHECK (amount_minor > 0),
  fee_minor bigint NOT NULL CHECK (fee_minor >= 0),
  fee_transfer_id uuid,
  memo text CHECK (char_length(memo) BETWEEN 1 AND 140),
  sender_account_number text NOT NULL,
  sender_masked_name text NOT NULL,
  payee_account_number text NOT NULL,
  payee_masked_name text NOT NULL,
  quote_id uuid,
  policy_version integer NOT NULL,
  created_at timestamptz NOT NULL,
  CHECK (sender_id <> payee_id),
  CHECK ((fee_minor > 0) = (fee_transfer_id IS NOT NULL))
);
COMMENT ON TABLE transfers.transfers IS 'Settled transfers, append-only; the money itself is in the ledger under the same id.';
COMMENT ON COLUMN transfers.transfers.id IS 'UUIDv7; also the id of the amount''s ledger transfer.';
COMMENT ON COLUMN transfers.transfers.sender_id IS 'Who sent it.';
COMMENT ON COLUMN transfers.transfers.payee_id IS 'Who got it.';
COMMENT ON COLUMN transfers.transfers.currency IS 'Currency of amount and fee.';
COMMENT ON COLUMN transfers.transfers.amount_minor IS 'What the payee got, in minor units.';
COMMENT ON COLUMN transfers.transfers.fee_minor IS 'What the sender paid on top, in minor units.';
COMMENT ON COLUMN transfers.transfers.fee_transfer_id IS 'The fee''s ledger transfer, linked to the amount''s; null when it was free.';
COMMENT ON COLUMN transfers.transfers.memo IS 'The sender''s words to the payee.';
COMMENT ON COLUMN transfers.transfers.sender_account_number IS 'The sender''s account number.';
COMMENT ON COLUMN transfers.transfers.sender_masked_name IS 'The sender''s name as the payee sees it, at that time.';
COMMENT ON COLUMN transfers.transfers.payee_account_number IS 'The payee''s account number.';
COMMENT ON COLUMN transfers.transfers.payee_masked_name IS 'The payee''s name as the sender saw it, at that time.';
COMMENT ON COLUMN transfers.transfers.quote_id IS 'The quote that it was confirmed from; one transfer a quote.';
COMMENT ON COLUMN transfers.transfers.policy_version IS 'The policy that set its fee.';
COMMENT ON COLUMN transfers.transfers.created_at IS 'When it was decided; settled in the same transaction.';
CREATE INDEX transfers_by_sender ON transfers.transfers (sender_id, created_at, id);
CREATE INDEX transfers_by_payee ON transfers.transfers (payee_id, created_at, id);
CREATE UNIQUE INDEX transfers_by_quote ON transfers.transfers (quote_id) WHERE quote_id IS NOT NULL;
GRANT SELECT, INSERT ON transfers.transfers TO okpay_app;

CREATE TABLE transfers.payees (
  sender_id uuid NOT NULL,
  payee_id uuid NOT NULL,
  times_sent integer NOT NULL CHECK (times_sent > 0),
  last_sent_at timestamptz NOT NULL,
  PRIMARY KEY (sender_id, payee_id)
) WITH (fillfactor = 70);
COMMENT ON TABLE transfers.payees IS 'Whom a person has sent to, and how often.';
COMMENT ON COLUMN transfers.payees.sender_id IS 'Who sent.';
COMMENT ON COLUMN transfers.payees.payee_id IS 'To whom.';
COMMENT ON COLUMN transfers.payees.times_sent IS 'How many transfers so far.';
COMMENT ON COLUMN transfers.payees.last_sent_at IS 'When the last one was.';
GRANT SELECT, INSERT, UPDATE ON transfers.payees TO okpay_app;

CREATE TABLE transfers.quotes (
  id uuid PRIMARY KEY,
  sender_id uuid NOT NULL,
  payee_id uuid NOT NULL,
  currency text NOT NULL,
  amount_minor bigint NOT NULL CHECK (amount_minor > 0),
  fee_minor bigint NOT NULL CHECK (fee_minor >= 0),
  policy_version integer NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);
COMMENT ON TABLE transfers.quotes IS 'Prices that were promised for a short while; swept a day after they expired.';
COMMENT ON COLUMN transfers.quotes.id IS 'UUIDv7.';
COMMENT ON COLUMN transfers.quotes.sender_id IS 'To whom the price was promised.';
COMMENT ON COLUMN transfers.quotes.payee_id IS 'For a transfer to this person.';
COMMENT ON COLUMN transfers.quotes.currency IS 'Currency of amount and fee.';
COMMENT ON COLUMN transfers.quotes.amount_minor IS 'The amount, in minor units.';
COMMENT ON COLUMN transfers.quotes.fee_minor IS 'The promised fee, in minor units.';
COMMENT ON COLUMN transfers.quotes.policy_version IS 'The policy that set the fee.';
COMMENT ON COLUMN transfers.quotes.created_at IS 'When it was made.';
COMMENT ON COLUMN transfers.quotes.expires_at IS 'Good before this moment.';
CREATE INDEX quotes_by_expiry ON transfers.quotes (expires_at);
GRANT SELECT, INSERT, DELETE ON transfers.quotes TO okpay_app;

CREATE TABLE transfers.unknown_payees (
  person_id uuid NOT NULL,
  hour timestamptz NOT NULL,
  count integer NOT NULL CHECK (count > 0),
  PRIMARY KEY (person_id, hour)
);
COMMENT ON TABLE transfers.unknown_payees IS 'How often somebody looked for payees who cannot be found; hinders fishing for customers.';
COMMENT ON COLUMN transfers.unknown_payees.person_id IS 'Who looked.';
COMMENT ON COLUMN transfers.unknown_payees.hour IS 'Start of the hour (UTC) in which it happened.';
COMMENT ON COLUMN transfers.unknown_payees.count IS 'Look-ups that found nobody in that hour.';
GRANT SELECT, INSERT, UPDATE, DELETE ON transfers.unknown_payees TO okpay_app;

CREATE VIEW transfers.movement_view AS
SELECT sender_id AS person_id, id, 'transfer_sent'::text AS kind, created_at AS at,
  'out'::text AS direction, currency, amount_minor, fee_minor,
  payee_masked_name AS counterparty, payee_account_number AS counterparty_account, memo,
  'completed'::text AS state, id AS ledger_transfer_id,
  lower(concat_ws(' ', payee_masked_name, payee_account_number, memo)) AS search
FROM transfers.transfers
UNION ALL
SELECT payee_id AS person_id, id, 'transfer_received'::text AS kind, created_at AS at,
  'in'::text AS direction, currency, amount_minor, 0::bigint AS fee_minor,
  sender_masked_name AS counterparty, sender_account_number AS counterparty_account, memo,
  'completed'::text AS state, id AS ledger_transfer_id,
  lower(concat_ws(' ', sender_masked_name, sender_account_number, memo)) AS search
FROM transfers.transfers;
COMMENT ON VIEW transfers.movement_view IS 'Both sides of each transfer, as its person may see it.';
COMMENT ON COLUMN transfers.movement_view.person_id IS 'Whose movement it is.';
COMMENT ON COLUMN transfers.movement_view.id IS 'The transfer.';
COMMENT ON COLUMN transfers.movement_view.kind IS 'transfer_sent or transfer_received.';
COMMENT ON COLUMN transfers.movement_view.at IS 'When it settled.';
COMMENT ON COLUMN transfers.movement_view.direction IS 'in or out.';
COMMENT ON COLUMN transfers.movement_view.currency IS 'Currency of amount and fee.';
COMMENT ON COLUMN transfers.movement_view.amount_minor IS 'Amount without the fee, in minor units.';
COMMENT ON COLUMN transfers.movement_view.fee_minor IS 'Fee that this person paid, in minor units.';
COMMENT ON COLUMN transfers.movement_view.counterparty IS 'Masked name of the other side.';
COMMENT ON COLUMN transfers.movement_view.counterparty_account IS 'Account number of the other side.';
COMMENT ON COLUMN transfers.movement_view.memo IS 'The sender''s words.';
COMMENT ON COLUMN transfers.movement_view.state IS 'completed.';
COMMENT ON COLUMN transfers.movement_view.ledger_transfer_id IS 'The amount''s ledger transfer.';
COMMENT ON COLUMN transfers.movement_view.search IS 'What a search looks through, in lower case.';
GRANT SELECT ON transfers.movement_view TO okpay_app;
