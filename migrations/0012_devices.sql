CREATE TABLE identity.devices (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES identity.people,
  token_hash bytea NOT NULL,
  user_agent text NOT NULL,
  place text NOT NULL,
  created_at timestamptz NOT NULL,
  last_used_at timestamptz NOT NULL,
  UNIQUE (token_hash, person_id)
);
COMMENT ON TABLE identity.devices IS 'Browsers and programs in which a person has signed in before; several people may share one.';
COMMENT ON COLUMN identity.devices.id IS 'UUIDv7; also the name of its own counter of failed sign-ins.';
COMMENT ON COLUMN identity.devices.person_id IS 'Whom it is known for.';
COMMENT ON COLUMN identity.devices.token_hash IS 'SHA-256 of the 32 random bytes in its cookie, which is signed as well.';
COMMENT ON COLUMN identity.devices.user_agent IS 'What it called itself at the last sign-in.';
COMMENT ON COLUMN identity.devices.place IS 'Coarse place of the last sign-in, as 203.0.113.x.';
COMMENT ON COLUMN identity.devices.created_at IS 'First sign-in.';
COMMENT ON COLUMN identity.devices.last_used_at IS 'Last sign-in.';
CREATE INDEX devices_by_person ON identity.devices (person_id, last_used_at);
CREATE INDEX devices_by_age ON identity.devices (last_used_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON identity.devices TO okpay_app;

ALTER TABLE identity.sessions ADD COLUMN device_id uuid;
COMMENT ON COLUMN identity.sessions.device_id IS 'The device that it was opened on; a device that was forgotten is no longer there.';

CREATE TABLE identity.lock_outs (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES identity.people,
  kind text NOT NULL CHECK (kind IN ('password', 'factor')),
  tries integer NOT NULL CHECK (tries > 0),
  user_agent text NOT NULL,
  place text NOT NULL,
  started_at timestamptz NOT NULL,
  until timestamptz NOT NULL,
  unlocked_at timestamptz
);
COMMENT ON TABLE identity.lock_outs IS 'Blocks of sign-in that began at somebody''s identifier, and that its owner was told of.';
COMMENT ON COLUMN identity.lock_outs.id IS 'UUIDv7; made when the block began, so that its owner is told once.';
COMMENT ON COLUMN identity.lock_outs.person_id IS 'Whose sign-in it was.';
COMMENT ON COLUMN identity.lock_outs.kind IS 'What was wrong: the password, or the second factor after a right password.';
COMMENT ON COLUMN identity.lock_outs.tries IS 'Failures that began it.';
COMMENT ON COLUMN identity.lock_outs.user_agent IS 'What the last one called itself.';
COMMENT ON COLUMN identity.lock_outs.place IS 'Coarse place of the last one, as 203.0.113.x.';
COMMENT ON COLUMN identity.lock_outs.started_at IS 'The last of these failures.';
COMMENT ON COLUMN identity.lock_outs.until IS 'Opens by itself then.';
COMMENT ON COLUMN identity.lock_outs.unlocked_at IS 'When its owner opened it before.';
CREATE INDEX lock_outs_by_person ON identity.lock_outs (person_id, started_at);
CREATE INDEX lock_outs_by_age ON identity.lock_outs (started_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON identity.lock_outs TO okpay_app;
