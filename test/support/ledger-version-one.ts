/** The first tables of a ledger, as they were made, with one row. */
export const versionOne = `
  create table usage (
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
  create index usage_session on usage (session) where session is not null;
  pragma user_version = 1;
  insert into usage (at, request_id, account, region, principal, operation, model, attempts, input, output, latency,
    outcome, cost)
  values (1700000000000, 'r-1', '123456789012', 'us-east-1', 'arn:aws:iam::123456789012:user/me', 'Converse',
    'amazon.nova-lite-v1:0', 1, 3, 4, 12, 'ok', 5);`
