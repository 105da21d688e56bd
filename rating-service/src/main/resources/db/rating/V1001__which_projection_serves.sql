-- The projector makes townships known to this store, and appends the store's own events. See docs/adr/0023.
grant select on store_epoch to rating_projector;
grant select, insert, update on township to rating_projector;
grant select, insert (stream, version, id, type, township, county, payload, occurred_at, recorded_at)
    on event to rating_projector;

-- What was made of the topics lies in two schemas with the same tables; this row says which of them is read and filled by
-- everybody. The other one is empty, or a rebuild fills it, or it is what was read before. See docs/adr/0082.
create table serving (
    only_row    boolean primary key default true check (only_row),
    projection  text not null check (projection in ('projection_a', 'projection_b')),
    -- counts the switches; revisions of standings begin anew, and higher, with each
    generation  integer not null default 0,
    switched_at timestamptz(3) not null default now()
);
insert into serving (projection) values ('projection_a');
grant select, update on serving to rating_projector;
grant select on serving to ${app}, ${relay};

-- The rebuild that is under way, of which there is one at most: gone with the switch that ends it.
create table rebuild (
    only_row   boolean primary key default true check (only_row),
    id         uuid not null,
    projection text not null,
    began_at   timestamptz(3) not null default now()
);
grant select, insert, delete on rebuild to rating_projector;

-- A dead event keeps its number in whichever projection it lies, so no number may be given twice.
create sequence dead_event_number;
grant usage on sequence dead_event_number to rating_projector;

-- Where tables are looked for. Whoever connects sets it once, a service with each transaction: within one transaction
-- nobody reads both projections.
create function serving_path() returns text
    language sql stable
    as 'select projection || '', public'' from public.serving';

create or replace function enter_division(division text, caller text) returns void
    language sql
    as $body$
select set_config('app.division', division, true), set_config('app.caller', caller, true),
       set_config('search_path', serving_path(), true)
$body$;
