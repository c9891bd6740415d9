import type pg from 'pg'
import { ownSchemas } from './own-schemas.ts'

const relations = `
  SELECT c.oid, n.nspname || '.' || c.relname AS name, c.relkind AS kind,
    obj_description(c.oid, 'pg_class') AS comment,
    CASE WHEN c.relkind = 'v' THEN pg_get_viewdef(c.oid) END AS definition,
    pg_get_partkeydef(c.oid) AS partition_key
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = ANY ($1) AND c.relkind IN ('r', 'p', 'v') AND NOT c.relispartition
  ORDER BY array_position($1, n.nspname::text), c.relkind = 'v', c.relname COLLATE "C"`

const columns = `
  SELECT a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type, a.attnotnull AS filled,
    pg_get_expr(d.adbin, d.adrelid) AS value, a.attidentity AS identity,
    a.attgenerated AS generated,
    col_description(a.attrelid, a.attnum) AS comment
  FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  WHERE a.attrelid = $1 AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum`

// NOT NULL stands with its column; PostgreSQL 18 lists it among the constraints too.
const constraints = `
  SELECT conname AS name, pg_get_constraintdef(oid) AS definition FROM pg_constraint
  WHERE conrelid = $1 AND contype <> 'n' AND conparentid = 0
  ORDER BY contype = 'f', contype = 'c', conname COLLATE "C"`

const extras = `
  SELECT text FROM (
    SELECT 1 AS part, pg_get_indexdef(i.indexrelid) AS text FROM pg_index i
    WHERE i.indrelid = $1
      AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid)
    UNION ALL
    SELECT 2, pg_get_triggerdef(t.oid) FROM pg_trigger t
    WHERE t.tgrelid = $1 AND NOT t.tgisinternal
    UNION ALL
    SELECT 3, format('GRANT %s ON %s TO %s', string_agg(acl.privilege_type, ', '
        ORDER BY acl.privilege_type), $2::text, pg_get_userbyid(acl.grantee))
    FROM pg_class c, aclexplode(c.relacl) acl
    WHERE c.oid = $1 AND acl.grantee <> c.relowner GROUP BY acl.grantee
  ) AS parts ORDER BY part, text COLLATE "C"`

const functions = `
  SELECT pg_get_functiondef(p.oid) AS definition
  FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
  WHERE n.nspname = ANY ($1) AND p.prokind IN ('f', 'p')
  ORDER BY array_position($1, n.nspname::text), p.proname COLLATE "C", p.oid`

type Relation = {
  readonly oid: number
  readonly name: string
  readonly kind: 'r' | 'p' | 'v'
  readonly comment: string | null
  readonly definition: string | null
  readonly partition_key: string | null
}

type Column = {
  readonly name: string
  readonly type: string
  readonly filled: boolean
  readonly value: string | null
  readonly identity: string
  readonly generated: string
  readonly comment: string | null
}

const quoted = (text: string | null) => (text === null ? 'NULL' : `'${text.replaceAll("'", "''")}'`)

const defaultOf = ({ value, identity, generated }: Column): string => {
  if (identity) return ` GENERATED ${identity === 'a' ? 'ALWAYS' : 'BY DEFAULT'} AS IDENTITY`
  if (value === null) return ''
  return generated ? ` GENERATED ALWAYS AS (${value}) STORED` : ` DEFAULT ${value}`
}

const columnLine = (column: Column) =>
  `${column.name} ${column.type}${defaultOf(column)}${column.filled ? ' NOT NULL' : ''}`

const tableText = async (pool: pg.Pool, table: Relation): Promise<string> => {
  const own = await pool.query<Column>(columns, [table.oid])
  const held = await pool.query<{ name: string; definition: string }>(constraints, [table.oid])
  const rest = await pool.query<{ text: string }>(extras, [table.oid, table.name])
  const lines = [
    ...own.rows.map(columnLine),
    ...held.rows.map(({ name, definition }) => `CONSTRAINT ${name} ${definition}`),
  ]
  const partition = table.partition_key ? ` PARTITION BY ${table.partition_key}` : ''
  const about =
    table.comment === null ? [] : [`COMMENT ON TABLE ${table.name} IS ${quoted(table.comment)};`]
  return [
    `CREATE TABLE ${table.name} (\n  ${lines.join(',\n  ')}\n)${partition};`,
    ...about,
    ...own.rows.map(
      ({ name, comment }) => `COMMENT ON COLUMN ${table.name}.${name} IS ${quoted(comment)};`,
    ),
    ...rest.rows.map(({ text }) => `${text};`),
  ].join('\n')
}

const viewText = async (pool: pg.Pool, view: Relation): Promise<string> => {
  const rest = await pool.query<{ text: string }>(extras, [view.oid, view.name])
  return [
    `CREATE VIEW ${view.name} AS\n${view.definition}`,
    `COMMENT ON VIEW ${view.name} IS ${quoted(view.comment)};`,
    ...rest.rows.map(({ text }) => `${text};`),
  ].join('\n')
}

/** The whole schema as SQL in a stable order: for reading and for seeing what a change changed. */
export const schemaSql = async (pool: pg.Pool): Promise<string> => {
  const found = await pool.query<Relation>(relations, [ownSchemas])
  const parts: string[] = []
  for (const relation of found.rows) {
    parts.push(await (relation.kind === 'v' ? viewText : tableText)(pool, relation))
  }
  const routines = await pool.query<{ definition: string }>(functions, [ownSchemas])
  return [
    '-- Generated by `npm run generate` from the migrated database; for reading, not for running.',
    ...parts,
    ...routines.rows.map(({ definition }) => `${definition.trimEnd()};`),
    '',
  ].join('\n\n')
}
