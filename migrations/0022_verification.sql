CREATE SCHEMA verification;
COMMENT ON SCHEMA verification IS 'Who somebody is: documents, their review, and the screening against lists.';
GRANT USAGE ON SCHEMA verification TO okpay_app;

CREATE TABLE verification.documents (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('identity', 'selfie', 'address')),
  variant text NOT NULL,
  country text,
  number_sealed text,
  number_end text,
  expires_on date,
  state text NOT NULL CHECK (
    state IN ('draft', 'submitted', 'in_review', 'approved', 'rejected', 'expired', 'replaced')
  ),
  started_at timestamptz NOT NULL,
  submitted_at timestamptz,
  answer_by timestamptz,
  late_told_at timestamptz,
  taken_by uuid,
  decided_at timestamptz,
  decided_by uuid,
  reason text,
  words text,
  note text,
  expiry_told text[] NOT NULL DEFAULT '{}',
  policy_version integer NOT NULL,
  CHECK ((number_sealed IS NULL) = (number_end IS NULL)),
  CHECK ((submitted_at IS NULL) = (answer_by IS NULL)),
  CHECK (state NOT IN ('submitted', 'in_review', 'approved', 'rejected', 'expired') OR submitted_at IS NOT NULL),
  CHECK (state NOT IN ('approved', 'rejected', 'expired') OR decided_by IS NOT NULL),
  CHECK ((state = 'rejected') = (reason IS NOT NULL) OR state = 'replaced')
);
COMMENT ON TABLE verification.documents IS 'What people send to prove who they are and where they live, one row for each try.';
COMMENT ON COLUMN verification.documents.id IS 'UUIDv7.';
COMMENT ON COLUMN verification.documents.person_id IS 'Whose document it is.';
COMMENT ON COLUMN verification.documents.kind IS 'identity, selfie or address.';
COMMENT ON COLUMN verification.documents.variant IS 'passport, id_card, driving_licence, selfie, utility_bill, bank_statement, tax_letter.';
COMMENT ON COLUMN verification.documents.country IS 'Who issued it, ISO 3166-1 alpha-2; null for a selfie.';
COMMENT ON COLUMN verification.documents.number_sealed IS 'Number of an identity document, AES-256-GCM: v1:key:nonce:ciphertext.';
COMMENT ON COLUMN verification.documents.number_end IS 'Its last three characters, to tell it by.';
COMMENT ON COLUMN verification.documents.expires_on IS 'Last day on which it is good; null: it has none.';
COMMENT ON COLUMN verification.documents.state IS 'draft until sent in; replaced by a later one of the same kind.';
COMMENT ON COLUMN verification.documents.started_at IS 'When the person began.';
COMMENT ON COLUMN verification.documents.submitted_at IS 'When it was sent in.';
COMMENT ON COLUMN verification.documents.answer_by IS 'The date that we promised for an answer; a late one is prolonged openly.';
COMMENT ON COLUMN verification.documents.late_told_at IS 'When the person was told that it takes longer.';
COMMENT ON COLUMN verification.documents.taken_by IS 'The member of staff who looks at it.';
COMMENT ON COLUMN verification.documents.decided_at IS 'When it was decided.';
COMMENT ON COLUMN verification.documents.decided_by IS 'Who decided.';
COMMENT ON COLUMN verification.documents.reason IS 'Why it was rejected; the words are in src/verification/rejections.ts.';
COMMENT ON COLUMN verification.documents.words IS 'What the reviewer adds, for the person.';
COMMENT ON COLUMN verification.documents.note IS 'What the reviewer adds, for colleagues only.';
COMMENT ON COLUMN verification.documents.expiry_told IS 'Which reminders of its end went out: 30, 7, 0 (days).';
COMMENT ON COLUMN verification.documents.policy_version IS 'The policy that asked for it.';
CREATE INDEX documents_by_person ON verification.documents (person_id, id);
CREATE INDEX documents_by_state ON verification.documents (state, answer_by, id);
CREATE UNIQUE INDEX documents_one_open ON verification.documents (person_id, kind)
  WHERE state IN ('draft', 'submitted', 'in_review');
CREATE UNIQUE INDEX documents_one_good ON verification.documents (person_id, kind)
  WHERE state = 'approved';
GRANT SELECT, INSERT, UPDATE ON verification.documents TO okpay_app;

CREATE TABLE verification.images (
  id uuid PRIMARY KEY,
  document_id uuid NOT NULL REFERENCES verification.documents,
  side text NOT NULL CHECK (side IN ('front', 'back', 'single')),
  width integer NOT NULL,
  height integer NOT NULL,
  quality text NOT NULL CHECK (quality IN ('good', 'blurred', 'dark', 'bright')),
  sealed bytea NOT NULL,
  added_at timestamptz NOT NULL,
  UNIQUE (document_id, side)
);
COMMENT ON TABLE verification.images IS 'Pictures of documents, made anew by us: no metadata, nothing but pixels.';
COMMENT ON COLUMN verification.images.id IS 'UUIDv7.';
COMMENT ON COLUMN verification.images.document_id IS 'The document that it shows.';
COMMENT ON COLUMN verification.images.side IS 'front and back of a card, else single.';
COMMENT ON COLUMN verification.images.width IS 'In pixels.';
COMMENT ON COLUMN verification.images.height IS 'In pixels.';
COMMENT ON COLUMN verification.images.quality IS 'What we measured, to warn before it is sent in.';
COMMENT ON COLUMN verification.images.sealed IS 'A JPEG under AES-256-GCM.';
COMMENT ON COLUMN verification.images.added_at IS 'When it was uploaded.';
GRANT SELECT, INSERT, DELETE ON verification.images TO okpay_app;

CREATE TABLE verification.screenings (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL,
  list_version text NOT NULL,
  name text NOT NULL,
  at timestamptz NOT NULL,
  state text NOT NULL CHECK (state IN ('clear', 'possible', 'confirmed', 'dismissed')),
  matches jsonb NOT NULL,
  answer_by timestamptz,
  decided_at timestamptz,
  decided_by uuid,
  note text,
  CHECK ((state IN ('confirmed', 'dismissed')) = (decided_by IS NOT NULL)),
  CHECK ((state = 'clear') = (answer_by IS NULL))
);
COMMENT ON TABLE verification.screenings IS 'Comparisons of people with the list of persons that we may not serve.';
COMMENT ON COLUMN verification.screenings.id IS 'UUIDv7.';
COMMENT ON COLUMN verification.screenings.person_id IS 'Who was compared.';
COMMENT ON COLUMN verification.screenings.list_version IS 'SHA-256 of the list, first 16 hex digits.';
COMMENT ON COLUMN verification.screenings.name IS 'The name that was compared.';
COMMENT ON COLUMN verification.screenings.at IS 'When.';
COMMENT ON COLUMN verification.screenings.state IS 'clear; possible until a person has looked; then confirmed or dismissed.';
COMMENT ON COLUMN verification.screenings.matches IS 'Entries that came close, each with its score and why.';
COMMENT ON COLUMN verification.screenings.answer_by IS 'When somebody has to have looked.';
COMMENT ON COLUMN verification.screenings.decided_at IS 'When somebody decided.';
COMMENT ON COLUMN verification.screenings.decided_by IS 'Who decided.';
COMMENT ON COLUMN verification.screenings.note IS 'Why, in their words.';
CREATE INDEX screenings_by_person ON verification.screenings (person_id, id);
CREATE INDEX screenings_open ON verification.screenings (id) WHERE state = 'possible';
GRANT SELECT, INSERT ON verification.screenings TO okpay_app;
GRANT UPDATE (state, decided_at, decided_by, note) ON verification.screenings TO okpay_app;
