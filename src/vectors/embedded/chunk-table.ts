import Database from 'libsql'
import type { FoundChunk, IndexedDocument, Metadata } from '../chunk-index.ts'

/** The file's tables, one version after the other; one that has been released is never changed. */
const versions: readonly string[] = [
  `create table base (dimensions integer not null, checkpoint integer not null);
  create table document (key integer primary key, id text not null unique, source text not null);
  create index document_source on document (source);
  create table parent (
    document integer not null,
    position integer not null,
    id text not null,
    text text not null,
    primary key (document, position)
  ) without rowid;
  create table chunk (
    sequence integer primary key autoincrement,
    document integer not null,
    id text not null,
    text text not null,
    searched text,
    parent integer,
    metadata text not null,
    vector blob not null
  );
  create index chunk_document on chunk (document);
  create table removal (sequence integer primary key);`,
]

/** Rows read at once: a reader that is left open would hold back the log. */
const PAGE = 500

/** What is ranked of a chunk. */
export interface ChunkRow {
  readonly sequence: number
  readonly searched: string
  readonly vector: Float32Array
  readonly metadata: Metadata
}

/** Sequence numbers that a change took away, and those it brought, in the order of the document's chunks. */
export interface Change {
  readonly removed: readonly number[]
  readonly added: readonly number[]
}

/** The truth of an index: one file, owned by one thread. Sequence numbers only grow. */
export interface ChunkTable {
  /** The number of the checkpoint that `removed` goes on from. */
  readonly checkpoint: number
  put(document: IndexedDocument): Change
  delete(documentIds: readonly string[]): Change
  /** At most so many documents of a source. */
  documentsOf(dataSourceId: string, limit: number): string[]
  find(sequence: number): Omit<FoundChunk, 'score'> | undefined
  searchedText(sequence: number): string
  /** Those after a sequence number, a page at a time. */
  rowsAfter(sequence: number): Iterable<ChunkRow>
  /** Sequence numbers removed since the checkpoint. */
  removed(): number[]
  checkpointed(number: number): void
  close(): void
}

/**
 * @throws Error for a file that is none, that another process holds, that a newer Outcrop has written, or that holds
 *   vectors of another size.
 */
export const openChunkTable = (file: string, dimensions: number): ChunkTable => {
  const db = new Database(file)
  try {
    // Exclusive: a second owner would not know of the first one's changes.
    db.exec('pragma locking_mode = exclusive; pragma journal_mode = wal; pragma synchronous = normal')
    upgrade(db, file)
    return tableOf(db, file, dimensions)
  } catch (error) {
    release(db)
    throw error
  }
}

/** libsql closes a file when the last of its statements is collected: others may have it from now on. */
const release = (db: Database.Database): void => {
  try {
    db.exec('pragma journal_mode = delete; pragma locking_mode = normal')
    db.prepare('select 1 from base').get()
  } catch {
    // Another one holds it, or it is no database: there is nothing to give back.
  } finally {
    db.close()
  }
}

const upgrade = (db: Database.Database, file: string): void => {
  const { user_version: version } = db.prepare('pragma user_version').get() as { user_version: number }
  if (version > versions.length)
    throw new Error(
      `${file} was written by a newer Outcrop (version ${version} of its tables; this one knows ${versions.length}).`,
    )
  for (let next = version; next < versions.length; next++)
    db.exec(`begin immediate; ${versions[next]} pragma user_version = ${next + 1}; commit`)
}

const tableOf = (db: Database.Database, file: string, dimensions: number): ChunkTable => {
  const transact = <Result>(work: () => Result): Result => {
    db.exec('begin immediate')
    try {
      const result = work()
      db.exec('commit')
      return result
    } catch (error) {
      if (db.inTransaction) db.exec('rollback')
      throw error
    }
  }
  const column = <Value>(sql: string, ...parameters: (string | number)[]): Value[] =>
    (
      db
        .prepare(sql)
        .raw(true)
        .all(...parameters) as [Value][]
    ).map(([value]) => value)

  const known = db.prepare('select dimensions, checkpoint from base').get() as
    | { dimensions: number; checkpoint: number }
    | undefined
  if (known !== undefined && known.dimensions !== dimensions)
    throw new Error(`${file} holds vectors of ${known.dimensions} dimensions, not of ${dimensions}.`)
  if (known === undefined) db.prepare('insert into base values (?, 0)').run(dimensions)
  let checkpoint = known?.checkpoint ?? 0

  const insertDocument = db.prepare('insert into document (id, source) values (?, ?)')
  const insertParent = db.prepare('insert into parent values (?, ?, ?, ?)')
  const insertChunk = db.prepare(
    'insert into chunk (document, id, text, searched, parent, metadata, vector) values (?, ?, ?, ?, ?, ?, ?)',
  )
  const insertRemoval = db.prepare('insert into removal values (?)')
  const selectFound = db.prepare(
    `select chunk.id, document.id documentId, source dataSourceId, chunk.text, metadata,
      parent.id parentId, parent.text parentText
    from chunk join document on document.key = chunk.document
    left join parent on parent.document = chunk.document and parent.position = chunk.parent
    where sequence = ?`,
  )
  const selectSearched = db.prepare('select coalesce(searched, text) searched from chunk where sequence = ?')
  const selectRows = db
    .prepare(
      `select sequence, coalesce(searched, text), vector, metadata from chunk
      where sequence > ? order by sequence limit ${PAGE}`,
    )
    .raw(true)

  const remove = (documentId: string): number[] => {
    const [key] = column<number>('select key from document where id = ?', documentId)
    if (key === undefined) return []
    const removed = column<number>('select sequence from chunk where document = ?', key)
    for (const sequence of removed) insertRemoval.run(sequence)
    for (const [table, name] of [
      ['chunk', 'document'],
      ['parent', 'document'],
      ['document', 'key'],
    ])
      db.prepare(`delete from ${table} where ${name} = ?`).run(key)
    return removed
  }
  return {
    get checkpoint() {
      return checkpoint
    },
    put: ({ id, dataSourceId, chunks, parents = [] }) =>
      transact(() => {
        const removed = remove(id)
        const key = Number(insertDocument.run(id, dataSourceId).lastInsertRowid)
        for (const [position, parent] of parents.entries())
          insertParent.run(key, position, parent.id, parent.text)
        const added = chunks.map(chunk =>
          Number(
            insertChunk.run(
              key,
              chunk.id,
              chunk.text,
              chunk.searched ?? null,
              chunk.parent ?? null,
              JSON.stringify(chunk.metadata),
              Buffer.from(chunk.vector.buffer, chunk.vector.byteOffset, chunk.vector.byteLength),
            ).lastInsertRowid,
          ),
        )
        return { removed, added }
      }),
    delete: documentIds => transact(() => ({ removed: documentIds.flatMap(remove), added: [] })),
    documentsOf: (dataSourceId, limit) =>
      column('select id from document where source = ? limit ?', dataSourceId, limit),
    find(sequence) {
      const found = selectFound.get(sequence) as
        | (Pick<FoundChunk, 'id' | 'documentId' | 'dataSourceId' | 'text'> & {
            readonly metadata: string
            readonly parentId: string | null
            readonly parentText: string | null
          })
        | undefined
      if (found === undefined) return undefined
      const { id, documentId, dataSourceId, text, metadata, parentId, parentText } = found
      return {
        id,
        documentId,
        dataSourceId,
        text,
        metadata: JSON.parse(metadata),
        ...(parentId !== null && parentText !== null && { parent: { id: parentId, text: parentText } }),
      }
    },
    searchedText: sequence =>
      (selectSearched.get(sequence) as { searched: string } | undefined)?.searched ?? '',
    *rowsAfter(sequence) {
      let after = sequence
      for (;;) {
        const page = selectRows.all(after) as [number, string, Uint8Array, string][]
        for (const [number, searched, vector, metadata] of page) {
          after = number
          yield { sequence: number, searched, vector: toVector(vector), metadata: JSON.parse(metadata) }
        }
        if (page.length < PAGE) return
      }
    },
    removed: () => column('select sequence from removal'),
    checkpointed(number) {
      transact(() => {
        db.prepare('update base set checkpoint = ?').run(number)
        db.exec('delete from removal')
      })
      checkpoint = number
    },
    close: () => release(db),
  }
}

/** Copied: bytes of a database may lie anywhere, numbers may not. */
const toVector = (bytes: Uint8Array): Float32Array => new Float32Array(Uint8Array.from(bytes).buffer)
