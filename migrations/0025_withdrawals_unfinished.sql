CREATE VIEW funding.withdrawal_unfinished_view AS
SELECT id, 'withdrawal_held'::text AS kind, person_id, 'wallet'::text AS account_kind, currency, amount_minor,
  requested_at AS since, CASE state WHEN 'in_review' THEN coalesce(review_due, arrives_by) ELSE arrives_by END AS moves_next
FROM funding.withdrawals WHERE state IN ('in_review', 'approved')
UNION ALL
SELECT fee_hold_id, 'withdrawal_fee', person_id, 'wallet', currency, fee_minor,
  requested_at, CASE state WHEN 'in_review' THEN coalesce(review_due, arrives_by) ELSE arrives_by END
FROM funding.withdrawals WHERE state IN ('in_review', 'approved') AND fee_hold_id IS NOT NULL
UNION ALL
SELECT id, 'withdrawal_sent', person_id, 'clearing', currency, amount_minor, coalesce(submitted_at, requested_at), arrives_by
FROM funding.withdrawals WHERE state IN ('submitted', 'sent');
COMMENT ON VIEW funding.withdrawal_unfinished_view IS 'Withdrawals that are still on their way, with the ledger account that holds their money; the columns of unfinished_view.';
COMMENT ON COLUMN funding.withdrawal_unfinished_view.id IS 'The withdrawal, which is also its hold; of a fee the fee''s hold.';
COMMENT ON COLUMN funding.withdrawal_unfinished_view.kind IS 'withdrawal_held, withdrawal_fee or withdrawal_sent.';
COMMENT ON COLUMN funding.withdrawal_unfinished_view.person_id IS 'Whose it is.';
COMMENT ON COLUMN funding.withdrawal_unfinished_view.account_kind IS 'wallet while it is held there; clearing while the bank has it.';
COMMENT ON COLUMN funding.withdrawal_unfinished_view.currency IS 'Its currency.';
COMMENT ON COLUMN funding.withdrawal_unfinished_view.amount_minor IS 'Its amount in minor units.';
COMMENT ON COLUMN funding.withdrawal_unfinished_view.since IS 'Since when it is there.';
COMMENT ON COLUMN funding.withdrawal_unfinished_view.moves_next IS 'When it moves next: the end of the review, or the date that we promised.';
GRANT SELECT ON funding.withdrawal_unfinished_view TO okpay_app;
