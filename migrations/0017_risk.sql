CREATE SCHEMA risk;
COMMENT ON SCHEMA risk IS 'What is restricted on an account, why, until when, and what its holder said to it.';
GRANT USAGE ON SCHEMA risk TO okpay_app;

CREATE TABLE risk.restrictions (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL,
  category text NOT NULL CHECK (category IN (
    'security', 'compliance', 'risk_review', 'debt', 'court_order', 'document')),
  reason text NOT NULL CHECK (reason ~ '^[a-z_]{1,40}$'),
  affects text[] NOT NULL CHECK (cardinality(affects) > 0 AND affects <@ ARRAY[
    'transfer_out', 'transfer_in', 'deposit', 'withdrawal', 'payment', 'sign_in']),
  currencies text[] CHECK (cardinality(currencies) > 0),
  disclosure text NOT NULL CHECK (disclosure IN ('full', 'generic', 'silent')),
  state text NOT NULL DEFAULT 'in_force' CHECK (state IN ('in_force', 'lift_requested', 'lifted')),
  since timestamptz NOT NULL,
  review_due timestamptz NOT NULL,
  overdue_since timestamptz,
  ends_at timestamptz,
  decision integer NOT NULL DEFAULT 1 CHECK (decision > 0),
  placed_by uuid,
  note_sealed text,
  lift_requested_by uuid,
  lift_words_sealed text,
  lifted_at timestamptz,
  lifted_by uuid,
  lift_reason text CHECK (lift_reason IN ('staff', 'ended', 'unfrozen')),
  policy_version integer NOT NULL,
  CHECK ((state = 'lifted') = (lifted_at IS NOT NULL)),
  CHECK ((state = 'lifted') = (lift_reason IS NOT NULL)),
  CHECK ((lift_requested_by IS NOT NULL) OR state <> 'lift_requested'),
  CHECK (reason = 'frozen_by_risk' OR placed_by IS NOT NULL)
);
COMMENT ON TABLE risk.restrictions IS 'What OKPay has stopped on an account; what the owner or the clock stops belongs to identity.';
COMMENT ON COLUMN risk.restrictions.id IS 'UUIDv7; of a freeze by risk made from person and moment.';
COMMENT ON COLUMN risk.restrictions.person_id IS 'Whose account it is.';
COMMENT ON COLUMN risk.restrictions.category IS 'Who may place and lift it, and how it is called.';
COMMENT ON COLUMN risk.restrictions.reason IS 'Reason code without its family; the words are in src/risk/reasons.ts.';
COMMENT ON COLUMN risk.restrictions.affects IS 'What it stops.';
COMMENT ON COLUMN risk.restrictions.currencies IS 'In which currencies; null: in all.';
COMMENT ON COLUMN risk.restrictions.disclosure IS 'full: the reason is told; generic: that there is a review, with a date; silent: nothing is told.';
COMMENT ON COLUMN risk.restrictions.state IS 'lift_requested: one member of staff wants it lifted, a second one has to agree.';
COMMENT ON COLUMN risk.restrictions.since IS 'When it began.';
COMMENT ON COLUMN risk.restrictions.review_due IS 'When somebody at OKPay decides at the latest; the date that the person is told.';
COMMENT ON COLUMN risk.restrictions.overdue_since IS 'The first date that was missed since the last decision; null: none was.';
COMMENT ON COLUMN risk.restrictions.ends_at IS 'When it ends by itself; null: it does not.';
COMMENT ON COLUMN risk.restrictions.decision IS 'Counts decisions of staff about it; each can be appealed once.';
COMMENT ON COLUMN risk.restrictions.placed_by IS 'The member of staff; null: it follows the state of the account.';
COMMENT ON COLUMN risk.restrictions.note_sealed IS 'For staff only, AES-256-GCM.';
COMMENT ON COLUMN risk.restrictions.lift_requested_by IS 'Who asked for lifting; somebody else has to confirm.';
COMMENT ON COLUMN risk.restrictions.lift_words_sealed IS 'What the person will be told when an appeal is granted by the second person, AES-256-GCM.';
COMMENT ON COLUMN risk.restrictions.lifted_at IS 'When it stopped.';
COMMENT ON COLUMN risk.restrictions.lifted_by IS 'Who lifted or confirmed; null: the clock, or the state of the account.';
COMMENT ON COLUMN risk.restrictions.lift_reason IS 'staff: a decision; ended: by its own date; unfrozen: the account was opened again.';
COMMENT ON COLUMN risk.restrictions.policy_version IS 'Version of the policy that was in force when it was placed.';
-- On the way of every transfer: only what is in force, found by person.
CREATE INDEX restrictions_in_force ON risk.restrictions (person_id) WHERE lifted_at IS NULL;
CREATE INDEX restrictions_by_due ON risk.restrictions (review_due, id) WHERE lifted_at IS NULL;
CREATE INDEX restrictions_by_person ON risk.restrictions (person_id, since);
GRANT SELECT, INSERT, UPDATE ON risk.restrictions TO okpay_app;

CREATE TABLE risk.restriction_events (
  id uuid PRIMARY KEY,
  restriction_id uuid NOT NULL REFERENCES risk.restrictions,
  kind text NOT NULL CHECK (kind IN ('placed', 'extended', 'overdue', 'lift_requested', 'lifted',
    'appealed', 'upheld')),
  at timestamptz NOT NULL,
  by_person uuid,
  review_due timestamptz,
  note_sealed text
);
COMMENT ON TABLE risk.restriction_events IS 'The history of every restriction; append-only.';
COMMENT ON COLUMN risk.restriction_events.id IS 'UUIDv7.';
COMMENT ON COLUMN risk.restriction_events.restriction_id IS 'Which restriction.';
COMMENT ON COLUMN risk.restriction_events.kind IS 'What happened.';
COMMENT ON COLUMN risk.restriction_events.at IS 'When.';
COMMENT ON COLUMN risk.restriction_events.by_person IS 'Who did it; null: OKPay by itself.';
COMMENT ON COLUMN risk.restriction_events.review_due IS 'The date that held from then on.';
COMMENT ON COLUMN risk.restriction_events.note_sealed IS 'Why, for staff only, AES-256-GCM.';
CREATE INDEX restriction_events_by_restriction ON risk.restriction_events (restriction_id, id);
GRANT SELECT, INSERT ON risk.restriction_events TO okpay_app;

CREATE TABLE risk.appeals (
  id uuid PRIMARY KEY,
  restriction_id uuid NOT NULL REFERENCES risk.restrictions,
  decision integer NOT NULL,
  words_sealed text NOT NULL,
  made_at timestamptz NOT NULL,
  answer_by timestamptz NOT NULL,
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'granted', 'upheld')),
  answer_sealed text,
  decided_at timestamptz,
  decided_by uuid,
  UNIQUE (restriction_id, decision),
  CHECK ((state = 'waiting') = (decided_at IS NULL))
);
COMMENT ON TABLE risk.appeals IS 'What people said against a restriction, once for each decision about it, and our answer.';
COMMENT ON COLUMN risk.appeals.id IS 'UUIDv7.';
COMMENT ON COLUMN risk.appeals.restriction_id IS 'Against which restriction.';
COMMENT ON COLUMN risk.appeals.decision IS 'Against which decision about it.';
COMMENT ON COLUMN risk.appeals.words_sealed IS 'The person''s words, AES-256-GCM.';
COMMENT ON COLUMN risk.appeals.made_at IS 'When.';
COMMENT ON COLUMN risk.appeals.answer_by IS 'When we answer at the latest; the date that the person is told.';
COMMENT ON COLUMN risk.appeals.state IS 'waiting, granted (the restriction was lifted) or upheld (it stays).';
COMMENT ON COLUMN risk.appeals.answer_sealed IS 'Our words to the person, AES-256-GCM.';
COMMENT ON COLUMN risk.appeals.decided_at IS 'When it was answered.';
COMMENT ON COLUMN risk.appeals.decided_by IS 'Who answered; null: the restriction ended before.';
CREATE INDEX appeals_waiting ON risk.appeals (restriction_id) WHERE state = 'waiting';
GRANT SELECT, INSERT, UPDATE ON risk.appeals TO okpay_app;
