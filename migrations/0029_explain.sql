-- Diagnosis reads the newest lines of each kind of a person's security history: many of one kind must
-- not hide those of another, nor make them slow to find.
CREATE INDEX entries_by_kind ON audit.entries (person_id, kind, at DESC, id DESC) WHERE kind IS NOT NULL;
