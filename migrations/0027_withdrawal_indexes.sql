-- Looked at every three seconds, and counted before a file goes by itself.
CREATE INDEX payment_files_unwritten ON funding.payment_files (id) WHERE state = 'released';
CREATE INDEX payment_files_alone ON funding.payment_files (currency, released_at)
  WHERE released_by IS NULL AND released_at IS NOT NULL;
CREATE INDEX withdrawals_ready ON funding.withdrawals (currency, id)
  WHERE state = 'approved' AND file_id IS NULL;
CREATE INDEX withdrawals_promised ON funding.withdrawals (arrives_by)
  WHERE state IN ('in_review', 'approved', 'submitted', 'sent');
