ALTER TABLE funding.withdrawals
  ADD COLUMN not_sent_by uuid,
  ADD COLUMN not_sent_at timestamptz,
  ADD COLUMN not_sent_reason text,
  ADD COLUMN not_sent_confirmed_by uuid,
  ADD CHECK ((not_sent_by IS NULL) = (not_sent_at IS NULL)),
  ADD CHECK ((not_sent_by IS NULL) = (not_sent_reason IS NULL)),
  ADD CHECK (not_sent_confirmed_by IS NULL OR not_sent_by IS NOT NULL AND not_sent_by <> not_sent_confirmed_by),
  ADD CHECK (not_sent_by <> person_id AND not_sent_confirmed_by <> person_id);
COMMENT ON COLUMN funding.withdrawals.not_sent_by IS 'Who of treasury asked to end it because the bank did not carry it out.';
COMMENT ON COLUMN funding.withdrawals.not_sent_at IS 'When that was asked.';
COMMENT ON COLUMN funding.withdrawals.not_sent_reason IS 'How they know, for colleagues only.';
COMMENT ON COLUMN funding.withdrawals.not_sent_confirmed_by IS 'The other person who confirmed it: the money went back.';
