CREATE SCHEMA identity;
COMMENT ON SCHEMA identity IS 'People, how they prove who they are, and their sessions.';
GRANT USAGE ON SCHEMA identity TO okpay_app;

CREATE TABLE identity.people (
  id uuid PRIMARY KEY,
  kind text NOT NULL DEFAULT 'person' CHECK (kind IN ('person', 'business')),
  account_number text NOT NULL UNIQUE CHECK (account_number ~ '^OK[0-9]{9}$'),
  email text NOT NULL UNIQUE CHECK (email = lower(email)),
  email_verified_at timestamptz NOT NULL,
  phone_sealed text,
  phone_index bytea,
  phone_verified_at timestamptz,
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 80),
  masked_name text NOT NULL,
  country text NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
  language text NOT NULL CHECK (language IN ('en', 'zh-CN')),
  time_zone text NOT NULL,
  main_currency text NOT NULL,
  state text NOT NULL DEFAULT 'active'
    CHECK (state IN ('active', 'frozen_by_owner', 'frozen_by_risk', 'closed')),
  terms_version text NOT NULL,
  terms_accepted_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CHECK ((phone_sealed IS NULL) = (phone_index IS NULL)),
  CHECK (phone_verified_at IS NULL OR phone_index IS NOT NULL)
);
COMMENT ON TABLE identity.people IS 'Everybody with an account: e-mail address proved, terms accepted.';
COMMENT ON COLUMN identity.people.id IS 'UUIDv7.';
COMMENT ON COLUMN identity.people.kind IS 'A natural person, or a business.';
COMMENT ON COLUMN identity.people.account_number IS 'OK, eight random digits, a Damm check digit.';
COMMENT ON COLUMN identity.people.email IS 'Lower case; domain in ASCII form.';
COMMENT ON COLUMN identity.people.email_verified_at IS 'When a code or link of that mailbox came back.';
COMMENT ON COLUMN identity.people.phone_sealed IS 'E.164, AES-256-GCM: v1:key:nonce:ciphertext.';
COMMENT ON COLUMN identity.people.phone_index IS 'HMAC of the number, for look-ups.';
COMMENT ON COLUMN identity.people.phone_verified_at IS 'When an SMS code came back; before that the number finds nobody.';
COMMENT ON COLUMN identity.people.name IS 'As the person writes it: NFKC, no control or format characters.';
COMMENT ON COLUMN identity.people.masked_name IS 'What a payer sees before paying.';
COMMENT ON COLUMN identity.people.country IS 'ISO 3166-1 alpha-2; decides currencies.';
COMMENT ON COLUMN identity.people.language IS 'Language of messages and screens.';
COMMENT ON COLUMN identity.people.time_zone IS 'IANA zone for dates in messages and statements.';
COMMENT ON COLUMN identity.people.main_currency IS 'The currency that the home screen shows first.';
COMMENT ON COLUMN identity.people.state IS 'active; frozen by the owner or by risk; closed.';
COMMENT ON COLUMN identity.people.terms_version IS 'Version of the terms that was accepted.';
COMMENT ON COLUMN identity.people.terms_accepted_at IS 'When it was accepted.';
COMMENT ON COLUMN identity.people.created_at IS 'When the account was opened.';
COMMENT ON COLUMN identity.people.updated_at IS 'Last change of the profile.';
CREATE UNIQUE INDEX people_by_verified_phone ON identity.people (phone_index)
  WHERE phone_verified_at IS NOT NULL;
GRANT SELECT, INSERT, UPDATE ON identity.people TO okpay_app;

CREATE TABLE identity.passwords (
  person_id uuid PRIMARY KEY REFERENCES identity.people,
  hash text NOT NULL,
  set_at timestamptz NOT NULL
);
COMMENT ON TABLE identity.passwords IS 'Password hashes, apart from the profile so that reading one never reads the other.';
COMMENT ON COLUMN identity.passwords.person_id IS 'Whose password it is.';
COMMENT ON COLUMN identity.passwords.hash IS 'argon2id in PHC form, with the id of the pepper.';
COMMENT ON COLUMN identity.passwords.set_at IS 'When the person chose it; a rehash does not change it.';
GRANT SELECT, INSERT, UPDATE, DELETE ON identity.passwords TO okpay_app;

CREATE TABLE identity.roles (
  person_id uuid NOT NULL REFERENCES identity.people,
  role text NOT NULL CHECK (role IN ('treasury', 'support', 'administrator')),
  granted_by uuid REFERENCES identity.people,
  granted_at timestamptz NOT NULL,
  PRIMARY KEY (person_id, role)
);
COMMENT ON TABLE identity.roles IS 'What staff may do; customers have no row.';
COMMENT ON COLUMN identity.roles.person_id IS 'The member of staff.';
COMMENT ON COLUMN identity.roles.role IS 'The role.';
COMMENT ON COLUMN identity.roles.granted_by IS 'Who granted it; null: the program itself.';
COMMENT ON COLUMN identity.roles.granted_at IS 'When it was granted.';
GRANT SELECT, INSERT, DELETE ON identity.roles TO okpay_app;

CREATE TABLE identity.sign_ups (
  id uuid PRIMARY KEY,
  email text NOT NULL UNIQUE CHECK (email = lower(email)),
  taken boolean NOT NULL,
  contested boolean NOT NULL,
  kind text NOT NULL DEFAULT 'person' CHECK (kind IN ('person', 'business')),
  name text NOT NULL,
  country text NOT NULL,
  language text NOT NULL,
  password_hash text NOT NULL,
  terms_version text NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);
COMMENT ON TABLE identity.sign_ups IS 'Sign-ups whose address is not proved yet, one an address; gone after a day.';
COMMENT ON COLUMN identity.sign_ups.id IS 'UUIDv7.';
COMMENT ON COLUMN identity.sign_ups.email IS 'Lower case; domain in ASCII form.';
COMMENT ON COLUMN identity.sign_ups.taken IS 'The address has an account: this row only makes both cases the same work, and cannot be confirmed.';
COMMENT ON COLUMN identity.sign_ups.contested IS 'It replaced another live sign-up: the code alone does not prove whose password this is.';
COMMENT ON COLUMN identity.sign_ups.kind IS 'A natural person, or a business.';
COMMENT ON COLUMN identity.sign_ups.name IS 'The name that was given.';
COMMENT ON COLUMN identity.sign_ups.country IS 'ISO 3166-1 alpha-2.';
COMMENT ON COLUMN identity.sign_ups.language IS 'Language of the code''s message.';
COMMENT ON COLUMN identity.sign_ups.password_hash IS 'argon2id in PHC form; empty when the address is taken.';
COMMENT ON COLUMN identity.sign_ups.terms_version IS 'Version of the terms that was accepted.';
COMMENT ON COLUMN identity.sign_ups.created_at IS 'When it was sent, and the terms accepted.';
COMMENT ON COLUMN identity.sign_ups.expires_at IS 'After this moment it is as if it had never been.';
CREATE INDEX sign_ups_by_expiry ON identity.sign_ups (expires_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON identity.sign_ups TO okpay_app;

CREATE TABLE identity.challenges (
  id uuid PRIMARY KEY,
  purpose text NOT NULL CHECK (purpose IN ('sign_up', 'phone')),
  subject uuid NOT NULL,
  code_hash bytea NOT NULL,
  token_hash bytea NOT NULL UNIQUE,
  bound_to bytea,
  tries_left smallint NOT NULL CHECK (tries_left >= 0),
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  ended_at timestamptz,
  ended_by text CHECK (ended_by IN ('used', 'replaced', 'tries')),
  CHECK ((ended_at IS NULL) = (ended_by IS NULL))
);
COMMENT ON TABLE identity.challenges IS 'Codes and links that were sent out; single use, hashed, each for one purpose and subject.';
COMMENT ON COLUMN identity.challenges.id IS 'UUIDv7; part of the code''s hash, so that a code answers its own challenge only.';
COMMENT ON COLUMN identity.challenges.purpose IS 'What a right answer proves.';
COMMENT ON COLUMN identity.challenges.subject IS 'The sign-up or person that it is about.';
COMMENT ON COLUMN identity.challenges.code_hash IS 'HMAC of challenge and code.';
COMMENT ON COLUMN identity.challenges.token_hash IS 'SHA-256 of the link''s token.';
COMMENT ON COLUMN identity.challenges.bound_to IS 'HMAC of what exactly is being proved (a phone number), when the subject does not say it.';
COMMENT ON COLUMN identity.challenges.tries_left IS 'Wrong codes that may still come.';
COMMENT ON COLUMN identity.challenges.created_at IS 'When it was sent.';
COMMENT ON COLUMN identity.challenges.expires_at IS 'Good until this moment.';
COMMENT ON COLUMN identity.challenges.ended_at IS 'When it ended before that.';
COMMENT ON COLUMN identity.challenges.ended_by IS 'Used, replaced by a newer one, or too many tries.';
CREATE UNIQUE INDEX challenges_open ON identity.challenges (purpose, subject)
  WHERE ended_at IS NULL;
CREATE INDEX challenges_by_expiry ON identity.challenges (expires_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON identity.challenges TO okpay_app;

CREATE TABLE identity.throttles (
  scope text NOT NULL CHECK (scope IN ('sign_in', 'message')),
  key bytea NOT NULL,
  count integer NOT NULL,
  window_started_at timestamptz NOT NULL,
  level smallint NOT NULL DEFAULT 0,
  blocked_until timestamptz,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (scope, key)
);
COMMENT ON TABLE identity.throttles IS 'Counters per identifier, whether somebody has it or not.';
COMMENT ON COLUMN identity.throttles.scope IS 'What is counted: failed sign-ins, or messages sent.';
COMMENT ON COLUMN identity.throttles.key IS 'HMAC of the identifier.';
COMMENT ON COLUMN identity.throttles.count IS 'Tries in the window.';
COMMENT ON COLUMN identity.throttles.window_started_at IS 'When the window began.';
COMMENT ON COLUMN identity.throttles.level IS 'Blocks in a row; each doubles the next.';
COMMENT ON COLUMN identity.throttles.blocked_until IS 'No try before this moment.';
COMMENT ON COLUMN identity.throttles.updated_at IS 'Last try; old rows are swept.';
CREATE INDEX throttles_by_age ON identity.throttles (updated_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON identity.throttles TO okpay_app;

CREATE TABLE identity.sessions (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES identity.people,
  token_hash bytea NOT NULL UNIQUE,
  address text NOT NULL,
  user_agent text NOT NULL,
  created_at timestamptz NOT NULL,
  last_used_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  ended_at timestamptz,
  ended_by text CHECK (ended_by IN ('signed_out', 'replaced', 'revoked')),
  CHECK ((ended_at IS NULL) = (ended_by IS NULL))
);
COMMENT ON TABLE identity.sessions IS 'Signed-in browsers and programs. The token itself is nowhere in this database.';
COMMENT ON COLUMN identity.sessions.id IS 'UUIDv7.';
COMMENT ON COLUMN identity.sessions.person_id IS 'Who is signed in.';
COMMENT ON COLUMN identity.sessions.token_hash IS 'SHA-256 of the 32 random bytes in the cookie.';
COMMENT ON COLUMN identity.sessions.address IS 'Network address at sign-in.';
COMMENT ON COLUMN identity.sessions.user_agent IS 'What the browser called itself at sign-in.';
COMMENT ON COLUMN identity.sessions.created_at IS 'When the person signed in.';
COMMENT ON COLUMN identity.sessions.last_used_at IS 'Last request, written at most once a minute.';
COMMENT ON COLUMN identity.sessions.expires_at IS 'Ends then, however busy.';
COMMENT ON COLUMN identity.sessions.ended_at IS 'When it was ended before that.';
COMMENT ON COLUMN identity.sessions.ended_by IS 'Signed out, replaced by a new sign-in in the same browser, or revoked.';
CREATE INDEX sessions_by_person ON identity.sessions (person_id, id);
CREATE INDEX sessions_by_expiry ON identity.sessions (expires_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON identity.sessions TO okpay_app;

CREATE VIEW identity.person_view AS
SELECT id AS person_id, account_number, kind, name, masked_name, country, language, time_zone,
  main_currency,
  CASE WHEN state IN ('frozen_by_owner', 'frozen_by_risk') THEN 'frozen' ELSE state END AS state,
  created_at
FROM identity.people;
COMMENT ON VIEW identity.person_view IS 'What other modules may read of a person: no contact, no credential.';
COMMENT ON COLUMN identity.person_view.person_id IS 'The person.';
COMMENT ON COLUMN identity.person_view.account_number IS 'OK and nine digits.';
COMMENT ON COLUMN identity.person_view.kind IS 'person or business.';
COMMENT ON COLUMN identity.person_view.name IS 'Full name.';
COMMENT ON COLUMN identity.person_view.masked_name IS 'What a payer sees before paying.';
COMMENT ON COLUMN identity.person_view.country IS 'ISO 3166-1 alpha-2.';
COMMENT ON COLUMN identity.person_view.language IS 'en or zh-CN.';
COMMENT ON COLUMN identity.person_view.time_zone IS 'IANA zone.';
COMMENT ON COLUMN identity.person_view.main_currency IS 'The currency shown first.';
COMMENT ON COLUMN identity.person_view.state IS 'active, frozen or closed.';
COMMENT ON COLUMN identity.person_view.created_at IS 'When the account was opened.';
GRANT SELECT ON identity.person_view TO okpay_app;
