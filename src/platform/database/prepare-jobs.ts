import { Logger, runMigrations } from 'graphile-worker'
import type pg from 'pg'

/** graphile-worker speaks through our own logs only. */
export const quiet = new Logger(() => () => {})

// Its tables have row security switched on without a policy: only their owner could use them.
const grants = `
  DO $$
  DECLARE t text;
  BEGIN
    GRANT USAGE ON SCHEMA graphile_worker TO okpay_app;
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA graphile_worker TO okpay_app;
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA graphile_worker TO okpay_app;
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA graphile_worker TO okpay_app;
    FOR t IN
      SELECT c.relname FROM pg_class c
      WHERE c.relnamespace = 'graphile_worker'::regnamespace AND c.relkind IN ('r', 'p')
        AND NOT EXISTS (
          SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'okpay_app')
    LOOP
      EXECUTE format('CREATE POLICY okpay_app ON graphile_worker.%I TO okpay_app USING (true)', t);
    END LOOP;
  END $$`

/** Brings graphile-worker's own schema up to date and lets the application use it. */
export const prepareJobs = async (owner: pg.Pool): Promise<void> => {
  await runMigrations({ pgPool: owner, logger: quiet })
  await owner.query(grants)
}
