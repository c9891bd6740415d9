ALTER TABLE identity.people
  ADD COLUMN tier smallint NOT NULL DEFAULT 0 CHECK (tier BETWEEN 0 AND 2),
  ADD COLUMN limit_zone text,
  ADD COLUMN limit_zone_before text,
  ADD COLUMN limit_zone_from timestamptz,
  ADD CHECK ((limit_zone_before IS NULL) = (limit_zone_from IS NULL));
UPDATE identity.people SET limit_zone = time_zone;
ALTER TABLE identity.people ALTER COLUMN limit_zone SET NOT NULL;
COMMENT ON COLUMN identity.people.tier IS 'How far the person is verified, 0 to 2; what each asks for and allows is in the policy.';
COMMENT ON COLUMN identity.people.limit_zone IS 'IANA zone in which days and months of limits are counted; follows time_zone late, so that a change opens no second day.';
COMMENT ON COLUMN identity.people.limit_zone_before IS 'The zone that counted before; null when it never changed.';
COMMENT ON COLUMN identity.people.limit_zone_from IS 'Until then days of the zone before are counted.';
CREATE INDEX people_awaiting_limit_zone ON identity.people (id) WHERE limit_zone <> time_zone;

CREATE OR REPLACE VIEW identity.person_view AS
SELECT id AS person_id, account_number, kind, name, masked_name, country, language, time_zone,
  main_currency,
  CASE WHEN state IN ('frozen_by_owner', 'frozen_by_risk') THEN 'frozen' ELSE state END AS state,
  created_at, tier, limit_zone, limit_zone_before, limit_zone_from
FROM identity.people;
COMMENT ON COLUMN identity.person_view.tier IS 'How far the person is verified, 0 to 2.';
COMMENT ON COLUMN identity.person_view.limit_zone IS 'IANA zone in which limits are counted.';
COMMENT ON COLUMN identity.person_view.limit_zone_before IS 'The zone that counted before.';
COMMENT ON COLUMN identity.person_view.limit_zone_from IS 'Until then the zone before counts.';

-- What was sent this month counts towards the month's limit that comes with this version.
INSERT INTO ledger.windows (account_id, key, count, sum_minor)
SELECT a.id, 'transfers:month:' || to_char(now() AT TIME ZONE p.limit_zone, 'YYYY-MM'),
  count(*), sum(t.amount_minor)::bigint
FROM transfers.transfers AS t
JOIN identity.people AS p ON p.id = t.sender_id
JOIN ledger.accounts AS a ON a.owner_id = t.sender_id AND a.kind = 'wallet' AND a.asset = t.currency
WHERE t.created_at >= date_trunc('month', now() AT TIME ZONE p.limit_zone) AT TIME ZONE p.limit_zone
GROUP BY a.id, p.limit_zone
ON CONFLICT DO NOTHING;
