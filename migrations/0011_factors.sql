ALTER TABLE identity.people
  ADD COLUMN preferred_factor text
    CHECK (preferred_factor IN ('totp', 'passkey', 'sms', 'email')),
  ADD COLUMN email_factor boolean NOT NULL DEFAULT true,
  ADD COLUMN sms_factor boolean NOT NULL DEFAULT true;
COMMENT ON COLUMN identity.people.preferred_factor IS 'The second factor that is offered first; null: the strongest one.';
COMMENT ON COLUMN identity.people.email_factor IS 'Codes by e-mail count as second factor; switched off with the first authenticator.';
COMMENT ON COLUMN identity.people.sms_factor IS 'Codes by SMS count as second factor, when the phone is proved.';

ALTER TABLE identity.sessions ADD COLUMN proved_by text;
COMMENT ON COLUMN identity.sessions.proved_by IS 'The second factor of this sign-in; null: the sign-up itself.';

CREATE TABLE identity.factors (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES identity.people,
  kind text NOT NULL CHECK (kind IN ('totp', 'passkey')),
  label text NOT NULL CHECK (char_length(label) BETWEEN 1 AND 60),
  secret_sealed text,
  last_step bigint,
  credential_id text UNIQUE,
  public_key bytea,
  sign_count bigint,
  transports text[],
  created_at timestamptz NOT NULL,
  expires_at timestamptz,
  confirmed_at timestamptz,
  last_used_at timestamptz,
  CHECK ((kind = 'totp') = (secret_sealed IS NOT NULL)),
  CHECK ((kind = 'passkey') = (credential_id IS NOT NULL)),
  CHECK (confirmed_at IS NOT NULL OR expires_at IS NOT NULL)
);
COMMENT ON TABLE identity.factors IS 'Authenticator apps and passkeys; one that is not confirmed yet proves nothing.';
COMMENT ON COLUMN identity.factors.id IS 'UUIDv7.';
COMMENT ON COLUMN identity.factors.person_id IS 'Whose it is.';
COMMENT ON COLUMN identity.factors.kind IS 'totp (RFC 6238) or passkey (WebAuthn).';
COMMENT ON COLUMN identity.factors.label IS 'What its owner calls it.';
COMMENT ON COLUMN identity.factors.secret_sealed IS 'TOTP secret in base 32, AES-256-GCM: v1:key:nonce:ciphertext.';
COMMENT ON COLUMN identity.factors.last_step IS 'The newest time step that was accepted: none is accepted twice.';
COMMENT ON COLUMN identity.factors.credential_id IS 'WebAuthn credential id, base64url.';
COMMENT ON COLUMN identity.factors.public_key IS 'WebAuthn public key, COSE.';
COMMENT ON COLUMN identity.factors.sign_count IS 'Signature counter at the last use.';
COMMENT ON COLUMN identity.factors.transports IS 'How the authenticator is reached, as the browser said.';
COMMENT ON COLUMN identity.factors.created_at IS 'When enrolment began.';
COMMENT ON COLUMN identity.factors.expires_at IS 'Until when enrolment may be confirmed.';
COMMENT ON COLUMN identity.factors.confirmed_at IS 'When the first right answer came; from then on it counts.';
COMMENT ON COLUMN identity.factors.last_used_at IS 'Last right answer.';
CREATE INDEX factors_by_person ON identity.factors (person_id, id);
GRANT SELECT, INSERT, UPDATE, DELETE ON identity.factors TO okpay_app;

CREATE TABLE identity.recovery_codes (
  person_id uuid NOT NULL REFERENCES identity.people,
  code_hash bytea NOT NULL,
  made_at timestamptz NOT NULL,
  used_at timestamptz,
  PRIMARY KEY (person_id, code_hash)
);
COMMENT ON TABLE identity.recovery_codes IS 'Ten single-use codes a person; a new set replaces the old one.';
COMMENT ON COLUMN identity.recovery_codes.person_id IS 'Whose they are.';
COMMENT ON COLUMN identity.recovery_codes.code_hash IS 'HMAC of person and code; a code has 60 random bits.';
COMMENT ON COLUMN identity.recovery_codes.made_at IS 'When the set was made.';
COMMENT ON COLUMN identity.recovery_codes.used_at IS 'When it was used.';
GRANT SELECT, INSERT, UPDATE, DELETE ON identity.recovery_codes TO okpay_app;

CREATE TABLE identity.proofs (
  id uuid PRIMARY KEY,
  token_hash bytea NOT NULL UNIQUE,
  person_id uuid REFERENCES identity.people,
  purpose text NOT NULL CHECK (purpose ~ '^[a-z_]{1,30}$'),
  bound_to bytea,
  shown jsonb,
  excluded text[] NOT NULL,
  tries_left smallint NOT NULL CHECK (tries_left >= 0),
  code_hash bytea,
  code_method text CHECK (code_method IN ('sms', 'email')),
  code_expires_at timestamptz,
  code_resend_at timestamptz,
  passkey_challenge text,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  proved_at timestamptz,
  proved_by text,
  ended_at timestamptz,
  ended_by text CHECK (ended_by IN ('used', 'tries', 'ended')),
  CHECK ((proved_at IS NULL) = (proved_by IS NULL)),
  CHECK ((ended_at IS NULL) = (ended_by IS NULL))
);
COMMENT ON TABLE identity.proofs IS 'Challenges that a person answers with a second factor, each for one purpose and one request.';
COMMENT ON COLUMN identity.proofs.id IS 'UUIDv7; part of a code''s hash, so that a code answers its own challenge only.';
COMMENT ON COLUMN identity.proofs.token_hash IS 'SHA-256 of the random token that the client holds.';
COMMENT ON COLUMN identity.proofs.person_id IS 'Who has to answer; null: whoever the passkey says.';
COMMENT ON COLUMN identity.proofs.purpose IS 'What a right answer is good for.';
COMMENT ON COLUMN identity.proofs.bound_to IS 'SHA-256 of exactly what is being confirmed.';
COMMENT ON COLUMN identity.proofs.shown IS 'What is being confirmed, in words of both languages.';
COMMENT ON COLUMN identity.proofs.excluded IS 'Factors that do not count here, as the channel that a reset came by.';
COMMENT ON COLUMN identity.proofs.tries_left IS 'Wrong answers that may still come.';
COMMENT ON COLUMN identity.proofs.code_hash IS 'HMAC of challenge and newest code.';
COMMENT ON COLUMN identity.proofs.code_method IS 'How the newest code was sent.';
COMMENT ON COLUMN identity.proofs.code_expires_at IS 'The code is good until then.';
COMMENT ON COLUMN identity.proofs.code_resend_at IS 'Another code may be asked for from then.';
COMMENT ON COLUMN identity.proofs.passkey_challenge IS 'WebAuthn challenge that was given out, base64url; used once.';
COMMENT ON COLUMN identity.proofs.created_at IS 'When it was asked for.';
COMMENT ON COLUMN identity.proofs.expires_at IS 'Good until this moment, answered or not.';
COMMENT ON COLUMN identity.proofs.proved_at IS 'When the right answer came.';
COMMENT ON COLUMN identity.proofs.proved_by IS 'By which factor.';
COMMENT ON COLUMN identity.proofs.ended_at IS 'When it ended before that.';
COMMENT ON COLUMN identity.proofs.ended_by IS 'Used, too many tries, or ended by a lock.';
CREATE INDEX proofs_by_person ON identity.proofs (person_id) WHERE ended_at IS NULL;
CREATE INDEX proofs_by_expiry ON identity.proofs (expires_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON identity.proofs TO okpay_app;

ALTER TABLE identity.throttles DROP CONSTRAINT throttles_scope_check;
ALTER TABLE identity.throttles ADD CONSTRAINT throttles_scope_check CHECK (scope ~ '^[a-z_]{1,30}$');
COMMENT ON COLUMN identity.throttles.scope IS 'What is counted: failed sign-ins, wrong factors, messages sent.';

CREATE TABLE identity.owner_links (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES identity.people,
  purpose text NOT NULL CHECK (purpose ~ '^[a-z_]{1,30}$'),
  token_hash bytea NOT NULL UNIQUE,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz
);
COMMENT ON TABLE identity.owner_links IS 'Links in messages to the owner: not me, unlock now. Opening one does nothing; a press uses it, once.';
COMMENT ON COLUMN identity.owner_links.id IS 'UUIDv7.';
COMMENT ON COLUMN identity.owner_links.person_id IS 'To whom it was sent.';
COMMENT ON COLUMN identity.owner_links.purpose IS 'What it is good for.';
COMMENT ON COLUMN identity.owner_links.token_hash IS 'SHA-256 of the token in the link.';
COMMENT ON COLUMN identity.owner_links.created_at IS 'When it was sent.';
COMMENT ON COLUMN identity.owner_links.expires_at IS 'Good until this moment.';
COMMENT ON COLUMN identity.owner_links.used_at IS 'When it was used.';
CREATE INDEX owner_links_by_expiry ON identity.owner_links (expires_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON identity.owner_links TO okpay_app;

CREATE TABLE identity.cooldowns (
  person_id uuid NOT NULL REFERENCES identity.people,
  reason text NOT NULL CHECK (reason ~ '^[a-z_]{1,30}$'),
  started_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  PRIMARY KEY (person_id, reason)
);
COMMENT ON TABLE identity.cooldowns IS 'Money out waits after a change that a thief would make first; ends by itself.';
COMMENT ON COLUMN identity.cooldowns.person_id IS 'Whose money waits.';
COMMENT ON COLUMN identity.cooldowns.reason IS 'password_reset, email_changed, factor_replaced, unlocked …';
COMMENT ON COLUMN identity.cooldowns.started_at IS 'When it began.';
COMMENT ON COLUMN identity.cooldowns.ends_at IS 'Money goes out again from then.';
GRANT SELECT, INSERT, UPDATE, DELETE ON identity.cooldowns TO okpay_app;
