-- Diagnosis reads the newest lines of each kind of a person's security history: many of one kind must
-- not hide those of another, nor make them slow to find.
CREATE INDEX entries_by_kind ON audit.entries (person_id, kind, at DESC, id DESC) WHERE kind IS NOT NULL;

-- How refusals explain themselves is counted from the log; it must not be read whole for that.
CREATE INDEX events_outside_unmapped ON platform.events (at) WHERE type = 'funding.outside_code_unmapped';

CREATE FUNCTION explain.id_at(at timestamptz) RETURNS uuid
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE SET search_path = '' AS $$
  SELECT (lpad(to_hex(floor(extract(epoch FROM at) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid
$$;
COMMENT ON FUNCTION explain.id_at IS 'The smallest id that anything of this moment can have: ids begin with their milliseconds.';
REVOKE ALL ON FUNCTION explain.id_at FROM PUBLIC;
GRANT EXECUTE ON FUNCTION explain.id_at TO okpay_app;
