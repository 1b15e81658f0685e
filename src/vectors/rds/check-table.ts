import type { Ask } from './open-database.ts'
import { quoteName, quoteTable } from './quote.ts'
import type { StorageFields, StoragePlace } from './storage-place.ts'
import { MOST_INDEXED_DIMENSIONS, tableSql } from './table-sql.ts'

/** A table that can be worked with; all names quoted. */
export interface CheckedTable {
  readonly name: string
  readonly id: string
  readonly vector: string
  readonly text: string
  readonly metadata: string
  /** The metadata column's type. */
  readonly metadataType: 'json' | 'jsonb'
  readonly customMetadata: string | undefined
  /** pgvector's type and its distance, in the schema where the extension is. */
  readonly vectorType: string
  readonly distance: string
  /** The configuration of the index of words. */
  readonly language: string
  /** From pgvector 0.8 on, an index goes on where a filter has left too little. */
  readonly isIterative: boolean
}

interface Extension {
  readonly version: string
  readonly schema: string
}
interface Column {
  readonly name: string
  readonly type: string
  readonly size: number
  readonly isKey: boolean
}
interface Index {
  readonly method: string
  readonly definition: string
}
interface Rights {
  readonly mayWork: boolean
}

const EXTENSION = `select extversion as version, nspname as schema
  from pg_extension join pg_namespace on pg_namespace.oid = extnamespace where extname = 'vector'`

const AVAILABLE = `select from pg_available_extensions where name = 'vector'`

const TABLE = 'select to_regclass($1)::oid as oid'

const COLUMNS = `select attname as name, typname as type, atttypmod as size, exists (
    select from pg_index where indrelid = attrelid and indisprimary and indkey::text = attnum::text) as "isKey"
  from pg_attribute join pg_type on pg_type.oid = atttypid
  where attrelid = $1 and attnum > 0 and not attisdropped`

const INDEXES = `select amname as method, pg_get_indexdef(indexrelid) as definition
  from pg_index join pg_class on pg_class.oid = indexrelid join pg_am on pg_am.oid = relam
  where indrelid = $1 and indisvalid and indpred is null`

const RIGHTS = `select has_table_privilege($1::oid, 'select') and has_table_privilege($1::oid, 'insert')
  and has_table_privilege($1::oid, 'delete') as "mayWork"`

/** @returns the table, or a sentence that says what is missing, and the SQL that makes it */
export const checkTable = async (
  ask: Ask,
  place: Pick<StoragePlace, 'table' | 'fields'>,
  dimensions: number,
): Promise<CheckedTable | string> => {
  const sql = tableSql(place, dimensions)
  const [extension] = await ask<Extension>(EXTENSION)
  if (extension === undefined) {
    const isThere = (await ask(AVAILABLE)).length > 0
    return isThere
      ? `The extension vector is missing in the database. The SQL command to make it is: ${sql.extension}`
      : `The extension vector is missing, and the server does not have it: pgvector has to be installed there, then: ${sql.extension}`
  }
  const [found] = await ask<{ oid: number | null }>(TABLE, [quoteTable(place.table)])
  if (found?.oid == null)
    return `The table ${place.table} is not there. The SQL commands to make it are: ${[sql.table, sql.vectorIndex, sql.wordIndex].join(' ')}`
  const columns = await ask<Column>(COLUMNS, [found.oid])
  const column = checkColumns(columns, place, dimensions)
  if (column !== undefined) return column
  const indexes = await ask<Index>(INDEXES, [found.oid])
  if (
    dimensions <= MOST_INDEXED_DIMENSIONS &&
    !indexes.some(each => isVectorIndex(each, place.fields.vector))
  )
    return `${place.fields.vector} column must be indexed. The SQL command to index the column is: ${sql.vectorIndex}`
  const language = languageOf(indexes, place.fields.text)
  if (language === undefined)
    return `${place.fields.text} column must be indexed. The SQL command to index the column is: ${sql.wordIndex}`
  const [rights] = await ask<Rights>(RIGHTS, [found.oid])
  if (rights?.mayWork !== true)
    return `The user may not read, insert and delete in the table ${place.table}. The SQL command is: GRANT SELECT, INSERT, DELETE ON ${quoteTable(place.table)} TO <user>;`
  return toChecked(place, columns, extension, language)
}

const TYPES: Readonly<Record<keyof StorageFields, readonly string[]>> = {
  primaryKey: ['uuid'],
  vector: ['vector'],
  text: ['text', 'varchar'],
  metadata: ['json', 'jsonb'],
  customMetadata: ['jsonb'],
}

const checkColumns = (
  columns: readonly Column[],
  place: Pick<StoragePlace, 'table' | 'fields'>,
  dimensions: number,
): string | undefined => {
  const sql = tableSql(place, dimensions)
  for (const field of Object.keys(TYPES) as (keyof StorageFields)[]) {
    const name = place.fields[field]
    if (name === undefined) continue
    const types = TYPES[field]
    const type = field === 'vector' ? `vector(${dimensions})` : (types[0] ?? '')
    const found = columns.find(each => each.name === name)
    if (found === undefined)
      return `The column ${name} is missing in the table ${place.table}. The SQL command to add it is: ${sql.column(field, field === 'primaryKey' ? 'uuid PRIMARY KEY' : type)}`
    if (!types.includes(found.type))
      return `${name} column must be of the type ${type}, it is ${found.type}. The SQL command to make the table is: ${sql.table}`
    if (field === 'vector' && found.size !== dimensions)
      return `${name} column must hold vectors of ${dimensions} dimensions as the embedding model makes them, it holds ${found.size < 0 ? 'any' : found.size}. The SQL command to change the empty column is: ALTER TABLE ${quoteTable(place.table)} ALTER COLUMN ${quoteName(name)} TYPE ${type};`
    if (field === 'primaryKey' && !found.isKey)
      return `${name} column must be the primary key. The SQL command is: ALTER TABLE ${quoteTable(place.table)} ADD PRIMARY KEY (${quoteName(name)});`
  }
  return undefined
}

/** Names as `pg_get_indexdef` writes them: quoted where they have to be. */
const written = (name: string): readonly string[] => [name, quoteName(name)]

const isVectorIndex = ({ method, definition }: Index, column: string): boolean =>
  method === 'hnsw' &&
  written(column).some(name => definition.includes(`(${name} `)) &&
  definition.includes('vector_cosine_ops')

const WORDS = "to_tsvector('"

const languageOf = (indexes: readonly Index[], column: string): string | undefined => {
  for (const { method, definition } of indexes) {
    if (method !== 'gin') continue
    const start = definition.indexOf(WORDS)
    if (start === -1) continue
    const names = written(column).flatMap(name => [name, `(${name})::text`]) // the latter of a varchar
    for (const name of names) {
      const end = definition.indexOf(`'::regconfig, ${name})`, start)
      if (end !== -1) return definition.slice(start + WORDS.length, end)
    }
  }
  return undefined
}

const toChecked = (
  { table, fields }: Pick<StoragePlace, 'table' | 'fields'>,
  columns: readonly Column[],
  { version, schema }: Extension,
  language: string,
): CheckedTable => {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const metadata = columns.find(({ name }) => name === fields.metadata)
  return {
    name: quoteTable(table),
    id: quoteName(fields.primaryKey),
    vector: quoteName(fields.vector),
    text: quoteName(fields.text),
    metadata: quoteName(fields.metadata),
    metadataType: metadata?.type === 'json' ? 'json' : 'jsonb',
    customMetadata: fields.customMetadata === undefined ? undefined : quoteName(fields.customMetadata),
    vectorType: `${quoteName(schema)}.vector`,
    distance: `operator(${quoteName(schema)}.<=>)`,
    language: `'${language.replaceAll("'", "''")}'`,
    isIterative: major > 0 || minor >= 8,
  }
}
