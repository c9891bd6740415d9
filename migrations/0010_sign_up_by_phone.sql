ALTER TABLE identity.people
  ALTER COLUMN email DROP NOT NULL,
  ALTER COLUMN email_verified_at DROP NOT NULL,
  ADD COLUMN representative text CHECK (char_length(representative) BETWEEN 1 AND 80),
  ADD CONSTRAINT people_email_is_proved CHECK ((email IS NULL) = (email_verified_at IS NULL)),
  ADD CONSTRAINT people_can_be_reached
    CHECK (email_verified_at IS NOT NULL OR phone_verified_at IS NOT NULL),
  ADD CONSTRAINT people_business_is_represented
    CHECK ((kind = 'business') = (representative IS NOT NULL));
COMMENT ON TABLE identity.people IS 'Everybody with an account: an e-mail address or a phone proved, terms accepted.';
COMMENT ON COLUMN identity.people.email IS 'Lower case; domain in ASCII form; null: signed up by phone.';
COMMENT ON COLUMN identity.people.name IS 'As the person writes it, or the registered name of the business: NFKC, no control or format characters.';
COMMENT ON COLUMN identity.people.representative IS 'Of a business: the person who signed up for it.';

ALTER TABLE identity.sign_ups
  ALTER COLUMN email DROP NOT NULL,
  ADD COLUMN phone_sealed text,
  ADD COLUMN phone_index bytea UNIQUE,
  ADD COLUMN representative text,
  ADD CONSTRAINT sign_ups_phone_is_whole CHECK ((phone_sealed IS NULL) = (phone_index IS NULL)),
  ADD CONSTRAINT sign_ups_one_contact CHECK (num_nonnulls(email, phone_index) = 1),
  ADD CONSTRAINT sign_ups_business_is_represented
    CHECK ((kind = 'business') = (representative IS NOT NULL));
COMMENT ON TABLE identity.sign_ups IS 'Sign-ups whose address or number is not proved yet, one for each; gone after a day.';
COMMENT ON COLUMN identity.sign_ups.email IS 'Lower case; domain in ASCII form; null: by phone.';
COMMENT ON COLUMN identity.sign_ups.phone_sealed IS 'E.164, AES-256-GCM: v1:key:nonce:ciphertext.';
COMMENT ON COLUMN identity.sign_ups.phone_index IS 'HMAC of the number, for look-ups.';
COMMENT ON COLUMN identity.sign_ups.representative IS 'Of a business: the person who signs up for it.';
COMMENT ON COLUMN identity.sign_ups.name IS 'The name that was given; of a business its registered name.';
COMMENT ON COLUMN identity.sign_ups.taken IS 'The contact has an account: this row only makes both cases the same work, and cannot be confirmed.';

ALTER TABLE identity.passwords
  ADD COLUMN must_change_reason text
    CHECK (must_change_reason IN ('breached', 'account_misused')),
  ADD COLUMN must_change_since timestamptz,
  ADD CONSTRAINT passwords_change_is_dated
    CHECK ((must_change_reason IS NULL) = (must_change_since IS NULL));
COMMENT ON COLUMN identity.passwords.must_change_reason IS 'Evidence that others know it: seen in a breach, or the account was misused; null: it stands.';
COMMENT ON COLUMN identity.passwords.must_change_since IS 'When that became known.';

-- The list of scopes lives in the code: each kind of counter brings its own.
ALTER TABLE identity.throttles DROP CONSTRAINT throttles_scope_check;
ALTER TABLE identity.throttles ADD CONSTRAINT throttles_scope_check CHECK (scope ~ '^[a-z_]{1,30}$');
COMMENT ON COLUMN identity.throttles.scope IS 'What is counted: failed sign-ins, messages sent, texts to a range of numbers, from a network, in all.';
COMMENT ON COLUMN identity.throttles.key IS 'HMAC of the identifier, range, network or day.';
