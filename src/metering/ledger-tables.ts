import type Database from 'libsql'

/** The file's tables, one version after the other; one that has been released is never changed. */
const versions: readonly string[] = [
  `create table usage (
    id integer primary key,
    at integer not null,
    request_id text not null,
    account text not null,
    region text not null,
    principal text not null,
    operation text not null,
    model text not null,
    profile text,
    application_profile text,
    alias text,
    backend text,
    attempts integer not null,
    input integer,
    output integer,
    cache_read integer,
    cache_write_5m integer,
    cache_write_1h integer,
    embedding integer,
    search_units integer,
    reserved integer,
    settled integer,
    latency integer not null,
    first_token integer,
    outcome text not null,
    cost integer,
    price_version text,
    session text,
    turn text,
    step text,
    metadata text
  );
  create index usage_at on usage (at);
  create index usage_session on usage (session) where session is not null;`,

  // Hours of rows that are no longer kept one by one. Money is in two parts, whose sums fit into 64 bits. The totals are summed apart from the hours, so that one proves
  // the other.
  `create table usage_hour (
    id integer primary key,
    hour integer not null,
    grouped_by text not null,
    account text not null,
    region text not null,
    principal text not null,
    operation text not null,
    model text not null,
    profile text,
    application_profile text,
    alias text,
    backend text,
    outcome text not null,
    price_version text,
    metadata text,
    calls integer not null,
    attempts integer not null,
    input integer,
    output integer,
    cache_read integer,
    cache_write_5m integer,
    cache_write_1h integer,
    embedding integer,
    search_units integer,
    reserving integer not null,
    reserved integer,
    settled integer,
    unused integer,
    held integer,
    dollars integer,
    picodollars integer,
    unpriced integer not null,
    latency blob not null,
    first_token blob,
    output_length blob
  );
  create unique index usage_hour_group on usage_hour (hour, grouped_by);
  create table usage_removed (
    id integer primary key check (id = 1),
    calls integer not null,
    input integer not null,
    output integer not null,
    reserved integer not null,
    settled integer not null,
    dollars integer not null,
    picodollars integer not null
  );
  insert into usage_removed values (1, 0, 0, 0, 0, 0, 0, 0);`,
]

export const tablesVersion = versions.length

/** @throws Error for a file that a newer Outcrop has written. */
export const readTablesVersion = (db: Database.Database, file: string): number => {
  const { user_version: version } = db.prepare('pragma user_version').get() as { user_version: number }
  if (version <= tablesVersion) return version
  throw new Error(
    `${file} was written by a newer Outcrop (version ${version} of its tables; this one knows ${tablesVersion}).`,
  )
}

/**
 * Brings the tables up to date, whoever else opens the file at this moment.
 *
 * @throws Error for a file that a newer Outcrop has written.
 */
export const upgradeTables = (db: Database.Database, file: string): void => {
  if (readTablesVersion(db, file) === tablesVersion) return
  db.exec('begin immediate')
  try {
    // Another one may have done it while this one waited.
    for (const statements of versions.slice(readTablesVersion(db, file))) db.exec(statements)
    db.exec(`pragma user_version = ${tablesVersion}; commit`)
  } catch (error) {
    db.exec('rollback')
    throw error
  }
}
