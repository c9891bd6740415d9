ALTER TABLE identity.roles DROP CONSTRAINT roles_role_check;
ALTER TABLE identity.roles ADD CONSTRAINT roles_role_check CHECK (role IN (
  'support', 'senior_support', 'verification', 'editor', 'publisher', 'incident_commander',
  'support_lead', 'treasury', 'auditor', 'administrator'));
COMMENT ON COLUMN identity.roles.role IS 'What it allows: src/platform/context.ts lists them.';

CREATE TABLE identity.set_up_tokens (
  token_hash bytea PRIMARY KEY,
  created_at timestamptz NOT NULL,
  ended_at timestamptz,
  ended_by text CHECK (ended_by IN ('used', 'replaced')),
  used_by uuid REFERENCES identity.people,
  CHECK ((ended_at IS NULL) = (ended_by IS NULL)),
  CHECK (used_by IS NULL OR ended_by = 'used')
);
COMMENT ON TABLE identity.set_up_tokens IS 'One-time tokens, printed at the start, by which the first administrator signs up; worth nothing once there is one.';
COMMENT ON COLUMN identity.set_up_tokens.token_hash IS 'SHA-256 of the token; the token itself is nowhere in this database.';
COMMENT ON COLUMN identity.set_up_tokens.created_at IS 'When it was printed.';
COMMENT ON COLUMN identity.set_up_tokens.ended_at IS 'When it was used, or replaced by a newer one.';
COMMENT ON COLUMN identity.set_up_tokens.ended_by IS 'Used, or replaced by that of a later start.';
COMMENT ON COLUMN identity.set_up_tokens.used_by IS 'The administrator who signed up by it.';
CREATE UNIQUE INDEX set_up_tokens_open ON identity.set_up_tokens ((true)) WHERE ended_at IS NULL;
GRANT SELECT, INSERT, UPDATE ON identity.set_up_tokens TO okpay_app;

ALTER TABLE identity.people ADD COLUMN state_since timestamptz;
COMMENT ON COLUMN identity.people.state_since IS 'When the state last changed; null: since the account was opened.';

CREATE INDEX cooldowns_by_end ON identity.cooldowns (ends_at);

INSERT INTO policy.versions (version, effective_from, document)
SELECT 2, '2026-11-15T00:00:00Z', jsonb_set(document, '{transfers,confirmFrom}', $confirm$
  {
    "USD": "500.00", "EUR": "500.00", "CNY": "3000.00", "HKD": "4000.00",
    "JPY": "75000", "KWD": "150.000", "USDC": "500.000000"
  }
$confirm$)
FROM policy.versions WHERE version = 1;
