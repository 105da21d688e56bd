-- The databases and roles of the platform. Run by the superuser at each start; running it again changes nothing but
-- passwords. Rights on tables are not given here: each service's migrations give them, since its owner owns them.
--
--   <d>_owner   migrates; owns database, schema and tables; the tables' policies are forced on it too
--   <d>_app     serves requests; row-level security holds, and no transaction lasts over a second (an import asks for
--               five), since a long one holds up the relay of every store in the cluster
--   <d>_relay   reads all events of its store, by a policy of its own
--   rating_projector   writes the ledger with COPY, which PostgreSQL refuses under row-level security; serves no HTTP
--   portal_owner       the portal keeps sessions only, of no township

-- section: roles
do $roles$
declare
    wanted record;
begin
    for wanted in
        select d || '_' || kind as name, kind
          from unnest(array['points', 'activity', 'wish', 'rating']) d, unnest(array['owner', 'app', 'relay']) kind
        union all select 'portal_owner', 'owner'
        union all select 'rating_projector', 'projector'
    loop
        if not exists (select from pg_roles where rolname = wanted.name) then
            execute format('create role %I', wanted.name);
        end if;
        execute format(
            'alter role %I login nosuperuser nocreatedb nocreaterole noreplication %s password %L',
            wanted.name,
            case wanted.kind when 'projector' then 'bypassrls' else 'nobypassrls' end,
            current_setting('sanwei.password_' || wanted.kind));
        if wanted.kind = 'app' then
            execute format('alter role %I set transaction_timeout = ''1s''', wanted.name);
            execute format('alter role %I set idle_in_transaction_session_timeout = ''1s''', wanted.name);
        end if;
    end loop;
end
$roles$;
revoke connect, temporary on database postgres, template1 from public;

-- section: databases
select format('create database %I owner %I template template0', d, d || '_owner')
  from unnest(array['points', 'activity', 'wish', 'rating', 'portal']) d
 where not exists (select from pg_database where datname = d)

-- section: inside each database
do $inside$
declare
    d text := current_database();
    guest text;
begin
    execute format('revoke all on database %I from public', d);
    execute format('alter schema public owner to %I', d || '_owner');
    revoke all on schema public from public;
    for guest in
        select rolname from pg_roles
         where rolname in (d || '_app', d || '_relay') or (d = 'rating' and rolname = 'rating_projector')
    loop
        execute format('grant connect on database %I to %I', d, guest);
        execute format('grant usage on schema public to %I', guest);
    end loop;
end
$inside$;
