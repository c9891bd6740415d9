CREATE SCHEMA explain;
COMMENT ON SCHEMA explain IS 'What was refused, counted; the refusals of people themselves are events.';
GRANT USAGE ON SCHEMA explain TO okpay_app;

CREATE TABLE explain.refusal_counts (
  day date NOT NULL,
  code text NOT NULL,
  endpoint text NOT NULL,
  channel text NOT NULL CHECK (channel IN ('web', 'api')),
  count bigint NOT NULL CHECK (count > 0),
  PRIMARY KEY (day, code, endpoint, channel)
);
COMMENT ON TABLE explain.refusal_counts IS 'How often each call that changes something was refused, with or without a person; no one can be told from it.';
COMMENT ON COLUMN explain.refusal_counts.day IS 'Day in UTC.';
COMMENT ON COLUMN explain.refusal_counts.code IS 'Code of the problem: transfers.insufficient_funds.';
COMMENT ON COLUMN explain.refusal_counts.endpoint IS 'What was called: POST /v1/transfers.';
COMMENT ON COLUMN explain.refusal_counts.channel IS 'A browser, or a program. The caller says so itself: good for a trend, for nothing else.';
COMMENT ON COLUMN explain.refusal_counts.count IS 'How many of that day.';
GRANT SELECT, INSERT, UPDATE ON explain.refusal_counts TO okpay_app;

-- Reading somebody's latest events of one type must not read all that they ever did. Transfers are
-- most of the log; they are found by their moment instead, so that posting them writes no further
-- index.
CREATE INDEX events_by_type ON platform.events (subject, type, id)
  WHERE type <> 'transfers.sent' AND type <> 'transfers.received';
CREATE INDEX events_refused_by_key ON platform.events (subject, (data ->> 'idempotencyKey'))
  WHERE type = 'explain.refused';
CREATE INDEX events_refused_by_age ON platform.events (at) WHERE type = 'explain.refused';

-- Events are for good, and the application cannot delete them. Refusals are the exception, and only
-- once they are 400 days old by the clock of the database, whatever the caller says.
CREATE FUNCTION explain.forget_refusals(as_of timestamptz, most integer) RETURNS integer
LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$
  WITH gone AS (
    DELETE FROM platform.events WHERE id = ANY (ARRAY(
      SELECT id FROM platform.events
      WHERE type = 'explain.refused' AND at < least(as_of, now()) - interval '400 days'
      ORDER BY at LIMIT most))
    RETURNING id
  ) SELECT count(*)::integer FROM gone
$$;
COMMENT ON FUNCTION explain.forget_refusals IS 'Removes refusals that are older than 400 days, the oldest first, at most so many; says how many went.';
REVOKE ALL ON FUNCTION explain.forget_refusals FROM PUBLIC;
GRANT EXECUTE ON FUNCTION explain.forget_refusals TO okpay_app;
