CREATE SCHEMA audit;
COMMENT ON SCHEMA audit IS 'Who did what, from where and with what outcome: only ever added to, and sealed in a hash chain.';
GRANT USAGE ON SCHEMA audit TO okpay_app;

CREATE TABLE audit.entries (
  id uuid PRIMARY KEY,
  at timestamptz NOT NULL,
  event text NOT NULL CHECK (event ~ '^[a-z]+(_[a-z0-9]+)+$'),
  kind text,
  outcome text NOT NULL CHECK (outcome IN ('ok', 'refused')),
  actor_kind text NOT NULL CHECK (actor_kind IN ('anonymous', 'system', 'person')),
  actor_id text,
  person_id uuid,
  address_sealed text,
  place text,
  browser text,
  system text,
  request_id text NOT NULL,
  facts jsonb NOT NULL
);
COMMENT ON TABLE audit.entries IS 'One row for each thing done; rows are only ever added.';
COMMENT ON COLUMN audit.entries.id IS 'UUIDv7.';
COMMENT ON COLUMN audit.entries.at IS 'When it was done.';
COMMENT ON COLUMN audit.entries.event IS 'OWASP logging vocabulary: authn_login_fail.';
COMMENT ON COLUMN audit.entries.kind IS 'What the person''s own security history calls it: signed_in; NULL: not shown there.';
COMMENT ON COLUMN audit.entries.outcome IS 'ok, or refused: it was tried and did not happen.';
COMMENT ON COLUMN audit.entries.actor_kind IS 'anonymous; system: a job; person: somebody signed in.';
COMMENT ON COLUMN audit.entries.actor_id IS 'A person''s UUID, or the name of a job.';
COMMENT ON COLUMN audit.entries.person_id IS 'Whose account it concerns; NULL: nobody''s, or nobody knows.';
COMMENT ON COLUMN audit.entries.address_sealed IS 'The caller''s network address, sealed: v1:kid:nonce:ciphertext; NULL for jobs.';
COMMENT ON COLUMN audit.entries.place IS 'The address made coarse: this_machine, local_network, 203.0.113.x, 2001:db8:85a3::/48, unknown; NULL for jobs.';
COMMENT ON COLUMN audit.entries.browser IS 'Browser, app or program by the caller''s own word: Chrome.';
COMMENT ON COLUMN audit.entries.system IS 'Operating system by the caller''s own word: macOS.';
COMMENT ON COLUMN audit.entries.request_id IS 'X-Request-Id of the request, or the id of the job''s run.';
COMMENT ON COLUMN audit.entries.facts IS 'What else is to know, plain JSON; no secret, code, token, number or address.';
CREATE INDEX entries_by_person ON audit.entries (person_id, at DESC, id DESC) WHERE kind IS NOT NULL;
GRANT SELECT, INSERT ON audit.entries TO okpay_app;

CREATE TABLE audit.unsealed (
  entry_id uuid PRIMARY KEY
);
COMMENT ON TABLE audit.unsealed IS 'Entries that wait for the next seal; written by the statement that writes the entry.';
COMMENT ON COLUMN audit.unsealed.entry_id IS 'The entry.';
GRANT SELECT, INSERT, DELETE ON audit.unsealed TO okpay_app;

CREATE TABLE audit.seals (
  no bigint PRIMARY KEY,
  at timestamptz NOT NULL,
  entries integer NOT NULL CHECK (entries > 0),
  hash bytea NOT NULL CHECK (length(hash) = 32)
);
COMMENT ON TABLE audit.seals IS 'The hash chain: each seal holds the entries that were new, and the seal before it.';
COMMENT ON COLUMN audit.seals.no IS '1, 2, 3 …';
COMMENT ON COLUMN audit.seals.at IS 'When it was sealed.';
COMMENT ON COLUMN audit.seals.entries IS 'How many entries it holds.';
COMMENT ON COLUMN audit.seals.hash IS 'SHA-256 over the previous seal''s hash, a head line and a line for each entry by id.';
GRANT SELECT, INSERT ON audit.seals TO okpay_app;

CREATE TABLE audit.sealed_entries (
  entry_id uuid PRIMARY KEY,
  seal_no bigint NOT NULL
);
COMMENT ON TABLE audit.sealed_entries IS 'Which seal holds an entry.';
COMMENT ON COLUMN audit.sealed_entries.entry_id IS 'The entry.';
COMMENT ON COLUMN audit.sealed_entries.seal_no IS 'The seal.';
CREATE INDEX sealed_entries_by_seal ON audit.sealed_entries (seal_no, entry_id);
GRANT SELECT, INSERT ON audit.sealed_entries TO okpay_app;

CREATE VIEW audit.check_audit AS
  SELECT e.id, e.at, e.event, e.kind, e.outcome, e.actor_kind, e.actor_id, e.person_id, e.place,
         e.request_id, l.seal_no, s.hash AS seal_hash
    FROM audit.entries e
    LEFT JOIN audit.sealed_entries l ON l.entry_id = e.id
    LEFT JOIN audit.seals s ON s.no = l.seal_no;
COMMENT ON VIEW audit.check_audit IS 'Entries as anyone may check them from outside; seal_no is NULL until the next minute.';
GRANT SELECT ON audit.check_audit TO okpay_app;
