CREATE SCHEMA availability;
COMMENT ON SCHEMA availability IS 'What is closed at the moment, what will be, and who wants to hear when it is back.';
GRANT USAGE ON SCHEMA availability TO okpay_app;

CREATE TABLE availability.windows (
  id uuid PRIMARY KEY,
  operations text[] NOT NULL CHECK (operations <@ ARRAY['transfer', 'deposit', 'withdrawal', 'payment', 'message']),
  methods text[] NOT NULL CHECK (methods <@ ARRAY['okpay', 'bank', 'card', 'stablecoin', 'mail', 'sms']),
  currencies text[] NOT NULL,
  countries text[] NOT NULL,
  title jsonb NOT NULL CHECK (title ?& ARRAY['en', 'zh-CN']),
  why jsonb NOT NULL CHECK (why ?& ARRAY['en', 'zh-CN']),
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL CHECK (ends_at > starts_at),
  ends_by text NOT NULL CHECK (ends_by IN ('clock', 'hand')),
  state text NOT NULL DEFAULT 'scheduled'
    CHECK (state IN ('scheduled', 'in_progress', 'verifying', 'completed', 'cancelled')),
  made_by uuid NOT NULL,
  made_at timestamptz NOT NULL,
  ended_at timestamptz,
  overrun_noted_at timestamptz,
  CHECK ((state IN ('completed', 'cancelled')) = (ended_at IS NOT NULL))
);
COMMENT ON TABLE availability.windows IS 'Maintenance: planned, running and over. The audit record says who changed what and why.';
COMMENT ON COLUMN availability.windows.id IS 'UUIDv7; mw_… outside.';
COMMENT ON COLUMN availability.windows.operations IS 'What is closed; empty: every operation that moves money.';
COMMENT ON COLUMN availability.windows.methods IS 'Over which rails; empty: all.';
COMMENT ON COLUMN availability.windows.currencies IS 'ISO 4217 codes (and USDC); empty: all.';
COMMENT ON COLUMN availability.windows.countries IS 'Residence of the people concerned, ISO 3166-1 alpha-2; empty: all.';
COMMENT ON COLUMN availability.windows.title IS 'What is worked on, in a line: { en, zh-CN }.';
COMMENT ON COLUMN availability.windows.why IS 'Why, and what works meanwhile: { en, zh-CN }.';
COMMENT ON COLUMN availability.windows.starts_at IS 'Closed from this moment on.';
COMMENT ON COLUMN availability.windows.ends_at IS 'Planned end; it can be moved.';
COMMENT ON COLUMN availability.windows.ends_by IS 'clock: opens by itself at its end; hand: stays closed until staff call it done.';
COMMENT ON COLUMN availability.windows.state IS 'scheduled, in_progress, verifying (done and being tried), completed, cancelled.';
COMMENT ON COLUMN availability.windows.made_by IS 'Who planned it.';
COMMENT ON COLUMN availability.windows.made_at IS 'When it was planned.';
COMMENT ON COLUMN availability.windows.ended_at IS 'When it opened again, or was called off.';
COMMENT ON COLUMN availability.windows.overrun_noted_at IS 'When staff were alerted that it takes longer than planned.';
CREATE INDEX windows_not_over ON availability.windows (starts_at) WHERE ended_at IS NULL;
GRANT SELECT, INSERT, UPDATE ON availability.windows TO okpay_app;

CREATE TABLE availability.outages (
  id uuid PRIMARY KEY,
  rail text NOT NULL CHECK (rail IN ('okpay', 'bank', 'card', 'stablecoin', 'mail', 'sms')),
  began_at timestamptz NOT NULL,
  ended_at timestamptz,
  opened_by uuid
);
COMMENT ON TABLE availability.outages IS 'Times in which a rail did not work, one row from the first refusal to the return.';
COMMENT ON COLUMN availability.outages.id IS 'UUIDv7; mw_… outside, as it closes things like a window.';
COMMENT ON COLUMN availability.outages.rail IS 'Which rail.';
COMMENT ON COLUMN availability.outages.began_at IS 'When it was declared.';
COMMENT ON COLUMN availability.outages.ended_at IS 'When it was over; null while it lasts.';
COMMENT ON COLUMN availability.outages.opened_by IS 'Member of staff who declared it; null: repeated failures did.';
CREATE INDEX outages_by_begin ON availability.outages (began_at);
CREATE UNIQUE INDEX outages_open ON availability.outages (rail) WHERE ended_at IS NULL;
GRANT SELECT, INSERT, UPDATE ON availability.outages TO okpay_app;

CREATE TABLE availability.breakers (
  rail text PRIMARY KEY CHECK (rail IN ('okpay', 'bank', 'card', 'stablecoin', 'mail', 'sms')),
  state text NOT NULL CHECK (state IN ('closed', 'open', 'half_open')),
  since timestamptz NOT NULL,
  until timestamptz,
  openings integer NOT NULL DEFAULT 0 CHECK (openings >= 0),
  successes integer NOT NULL DEFAULT 0 CHECK (successes >= 0),
  is_held boolean NOT NULL DEFAULT false,
  outage_id uuid REFERENCES availability.outages,
  recent jsonb NOT NULL DEFAULT '[]',
  failed_at timestamptz,
  CHECK ((state = 'closed') = (outage_id IS NULL)),
  CHECK ((state = 'open') = (until IS NOT NULL))
);
COMMENT ON TABLE availability.breakers IS 'One circuit-breaker a rail: repeated outside failures close it for a while, and it tries again by itself.';
COMMENT ON COLUMN availability.breakers.rail IS 'Which rail; a rail that never failed has no row.';
COMMENT ON COLUMN availability.breakers.state IS 'closed: the rail works; open: it is not used; half_open: it is tried.';
COMMENT ON COLUMN availability.breakers.since IS 'When it went into this state.';
COMMENT ON COLUMN availability.breakers.until IS 'Of an open one: when it is tried again; held by hand: when staff expect it back.';
COMMENT ON COLUMN availability.breakers.openings IS 'How often it opened in this outage; each pause is twice the last.';
COMMENT ON COLUMN availability.breakers.successes IS 'Of a half-open one: good outcomes in a row.';
COMMENT ON COLUMN availability.breakers.is_held IS 'True: staff opened it, and only staff close it.';
COMMENT ON COLUMN availability.breakers.outage_id IS 'The outage that lasts.';
COMMENT ON COLUMN availability.breakers.recent IS 'The last 20 outcomes, oldest first: [{ at, ok, code }].';
COMMENT ON COLUMN availability.breakers.failed_at IS 'When it last failed.';
GRANT SELECT, INSERT, UPDATE ON availability.breakers TO okpay_app;

CREATE TABLE availability.waiters (
  closure_id uuid NOT NULL,
  person_id uuid NOT NULL,
  asked_at timestamptz NOT NULL,
  told_at timestamptz,
  PRIMARY KEY (closure_id, person_id)
);
COMMENT ON TABLE availability.waiters IS 'Who asked to be told when something is back; each is told once.';
COMMENT ON COLUMN availability.waiters.closure_id IS 'A window or an outage.';
COMMENT ON COLUMN availability.waiters.person_id IS 'Who asked.';
COMMENT ON COLUMN availability.waiters.asked_at IS 'When they asked.';
COMMENT ON COLUMN availability.waiters.told_at IS 'When the message was made; null while they wait.';
GRANT SELECT, INSERT, UPDATE, DELETE ON availability.waiters TO okpay_app;
