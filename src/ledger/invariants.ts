/**
 * The invariants that SQL can judge. Each query answers one row per violation, with `text` saying
 * what is wrong in words; the chains (I8) are recomputed in `verify-chain.ts`.
 */
export const invariantIds = ['I1', 'I2', 'I3', 'I4', 'I5', 'I6', 'I7', 'I8', 'I9'] as const
export type InvariantId = (typeof invariantIds)[number]

export const invariantTitles: Readonly<Record<InvariantId, string>> = {
  I1: 'per asset, debits equal credits, posted and pending',
  I2: 'each account is the sum of its postings',
  I3: 'sequences of an account have no gap and no repeat',
  I4: 'every after-balance and the order of time equal the replay',
  I5: 'no account ever passed its floor or ceiling',
  I6: 'open holds are the pending amounts; a hold ends once and never gives more than it had',
  I7: 'a linked group is whole or absent',
  I8: 'the hash chains and seals recompute',
  I9: 'every id exists once: posted or refused, in the batch that it names',
}

const balanced = `
  SELECT 'asset ' || asset || ': debits ' || dp || ' credits ' || cp || ', pending debits ' || dn ||
         ' credits ' || cn AS text
    FROM (SELECT asset, sum(debits_posted) AS dp, sum(credits_posted) AS cp,
                 sum(debits_pending) AS dn, sum(credits_pending) AS cn
            FROM ledger.accounts GROUP BY asset) totals
   WHERE dp <> cp OR dn <> cn`

const postedMinor = "CASE WHEN kind IN ('transfer', 'capture') THEN amount_minor ELSE 0 END"
const pendingMinor = `CASE kind WHEN 'hold' THEN amount_minor
  WHEN 'capture' THEN -(amount_minor + released_minor)
  WHEN 'transfer' THEN 0 ELSE -amount_minor END`

const folded = `
  WITH moved AS (
    SELECT debit_account_id AS id, sum(${postedMinor}) AS dp, 0 AS cp, sum(${pendingMinor}) AS dn,
           0 AS cn, count(*) AS postings
      FROM ledger.transfers GROUP BY 1
    UNION ALL
    SELECT credit_account_id, 0, sum(${postedMinor}), 0, sum(${pendingMinor}), count(*)
      FROM ledger.transfers GROUP BY 1
  ), fold AS (
    SELECT id, sum(dp) AS dp, sum(cp) AS cp, sum(dn) AS dn, sum(cn) AS cn, sum(postings) AS seq
      FROM moved GROUP BY id
  )
  SELECT 'account ' || coalesce(a.id, f.id) || ' differs from the sum of its postings' AS text
    FROM ledger.accounts a FULL JOIN fold f USING (id)
   WHERE a.id IS NULL
      OR (a.debits_posted, a.credits_posted, a.debits_pending, a.credits_pending, a.seq)
         IS DISTINCT FROM
         (coalesce(f.dp, 0), coalesce(f.cp, 0), coalesce(f.dn, 0), coalesce(f.cn, 0),
          coalesce(f.seq, 0))`

// One pass over every account's entries in order judges I3, I4 and I5 together.
export const replayed = `
  WITH entry AS (
    SELECT debit_account_id AS account_id, debit_seq AS seq, id, at, 1 AS side, asset,
           ${postedMinor} AS posted, ${pendingMinor} AS pending,
           debit_balance_minor AS balance, debit_available_minor AS available
      FROM ledger.transfers
    UNION ALL
    SELECT credit_account_id, credit_seq, id, at, -1, asset,
           ${postedMinor}, ${pendingMinor}, credit_balance_minor, credit_available_minor
      FROM ledger.transfers
  ), run AS (
    SELECT e.account_id, e.seq, e.id, e.balance, e.available, e.at, a.floor_minor, a.ceiling_minor,
           e.asset = a.asset AS same_asset,
           row_number() OVER w AS place,
           lag(e.at) OVER w AS at_before,
           sum(CASE WHEN (side = 1) = a.debit_normal THEN posted ELSE -posted END) OVER w AS total,
           sum(CASE WHEN (side = 1) = a.debit_normal THEN 0 ELSE pending END) OVER w AS held,
           sum(CASE WHEN (side = 1) = a.debit_normal THEN pending ELSE 0 END) OVER w AS incoming
      FROM entry e JOIN ledger.accounts a ON a.id = e.account_id
    WINDOW w AS (PARTITION BY e.account_id ORDER BY e.seq ROWS UNBOUNDED PRECEDING)
  ), judged AS (
    SELECT account_id, seq, id, seq <> place AS i3,
           balance <> total OR available <> total - held OR at < at_before OR NOT same_asset AS i4,
           coalesce(total - held < floor_minor, false)
             OR coalesce(total + incoming > ceiling_minor, false) AS i5
      FROM run
  )
  SELECT 'account ' || account_id || ' at ' || seq || ' (' || id || ')' AS text, i3, i4, i5
    FROM judged WHERE i3 OR i4 OR i5`

const holdsAgree = `
  WITH step AS (
    SELECT hold_id AS id, sum(amount_minor) FILTER (WHERE kind = 'capture') AS captured,
           sum(released_minor) FILTER (WHERE kind = 'capture') AS released_by_capture,
           sum(amount_minor) FILTER (WHERE kind IN ('void', 'expire')) AS released,
           count(*) FILTER (WHERE kind = 'void') AS voids,
           count(*) FILTER (WHERE kind = 'expire') AS expiries
      FROM ledger.transfers WHERE hold_id IS NOT NULL GROUP BY 1
  ), opened AS (
    SELECT id, debit_account_id, credit_account_id, amount_minor
      FROM ledger.transfers WHERE kind = 'hold'
  ), hold AS (
    SELECT coalesce(h.id, o.id, s.id) AS id, h.state, h.amount_minor AS amount, h.captured_minor,
           o.amount_minor AS opened_amount, coalesce(s.captured, 0) AS captured,
           coalesce(s.released, 0) + coalesce(s.released_by_capture, 0) AS released,
           coalesce(s.voids, 0) AS voids, coalesce(s.expiries, 0) AS expiries,
           (h.debit_account_id, h.credit_account_id)
             IS NOT DISTINCT FROM (o.debit_account_id, o.credit_account_id) AS same_accounts
      FROM ledger.holds h FULL JOIN opened o ON o.id = h.id
      FULL JOIN step s ON s.id = coalesce(h.id, o.id)
  )
  SELECT 'hold ' || id || ' does not agree with its postings' AS text
    FROM hold
   WHERE NOT same_accounts OR amount IS DISTINCT FROM opened_amount OR captured_minor <> captured
      OR captured + released > amount
      OR (state = 'open') <> (captured + released < amount)
      OR (state = 'voided') <> (voids = 1) OR (state = 'expired') <> (expiries = 1)
      OR voids + expiries > 1
  UNION ALL
  SELECT 'account ' || a.id || ' has pending amounts that no open hold explains'
    FROM ledger.accounts a
    LEFT JOIN (
      SELECT id, sum(debits) AS debits, sum(credits) AS credits FROM (
        SELECT debit_account_id AS id, amount_minor - captured_minor AS debits, 0 AS credits
          FROM ledger.holds WHERE state = 'open'
        UNION ALL
        SELECT credit_account_id, 0, amount_minor - captured_minor
          FROM ledger.holds WHERE state = 'open'
      ) sides GROUP BY id
    ) open USING (id)
   WHERE a.debits_pending <> coalesce(open.debits, 0)
      OR a.credits_pending <> coalesce(open.credits, 0)`

// A group id may be used again by a later call; its legs always stand in one batch.
const groupsWhole = `
  SELECT 'group ' || group_id || ' in batch ' || writer_no || '/' || batch_no || ' has ' ||
         count(*) || ' of ' || group_size || ' postings' AS text
    FROM ledger.transfers WHERE group_id IS NOT NULL
   GROUP BY writer_no, batch_no, group_id, group_size
  HAVING count(*) % group_size <> 0`

const idsOnce = `
  SELECT 'id ' || id || ' is both posted and refused' AS text
    FROM ledger.refusals JOIN ledger.transfers USING (id)
  UNION ALL
  SELECT 'id ' || id || ' was refused but opened a hold'
    FROM ledger.refusals JOIN ledger.holds USING (id)
  UNION ALL
  SELECT 'posting ' || t.id || ' names a batch that does not exist'
    FROM ledger.transfers t
   WHERE NOT EXISTS (SELECT FROM ledger.batches b
                      WHERE b.writer_no = t.writer_no AND b.batch_no = t.batch_no)`

export const invariantQueries = {
  I1: balanced,
  I2: folded,
  I6: holdsAgree,
  I7: groupsWhole,
  I9: idsOnce,
} as const
