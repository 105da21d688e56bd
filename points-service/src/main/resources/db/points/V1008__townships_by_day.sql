-- What a township is called, and its division code, from a day on. Public, like the profile: boards of years ago carry the
-- names of their years.
create table township_designation (
    township    text not null default current_setting('app.division', true),
    county      text not null default own_county(),
    since       date not null,
    name        text not null,
    county_name text not null,
    code        text not null,
    set_by      text,
    set_at      timestamptz not null,
    primary key (township, since)
);
-- Of those that were registered before, the account is not known, nor another day than that of the registration.
insert into township_designation (township, county, since, name, county_name, code, set_at)
select township, county, cast(registered_at at time zone 'Asia/Shanghai' as date), name, county_name, code, registered_at
from township_profile;
select guard('township_designation', 'township', 'select, insert, update');
create policy everyone on township_designation for select using (true);

alter table township_profile drop column name, drop column county_name, drop column code;
grant update (labels) on township_profile to ${app};

-- Each township as it is called on a day; by its first name until the first day that was said.
create function townships_on(day date)
    returns table (township text, county text, name text, county_name text, code text, since date, labels jsonb,
                   registered_at timestamptz)
    language sql stable
    as $body$
        select p.township, p.county, d.name, d.county_name, d.code, d.since, p.labels, p.registered_at
        from township_profile p
        cross join lateral (select * from township_designation d
                            where d.township = p.township
                            order by d.since > day, case when d.since > day then d.since end, d.since desc
                            limit 1) d
    $body$;
