CREATE TABLE identity.phrases (
  person_id uuid PRIMARY KEY REFERENCES identity.people,
  phrase_sealed text NOT NULL,
  set_at timestamptz NOT NULL
);
COMMENT ON TABLE identity.phrases IS 'The phrase that a person chose to know our messages by.';
COMMENT ON COLUMN identity.phrases.person_id IS 'Whose phrase it is.';
COMMENT ON COLUMN identity.phrases.phrase_sealed IS 'Two to forty characters, AES-256-GCM: v1:key:nonce:ciphertext.';
COMMENT ON COLUMN identity.phrases.set_at IS 'When it was chosen.';
GRANT SELECT, INSERT, UPDATE, DELETE ON identity.phrases TO okpay_app;

CREATE SCHEMA official;
COMMENT ON SCHEMA official IS 'What is really OKPay and what only pretends to be: caller codes, reports of fraud, known fraud.';
GRANT USAGE ON SCHEMA official TO okpay_app;

CREATE TABLE official.caller_codes (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL,
  code_sealed text NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  replaced_at timestamptz,
  looked_up_at timestamptz,
  looked_up_by uuid,
  CHECK ((looked_up_at IS NULL) = (looked_up_by IS NULL))
);
COMMENT ON TABLE official.caller_codes IS 'Codes that a caller from OKPay must be able to read out; each is shown to staff once.';
COMMENT ON COLUMN official.caller_codes.id IS 'UUIDv7.';
COMMENT ON COLUMN official.caller_codes.person_id IS 'Who asked for it.';
COMMENT ON COLUMN official.caller_codes.code_sealed IS 'Six digits, AES-256-GCM: v1:key:nonce:ciphertext.';
COMMENT ON COLUMN official.caller_codes.created_at IS 'When it was asked for.';
COMMENT ON COLUMN official.caller_codes.expires_at IS 'After this nobody is shown it.';
COMMENT ON COLUMN official.caller_codes.replaced_at IS 'When a newer one took its place.';
COMMENT ON COLUMN official.caller_codes.looked_up_at IS 'When staff were shown it; then it is used up.';
COMMENT ON COLUMN official.caller_codes.looked_up_by IS 'The member of staff who was shown it.';
CREATE INDEX caller_codes_by_person ON official.caller_codes (person_id, id);
GRANT SELECT, INSERT, UPDATE, DELETE ON official.caller_codes TO okpay_app;

CREATE TABLE official.caller_code_look_ups (
  id uuid PRIMARY KEY,
  staff_id uuid NOT NULL,
  person_id uuid,
  outcome text NOT NULL CHECK (outcome IN ('shown', 'none')),
  looked_up_at timestamptz NOT NULL
);
COMMENT ON TABLE official.caller_code_look_ups IS 'Every time that staff looked for a caller code; append-only.';
COMMENT ON COLUMN official.caller_code_look_ups.id IS 'UUIDv7.';
COMMENT ON COLUMN official.caller_code_look_ups.staff_id IS 'Who looked.';
COMMENT ON COLUMN official.caller_code_look_ups.person_id IS 'Whose account it was about; null when nobody has that number.';
COMMENT ON COLUMN official.caller_code_look_ups.outcome IS 'shown: the code was shown; none: there was none to show.';
COMMENT ON COLUMN official.caller_code_look_ups.looked_up_at IS 'When it was.';
CREATE INDEX caller_code_look_ups_by_staff ON official.caller_code_look_ups (staff_id, looked_up_at);
GRANT SELECT, INSERT ON official.caller_code_look_ups TO okpay_app;

CREATE TABLE official.phishing_reports (
  id uuid PRIMARY KEY,
  reference text NOT NULL UNIQUE CHECK (reference ~ '^PH-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$'),
  text_sealed text NOT NULL,
  contact_sealed text,
  reporter_id uuid,
  language text NOT NULL CHECK (language IN ('en', 'zh-CN')),
  redactions integer NOT NULL CHECK (redactions >= 0),
  state text NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'confirmed', 'harmless')),
  created_at timestamptz NOT NULL
);
COMMENT ON TABLE official.phishing_reports IS 'Messages that somebody took for fraud and told us about.';
COMMENT ON COLUMN official.phishing_reports.id IS 'UUIDv7.';
COMMENT ON COLUMN official.phishing_reports.reference IS 'What the reporter is given: PH-XXXX-XXXX.';
COMMENT ON COLUMN official.phishing_reports.text_sealed IS 'The message without card numbers, passwords and codes, AES-256-GCM: v1:key:nonce:ciphertext.';
COMMENT ON COLUMN official.phishing_reports.contact_sealed IS 'E-mail address or phone of a reporter who was not signed in, AES-256-GCM.';
COMMENT ON COLUMN official.phishing_reports.reporter_id IS 'The person who reported it while signed in.';
COMMENT ON COLUMN official.phishing_reports.language IS 'Language in which it was reported.';
COMMENT ON COLUMN official.phishing_reports.redactions IS 'How many card numbers, passwords and codes were taken out before it was kept.';
COMMENT ON COLUMN official.phishing_reports.state IS 'new; confirmed as fraud; harmless. The newest decision says who and why.';
COMMENT ON COLUMN official.phishing_reports.created_at IS 'When it was reported.';
CREATE INDEX phishing_reports_by_state ON official.phishing_reports (state, id);
GRANT SELECT, INSERT ON official.phishing_reports TO okpay_app;
GRANT UPDATE (state) ON official.phishing_reports TO okpay_app;

CREATE TABLE official.phishing_decisions (
  id uuid PRIMARY KEY,
  report_id uuid NOT NULL REFERENCES official.phishing_reports,
  state text NOT NULL CHECK (state IN ('confirmed', 'harmless')),
  note text NOT NULL CHECK (char_length(note) BETWEEN 1 AND 500),
  decided_by uuid NOT NULL,
  decided_at timestamptz NOT NULL
);
COMMENT ON TABLE official.phishing_decisions IS 'What staff made of a report, newest last; append-only.';
COMMENT ON COLUMN official.phishing_decisions.id IS 'UUIDv7.';
COMMENT ON COLUMN official.phishing_decisions.report_id IS 'The report.';
COMMENT ON COLUMN official.phishing_decisions.state IS 'confirmed as fraud, or harmless.';
COMMENT ON COLUMN official.phishing_decisions.note IS 'Why, in the words of whoever decided.';
COMMENT ON COLUMN official.phishing_decisions.decided_by IS 'The member of staff.';
COMMENT ON COLUMN official.phishing_decisions.decided_at IS 'When it was.';
CREATE INDEX phishing_decisions_by_report ON official.phishing_decisions (report_id, id);
GRANT SELECT, INSERT ON official.phishing_decisions TO okpay_app;

CREATE TABLE official.known_frauds (
  key text PRIMARY KEY CHECK (char_length(key) BETWEEN 5 AND 400),
  report_id uuid NOT NULL REFERENCES official.phishing_reports,
  since timestamptz NOT NULL
);
COMMENT ON TABLE official.known_frauds IS 'Addresses, numbers and names that confirmed reports have shown to be fraud.';
COMMENT ON COLUMN official.known_frauds.key IS 'Kind and value: web:evil.example, mail:a@evil.example, phone:+4930…, social:telegram:okpay_help.';
COMMENT ON COLUMN official.known_frauds.report_id IS 'The report that showed it first; when that turns out to be harmless, the row goes.';
COMMENT ON COLUMN official.known_frauds.since IS 'From when on it is answered as fraud.';
CREATE INDEX known_frauds_by_report ON official.known_frauds (report_id);
GRANT SELECT, INSERT, DELETE ON official.known_frauds TO okpay_app;
