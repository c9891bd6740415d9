ALTER TABLE funding.suspense_items ADD COLUMN person_id uuid;
COMMENT ON COLUMN funding.suspense_items.person_id IS 'Whose reference it bears; null when it names nobody, or several.';
UPDATE funding.suspense_items AS s SET person_id = r.person_id
FROM funding.bank_references AS r
WHERE s.reason IN ('person_frozen', 'person_closed', 'person_restricted', 'currency_not_allowed', 'below_minimum', 'wallet_refused', 'above_limit')
  AND translate(regexp_replace(upper(s.remittance), '[^0-9A-Z]', '', 'g'), 'OIL', '011')
    LIKE '%' || translate(replace(r.reference, '-', ''), 'OIL', '011') || '%';
CREATE INDEX suspense_items_by_person ON funding.suspense_items (person_id, id) WHERE person_id IS NOT NULL;

CREATE OR REPLACE VIEW funding.unfinished_view AS
SELECT id, 'unmatched_deposit'::text AS kind, person_id, 'suspense'::text AS account_kind,
  currency, amount_minor, received_at AS since, NULL::timestamptz AS moves_next
FROM funding.suspense_items WHERE state = 'open'
UNION ALL
SELECT id, CASE WHEN written_at IS NULL THEN 'return_ordered' ELSE 'return_sent' END, NULL::uuid, 'returns'::text,
  currency, amount_minor, ordered_at, NULL::timestamptz
FROM funding.returns WHERE settled_at IS NULL;
