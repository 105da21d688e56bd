-- A county's own accounts: rows whose township is the county itself. It sees those of its townships too, as everywhere; so
-- whatever works through one division's accounts asks for that division's own.

-- Of a county it is the county.
create or replace function own_county() returns text
    language sql stable
    as $body$
        select county from township where current_setting('app.division', true) in (id, county)
        order by id = current_setting('app.division', true) desc limit 1
    $body$;

alter table account drop constraint account_role_check;
alter table account add constraint account_role_check check (role in ('township-office', 'social-worker', 'county'));
alter table account add constraint account_of_county check (coalesce(role = 'county', false) = (township = county));
