-- One row for each cluster that this store has lived in. Transaction ids start again in a fresh cluster, so events are
-- ordered by epoch first. afterMigrate.sql opens one; see docs/adr/0003.
create table store_epoch (
    epoch             integer primary key,
    system_identifier bigint not null,
    opened_at         timestamptz not null default now()
);
grant select on store_epoch to ${app}, ${relay};

create function current_epoch() returns integer
    language sql stable
    as 'select max(epoch) from store_epoch';

-- Row-level security in one form for every table that holds rows of a township: whoever is not in the division sees
-- nothing and writes nothing. Equality, never a prefix: after a transaction the setting is an empty text. FORCE, so that
-- the owner is no exception: a migration that moves rows sets app.division, or works before it calls guard.
create function guard(
    guarded         regclass,
    township_column text default 'township',
    rights          text default 'select, insert, update, delete') returns void
    language plpgsql
    as $body$
begin
    execute format('alter table %s enable row level security', guarded);
    execute format('alter table %s force row level security', guarded);
    execute format(
        'create policy division on %1$s
             using (%2$I = current_setting(''app.division'', true) or county = current_setting(''app.division'', true))
             with check (%2$I = current_setting(''app.division'', true) or county = current_setting(''app.division'', true))',
        guarded, township_column);
    execute format('grant %s on %s to ${app}', rights, guarded);
end
$body$;
revoke execute on function guard(regclass, text, text) from public;

-- The townships that this store may write events of. Points registers them; the others hear of them.
create table township (
    id     text primary key check (id ~ '^[a-z0-9][a-z0-9-]{1,39}$'),
    county text not null check (county ~ '^[a-z0-9][a-z0-9-]{1,39}$'),
    check (id <> county)
);
create index on township (county);
select guard('township', 'id', 'select, insert, update');

-- What each transaction begins with: whose it is. A service whose tables lie elsewhere says here where.
create function enter_division(division text, caller text) returns void
    language sql
    as $body$
select set_config('app.division', division, true), set_config('app.caller', caller, true)
$body$;
