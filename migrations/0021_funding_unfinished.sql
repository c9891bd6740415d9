CREATE VIEW funding.unfinished_view AS
SELECT id, 'unmatched_deposit'::text AS kind, NULL::uuid AS person_id, 'suspense'::text AS account_kind,
  currency, amount_minor, received_at AS since, NULL::timestamptz AS moves_next
FROM funding.suspense_items WHERE state = 'open'
UNION ALL
SELECT id, CASE WHEN written_at IS NULL THEN 'return_ordered' ELSE 'return_sent' END, NULL::uuid, 'returns'::text,
  currency, amount_minor, ordered_at, NULL::timestamptz
FROM funding.returns WHERE settled_at IS NULL;
COMMENT ON VIEW funding.unfinished_view IS 'Money of bank files that is still on its way, with the ledger account that holds it; every module with such things has a view of these columns.';
COMMENT ON COLUMN funding.unfinished_view.id IS 'The unmatched item or the return.';
COMMENT ON COLUMN funding.unfinished_view.kind IS 'unmatched_deposit, return_ordered or return_sent.';
COMMENT ON COLUMN funding.unfinished_view.person_id IS 'Whose it is; null while nobody knows.';
COMMENT ON COLUMN funding.unfinished_view.account_kind IS 'Kind of the ledger account that holds it: the house''s own, or the person''s when one is named.';
COMMENT ON COLUMN funding.unfinished_view.currency IS 'Its currency.';
COMMENT ON COLUMN funding.unfinished_view.amount_minor IS 'Its amount in minor units.';
COMMENT ON COLUMN funding.unfinished_view.since IS 'Since when it is there.';
COMMENT ON COLUMN funding.unfinished_view.moves_next IS 'When it moves next; null: when somebody or the bank acts.';
CREATE INDEX returns_unsettled ON funding.returns (id) WHERE settled_at IS NULL;
GRANT SELECT ON funding.unfinished_view TO okpay_app;
