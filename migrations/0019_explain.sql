CREATE SCHEMA explain;
COMMENT ON SCHEMA explain IS 'What was refused, counted; the refusals of people themselves are events.';
GRANT USAGE ON SCHEMA explain TO okpay_app;

CREATE TABLE explain.refusal_counts (
  day date NOT NULL,
  code text NOT NULL,
  endpoint text NOT NULL,
  channel text NOT NULL CHECK (channel IN ('web', 'api')),
  count bigint NOT NULL CHECK (count > 0),
  PRIMARY KEY (day, code, endpoint, channel)
);
COMMENT ON TABLE explain.refusal_counts IS 'How often each call that changes something was refused, with or without a person; no one can be told from it.';
COMMENT ON COLUMN explain.refusal_counts.day IS 'Day in UTC.';
COMMENT ON COLUMN explain.refusal_counts.code IS 'Code of the problem: transfers.insufficient_funds.';
COMMENT ON COLUMN explain.refusal_counts.endpoint IS 'What was called: POST /v1/transfers.';
COMMENT ON COLUMN explain.refusal_counts.channel IS 'A browser, or a program. The caller says so itself: good for a trend, for nothing else.';
COMMENT ON COLUMN explain.refusal_counts.count IS 'How many of that day.';
GRANT SELECT, INSERT, UPDATE ON explain.refusal_counts TO okpay_app;

-- Reading somebody's latest events of one type must not read all that they ever did. Transfers are
-- most of the log; they are found by their moment instead, so that posting them writes no further
-- index.
CREATE INDEX events_by_type ON platform.events (subject, type, id)
  WHERE type <> 'transfers.sent' AND type <> 'transfers.received';
CREATE INDEX events_refused_by_key ON platform.events (subject, (data ->> 'idempotencyKey'))
  WHERE type = 'explain.refused';
CREATE INDEX events_refused_by_age ON platform.events (at) WHERE type = 'explain.refused';

-- Events are for good, and the application cannot delete them. Refusals are the exception, and only
-- once they are 400 days old by the clock of the database, whatever the caller says.
CREATE FUNCTION explain.forget_refusals(as_of timestamptz, most integer) RETURNS integer
LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$
  WITH gone AS (
    DELETE FROM platform.events WHERE id = ANY (ARRAY(
      SELECT id FROM platform.events
      WHERE type = 'explain.refused' AND at < least(as_of, now()) - interval '400 days'
      ORDER BY at LIMIT most))
    RETURNING id
  ) SELECT count(*)::integer FROM gone
$$;
COMMENT ON FUNCTION explain.forget_refusals IS 'Removes refusals that are older than 400 days, the oldest first, at most so many; says how many went.';
REVOKE ALL ON FUNCTION explain.forget_refusals FROM PUBLIC;
GRANT EXECUTE ON FUNCTION explain.forget_refusals TO okpay_app;

-- What explanations read of other modules' things.
CREATE VIEW transfers.transfer_view AS
SELECT id, sender_id, payee_id, currency, amount_minor, fee_minor, sender_account_number,
  sender_masked_name, payee_account_number, payee_masked_name, policy_version, created_at
FROM transfers.transfers;
COMMENT ON VIEW transfers.transfer_view IS 'Transfers without the words that people wrote to each other.';
COMMENT ON COLUMN transfers.transfer_view.id IS 'UUIDv7; also the id of the amount''s ledger transfer.';
COMMENT ON COLUMN transfers.transfer_view.sender_id IS 'Who sent it.';
COMMENT ON COLUMN transfers.transfer_view.payee_id IS 'Who got it.';
COMMENT ON COLUMN transfers.transfer_view.currency IS 'Currency of amount and fee.';
COMMENT ON COLUMN transfers.transfer_view.amount_minor IS 'What the payee got, in minor units.';
COMMENT ON COLUMN transfers.transfer_view.fee_minor IS 'What the sender paid on top, in minor units.';
COMMENT ON COLUMN transfers.transfer_view.sender_account_number IS 'The sender''s account number.';
COMMENT ON COLUMN transfers.transfer_view.sender_masked_name IS 'The sender''s name as the payee sees it.';
COMMENT ON COLUMN transfers.transfer_view.payee_account_number IS 'The payee''s account number.';
COMMENT ON COLUMN transfers.transfer_view.payee_masked_name IS 'The payee''s name as the sender sees it.';
COMMENT ON COLUMN transfers.transfer_view.policy_version IS 'The policy by which it was decided.';
COMMENT ON COLUMN transfers.transfer_view.created_at IS 'When it was settled.';
GRANT SELECT ON transfers.transfer_view TO okpay_app;

CREATE VIEW funding.deposit_view AS
SELECT d.id, d.person_id, d.currency, d.amount_minor, d.fee_minor, d.sender_name, d.reference,
  d.booked_on, d.credited_at, d.policy_version, f.received_at AS file_received_at,
  i.id AS item_id, i.reason AS item_reason, i.received_at AS item_received_at, i.note AS item_note
FROM funding.deposits d
LEFT JOIN funding.bank_entries e ON e.id = d.entry_id
LEFT JOIN funding.bank_files f ON f.id = e.file_id
LEFT JOIN funding.suspense_items i ON i.entry_id = d.entry_id;
COMMENT ON VIEW funding.deposit_view IS 'Deposits with the way that they took: by a bank file, some by suspense.';
COMMENT ON COLUMN funding.deposit_view.id IS 'The deposit; also the id of its ledger transfer.';
COMMENT ON COLUMN funding.deposit_view.person_id IS 'Whose wallet was credited.';
COMMENT ON COLUMN funding.deposit_view.currency IS 'Currency of amount and fee.';
COMMENT ON COLUMN funding.deposit_view.amount_minor IS 'What the bank reported, in minor units.';
COMMENT ON COLUMN funding.deposit_view.fee_minor IS 'What was kept of it, in minor units.';
COMMENT ON COLUMN funding.deposit_view.sender_name IS 'The payer as the bank names them; null: not told.';
COMMENT ON COLUMN funding.deposit_view.reference IS 'The person''s reference.';
COMMENT ON COLUMN funding.deposit_view.booked_on IS 'The day on which our bank booked it; null: not told.';
COMMENT ON COLUMN funding.deposit_view.credited_at IS 'When the wallet was credited.';
COMMENT ON COLUMN funding.deposit_view.policy_version IS 'The policy by which it was decided.';
COMMENT ON COLUMN funding.deposit_view.file_received_at IS 'When the bank file that tells of it reached us.';
COMMENT ON COLUMN funding.deposit_view.item_id IS 'The suspense item that it was; null: it was matched at once.';
COMMENT ON COLUMN funding.deposit_view.item_reason IS 'Why it could not be matched at once.';
COMMENT ON COLUMN funding.deposit_view.item_received_at IS 'Since when it waited in suspense.';
COMMENT ON COLUMN funding.deposit_view.item_note IS 'What staff noted when they assigned it; for staff only.';
GRANT SELECT ON funding.deposit_view TO okpay_app;

CREATE VIEW funding.suspense_view AS
SELECT i.id, i.currency, i.amount_minor, i.reason, i.state, i.received_at, i.decided_at, i.note,
  i.deposit_id, r.settled_at
FROM funding.suspense_items i
LEFT JOIN funding.returns r ON r.suspense_item_id = i.id;
COMMENT ON VIEW funding.suspense_view IS 'Money that could not be matched, and its way back if it was returned; for staff only.';
COMMENT ON COLUMN funding.suspense_view.id IS 'The item.';
COMMENT ON COLUMN funding.suspense_view.currency IS 'Currency of the amount.';
COMMENT ON COLUMN funding.suspense_view.amount_minor IS 'In minor units.';
COMMENT ON COLUMN funding.suspense_view.reason IS 'Why it could not be matched.';
COMMENT ON COLUMN funding.suspense_view.state IS 'open, assigned or returned.';
COMMENT ON COLUMN funding.suspense_view.received_at IS 'When it came.';
COMMENT ON COLUMN funding.suspense_view.decided_at IS 'When staff assigned or returned it.';
COMMENT ON COLUMN funding.suspense_view.note IS 'What they noted.';
COMMENT ON COLUMN funding.suspense_view.deposit_id IS 'The deposit that it became.';
COMMENT ON COLUMN funding.suspense_view.settled_at IS 'When our bank booked the return.';
GRANT SELECT ON funding.suspense_view TO okpay_app;

CREATE VIEW audit.history_view AS
SELECT id, at, person_id, kind, outcome, actor_kind, actor_id, place, browser, system, facts
FROM audit.entries WHERE kind IS NOT NULL;
COMMENT ON VIEW audit.history_view IS 'The lines of people''s own security history.';
COMMENT ON COLUMN audit.history_view.id IS 'The entry.';
COMMENT ON COLUMN audit.history_view.at IS 'When it happened.';
COMMENT ON COLUMN audit.history_view.person_id IS 'Whose account it concerns.';
COMMENT ON COLUMN audit.history_view.kind IS 'What the history calls it: sign_in_failed, locked.';
COMMENT ON COLUMN audit.history_view.outcome IS 'ok or refused.';
COMMENT ON COLUMN audit.history_view.actor_kind IS 'anonymous, system or person.';
COMMENT ON COLUMN audit.history_view.actor_id IS 'Who acted, when known.';
COMMENT ON COLUMN audit.history_view.place IS 'Coarse network.';
COMMENT ON COLUMN audit.history_view.browser IS 'Of the device.';
COMMENT ON COLUMN audit.history_view.system IS 'Of the device.';
COMMENT ON COLUMN audit.history_view.facts IS 'Plain facts, no secret.';
GRANT SELECT ON audit.history_view TO okpay_app;
