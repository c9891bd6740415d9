ALTER TABLE funding.bank_entries ADD COLUMN return_code text;
COMMENT ON COLUMN funding.bank_entries.return_code IS 'Why the bank says that a payment came back: its own code (AC04), mapped when it is shown.';
