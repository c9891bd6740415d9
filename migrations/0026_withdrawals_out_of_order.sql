ALTER TABLE funding.withdrawals ADD COLUMN returned_entry_id uuid;
COMMENT ON COLUMN funding.withdrawals.returned_entry_id IS 'The bank entry that showed it come back to our account.';
GRANT UPDATE (payments, total_minor) ON funding.payment_files TO okpay_app;

CREATE OR REPLACE VIEW funding.withdrawal_unfinished_view AS
SELECT id, 'withdrawal_held'::text AS kind, person_id, 'wallet'::text AS account_kind, currency, amount_minor,
  requested_at AS since, CASE state WHEN 'in_review' THEN coalesce(review_due, arrives_by) ELSE arrives_by END AS moves_next
FROM funding.withdrawals WHERE state IN ('in_review', 'approved')
UNION ALL
SELECT fee_hold_id, 'withdrawal_fee', person_id, 'wallet', currency, fee_minor,
  requested_at, CASE state WHEN 'in_review' THEN coalesce(review_due, arrives_by) ELSE arrives_by END
FROM funding.withdrawals WHERE state IN ('in_review', 'approved') AND fee_hold_id IS NOT NULL
UNION ALL
SELECT id, 'withdrawal_sent', person_id, 'clearing', currency, amount_minor, coalesce(submitted_at, requested_at), arrives_by
FROM funding.withdrawals WHERE state IN ('submitted', 'sent')
UNION ALL
SELECT id, 'withdrawal_contradicted', NULL, 'clearing', currency,
  CASE WHEN completed_entry_id IS NULL THEN amount_minor ELSE -amount_minor END, ended_at, NULL
FROM funding.withdrawals
WHERE state = 'returned' AND completed_entry_id IS NULL
   OR state = 'rejected' AND (completed_entry_id IS NULL) <> (returned_entry_id IS NULL);
COMMENT ON COLUMN funding.withdrawal_unfinished_view.kind IS 'withdrawal_held, withdrawal_fee, withdrawal_sent, or withdrawal_contradicted: its owner has the money, and the bank''s entries do not agree yet.';
COMMENT ON COLUMN funding.withdrawal_unfinished_view.person_id IS 'Whose it is; null where it concerns the bank and us alone.';
COMMENT ON COLUMN funding.withdrawal_unfinished_view.amount_minor IS 'Its amount in minor units; below zero: the bank took what it had refused and owes it to us.';

CREATE INDEX withdrawals_contradicted ON funding.withdrawals (id)
  WHERE state IN ('rejected', 'returned')
    AND ((completed_entry_id IS NULL) <> (returned_entry_id IS NULL) OR state = 'returned' AND completed_entry_id IS NULL);
