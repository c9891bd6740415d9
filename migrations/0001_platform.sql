-- The application's own role: it reads and writes what each module grants it, and owns nothing.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'okpay_app') THEN
    CREATE ROLE okpay_app NOLOGIN;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  NULL; -- another database of this server is being set up at this moment
END $$;
GRANT okpay_app TO CURRENT_USER;

CREATE SCHEMA platform;
COMMENT ON SCHEMA platform IS 'Keys of repeated calls, events and their queue.';
GRANT USAGE ON SCHEMA platform TO okpay_app;

CREATE TABLE platform.idempotency_keys (
  caller text NOT NULL,
  key text NOT NULL,
  fingerprint bytea NOT NULL,
  status smallint NOT NULL,
  body text NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (caller, key)
);
COMMENT ON TABLE platform.idempotency_keys IS 'Answers of calls that were accepted, kept 35 days and replayed.';
COMMENT ON COLUMN platform.idempotency_keys.caller IS 'Whose key it is: a person''s id.';
COMMENT ON COLUMN platform.idempotency_keys.key IS 'The caller''s Idempotency-Key, 1 to 255 characters.';
COMMENT ON COLUMN platform.idempotency_keys.fingerprint IS 'SHA-256 of method, path and body.';
COMMENT ON COLUMN platform.idempotency_keys.status IS 'HTTP status of the stored answer.';
COMMENT ON COLUMN platform.idempotency_keys.body IS 'The stored answer, JSON as it was sent.';
COMMENT ON COLUMN platform.idempotency_keys.created_at IS 'When the answer was stored.';
CREATE INDEX idempotency_keys_by_age ON platform.idempotency_keys (created_at);
GRANT SELECT, INSERT, DELETE ON platform.idempotency_keys TO okpay_app;

CREATE TABLE platform.events (
  id uuid PRIMARY KEY,
  type text NOT NULL,
  subject uuid NOT NULL,
  at timestamptz NOT NULL,
  data jsonb NOT NULL
);
COMMENT ON TABLE platform.events IS 'Facts that modules published, append-only.';
COMMENT ON COLUMN platform.events.id IS 'UUIDv7; grows with time.';
COMMENT ON COLUMN platform.events.type IS 'Module and fact: transfers.sent.';
COMMENT ON COLUMN platform.events.subject IS 'The person or thing that the fact is about.';
COMMENT ON COLUMN platform.events.at IS 'When it happened.';
COMMENT ON COLUMN platform.events.data IS 'The fact; amounts as decimal strings.';
CREATE INDEX events_by_subject ON platform.events (subject, id);
GRANT SELECT, INSERT ON platform.events TO okpay_app;

CREATE TABLE platform.listeners (
  listener text PRIMARY KEY,
  type text NOT NULL
);
COMMENT ON TABLE platform.listeners IS 'Who listens to which events; written when the program starts.';
COMMENT ON COLUMN platform.listeners.listener IS 'Name of the listener: wallets.open-on-transfer.';
COMMENT ON COLUMN platform.listeners.type IS 'The type of event that it gets.';
GRANT SELECT, INSERT, UPDATE, DELETE ON platform.listeners TO okpay_app;

CREATE TABLE platform.outbox (
  listener text NOT NULL,
  event_id uuid NOT NULL,
  attempts smallint NOT NULL DEFAULT 0,
  due_at timestamptz NOT NULL,
  PRIMARY KEY (listener, event_id)
);
COMMENT ON TABLE platform.outbox IS 'Events that a listener has still to be served; a row goes in the transaction that serves it.';
COMMENT ON COLUMN platform.outbox.listener IS 'Name of the listener.';
COMMENT ON COLUMN platform.outbox.event_id IS 'The event in platform.events.';
COMMENT ON COLUMN platform.outbox.attempts IS 'Failed deliveries so far.';
COMMENT ON COLUMN platform.outbox.due_at IS 'Not before this moment.';
GRANT SELECT, INSERT, UPDATE, DELETE ON platform.outbox TO okpay_app;

CREATE TABLE platform.workers (
  id text PRIMARY KEY,
  seen_at timestamptz NOT NULL
);
COMMENT ON TABLE platform.workers IS 'Job workers that are alive; jobs of one that fell silent are given to another.';
COMMENT ON COLUMN platform.workers.id IS 'The worker''s own id, as in locked_by of its jobs.';
COMMENT ON COLUMN platform.workers.seen_at IS 'Its latest sign of life.';
GRANT SELECT, INSERT, UPDATE, DELETE ON platform.workers TO okpay_app;
