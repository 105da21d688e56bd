-- A request to publish this store again from its beginning. The relay's cursor carries the last one that was begun.
create table relay_refill (
    request      bigint generated always as identity primary key,
    requested_at timestamptz not null default now()
);
grant select, insert on relay_refill to ${relay};
