ALTER TABLE identity.challenges DROP CONSTRAINT challenges_purpose_check;
ALTER TABLE identity.challenges ADD CONSTRAINT challenges_purpose_check CHECK (purpose ~ '^[a-z_]{1,30}$');

CREATE TABLE identity.recoveries (
  id uuid PRIMARY KEY,
  purpose text NOT NULL CHECK (purpose IN ('reset', 'sign_in_help')),
  key bytea NOT NULL,
  channel text NOT NULL CHECK (channel IN ('email', 'sms')),
  person_id uuid REFERENCES identity.people,
  code_hash bytea NOT NULL,
  token_hash bytea NOT NULL UNIQUE,
  tries_left smallint NOT NULL CHECK (tries_left >= 0),
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  opened_at timestamptz,
  ended_at timestamptz,
  ended_by text CHECK (ended_by IN ('used', 'replaced', 'tries', 'ended')),
  CHECK ((ended_at IS NULL) = (ended_by IS NULL))
);
COMMENT ON TABLE identity.recoveries IS 'What somebody who cannot sign in asked for, whether the address or number is known or not.';
COMMENT ON COLUMN identity.recoveries.id IS 'UUIDv7; part of the code''s hash.';
COMMENT ON COLUMN identity.recoveries.purpose IS 'A new password, or help with signing in.';
COMMENT ON COLUMN identity.recoveries.key IS 'HMAC of the address or number that was given.';
COMMENT ON COLUMN identity.recoveries.channel IS 'How link or code was sent.';
COMMENT ON COLUMN identity.recoveries.person_id IS 'Whose it is; null when nobody has the address or number.';
COMMENT ON COLUMN identity.recoveries.code_hash IS 'HMAC of the row and its six digits.';
COMMENT ON COLUMN identity.recoveries.token_hash IS 'SHA-256 of the link''s token; of a new one once the code was entered.';
COMMENT ON COLUMN identity.recoveries.tries_left IS 'Wrong codes that may still come.';
COMMENT ON COLUMN identity.recoveries.created_at IS 'When it was asked for.';
COMMENT ON COLUMN identity.recoveries.expires_at IS 'Good until this moment.';
COMMENT ON COLUMN identity.recoveries.opened_at IS 'When link or code was first used; a code opens once.';
COMMENT ON COLUMN identity.recoveries.ended_at IS 'When it ended before it expired.';
COMMENT ON COLUMN identity.recoveries.ended_by IS 'Used, replaced by a newer one, too many tries, or ended with another one.';
CREATE UNIQUE INDEX recoveries_open ON identity.recoveries (purpose, key)
  WHERE ended_at IS NULL AND opened_at IS NULL;
CREATE INDEX recoveries_by_person ON identity.recoveries (person_id) WHERE ended_at IS NULL;
CREATE INDEX recoveries_by_expiry ON identity.recoveries (expires_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON identity.recoveries TO okpay_app;

CREATE TABLE identity.lost_factors (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES identity.people,
  token_hash bytea NOT NULL UNIQUE,
  started_at timestamptz NOT NULL,
  ready_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  email_code_hash bytea,
  phone_code_hash bytea,
  codes_expire_at timestamptz,
  codes_resend_at timestamptz,
  tries_left smallint NOT NULL CHECK (tries_left >= 0),
  ended_at timestamptz,
  ended_by text CHECK (ended_by IN ('finished', 'cancelled')),
  CHECK ((ended_at IS NULL) = (ended_by IS NULL))
);
COMMENT ON TABLE identity.lost_factors IS 'People who lost what they sign in with: a waiting time, then codes by every channel.';
COMMENT ON COLUMN identity.lost_factors.id IS 'UUIDv7; part of the codes'' hashes.';
COMMENT ON COLUMN identity.lost_factors.person_id IS 'Who says so.';
COMMENT ON COLUMN identity.lost_factors.token_hash IS 'SHA-256 of the token of the browser that asked last.';
COMMENT ON COLUMN identity.lost_factors.started_at IS 'When it was asked for, and told on every channel.';
COMMENT ON COLUMN identity.lost_factors.ready_at IS 'Codes may be asked for from then.';
COMMENT ON COLUMN identity.lost_factors.expires_at IS 'Nothing is left of it after this moment.';
COMMENT ON COLUMN identity.lost_factors.email_code_hash IS 'HMAC of the row and the newest code by mail.';
COMMENT ON COLUMN identity.lost_factors.phone_code_hash IS 'HMAC of the row and the newest code by SMS.';
COMMENT ON COLUMN identity.lost_factors.codes_expire_at IS 'The newest codes are good until then.';
COMMENT ON COLUMN identity.lost_factors.codes_resend_at IS 'New codes may be asked for from then.';
COMMENT ON COLUMN identity.lost_factors.tries_left IS 'Wrong codes that may still come, with the newest codes.';
COMMENT ON COLUMN identity.lost_factors.ended_at IS 'When it ended.';
COMMENT ON COLUMN identity.lost_factors.ended_by IS 'Finished; or cancelled by a link or by a factor that was answered.';
CREATE UNIQUE INDEX lost_factors_open ON identity.lost_factors (person_id) WHERE ended_at IS NULL;
CREATE INDEX lost_factors_by_expiry ON identity.lost_factors (expires_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON identity.lost_factors TO okpay_app;

CREATE TABLE identity.contact_changes (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES identity.people,
  kind text NOT NULL CHECK (kind IN ('email', 'phone')),
  new_sealed text,
  old_sealed text,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  confirmed_at timestamptz,
  undo_hash bytea UNIQUE,
  undo_until timestamptz,
  ended_at timestamptz,
  ended_by text CHECK (ended_by IN ('replaced', 'taken', 'undone')),
  CHECK ((confirmed_at IS NULL) = (undo_hash IS NULL)),
  CHECK ((confirmed_at IS NULL) = (undo_until IS NULL)),
  CHECK ((ended_at IS NULL) = (ended_by IS NULL))
);
COMMENT ON TABLE identity.contact_changes IS 'Changes of e-mail address and phone: waiting for the code, then for a while to be undone by link.';
COMMENT ON COLUMN identity.contact_changes.id IS 'UUIDv7.';
COMMENT ON COLUMN identity.contact_changes.person_id IS 'Whose contact changes.';
COMMENT ON COLUMN identity.contact_changes.kind IS 'email or phone.';
COMMENT ON COLUMN identity.contact_changes.new_sealed IS 'The new address or number, AES-256-GCM: v1:key:nonce:ciphertext; null: it is removed.';
COMMENT ON COLUMN identity.contact_changes.old_sealed IS 'The one before, sealed likewise; null: there was none.';
COMMENT ON COLUMN identity.contact_changes.created_at IS 'When it was asked for.';
COMMENT ON COLUMN identity.contact_changes.expires_at IS 'Not confirmed by then, it is forgotten.';
COMMENT ON COLUMN identity.contact_changes.confirmed_at IS 'When the code came back and it took effect.';
COMMENT ON COLUMN identity.contact_changes.undo_hash IS 'SHA-256 of the token in the link that puts the old one back.';
COMMENT ON COLUMN identity.contact_changes.undo_until IS 'The link works until then.';
COMMENT ON COLUMN identity.contact_changes.ended_at IS 'When it ended before that.';
COMMENT ON COLUMN identity.contact_changes.ended_by IS 'Replaced by a newer one; taken, proved to be another person''s; or undone.';
CREATE UNIQUE INDEX contact_changes_waiting ON identity.contact_changes (person_id, kind)
  WHERE confirmed_at IS NULL AND ended_at IS NULL;
CREATE INDEX contact_changes_by_person ON identity.contact_changes (person_id, id);
GRANT SELECT, INSERT, UPDATE, DELETE ON identity.contact_changes TO okpay_app;

-- A number that was never proved finds nobody and is asked for anew: a new one waits in contact_changes.
UPDATE identity.people SET phone_sealed = NULL, phone_index = NULL WHERE phone_verified_at IS NULL;
COMMENT ON COLUMN identity.people.phone_verified_at IS 'When an SMS code came back; a number that waits for one is in contact_changes.';
