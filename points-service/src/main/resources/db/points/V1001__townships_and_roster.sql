-- Tables beside the events: what people read, and what must be erasable. Each holds its township and county, filled from
-- whose transaction it is, and is guarded by row-level security like the events.

create function own_county() returns text
    language sql stable
    as $body$ select county from township where id = current_setting('app.division', true) $body$;

-- What a township is called. Public: the portal shows it before anybody has signed in.
create table township_profile (
    township      text primary key default current_setting('app.division', true),
    county        text not null default own_county(),
    name          text not null,
    county_name   text not null,
    code          text not null,
    labels        jsonb not null,
    registered_at timestamptz not null
);
select guard('township_profile', 'township', 'select, insert');
create policy everyone on township_profile for select using (true);

create table organisation (
    organisation uuid primary key,
    parent       uuid references organisation,
    name         text not null,
    level        text not null,
    sector       text not null,
    since        date not null,
    township     text not null default current_setting('app.division', true),
    county       text not null default own_county(),
    constraint organisation_name unique nulls not distinct (township, parent, name)
);
create index on organisation (parent);
select guard('organisation', 'township', 'select, insert');

create table member (
    member   uuid primary key,
    left_on  date,
    township text not null default current_setting('app.division', true),
    county   text not null default own_county()
);
create index on member (township);
select guard('member', 'township', 'select, insert, update');

-- What a member is from a day on, until the next of his rows.
create table assignment (
    member       uuid not null references member,
    since        date not null,
    organisation uuid not null references organisation,
    status       text not null,
    categories   text[] not null,
    posts        text[] not null,
    township     text not null default current_setting('app.division', true),
    county       text not null default own_county(),
    primary key (member, since)
);
create index on assignment (organisation);
select guard('assignment', 'township', 'select, insert, update');

-- The only place where a member has a name. Erased on application; nothing else holds it but boards that are out.
create table person (
    member   uuid primary key references member,
    name     text not null,
    phone    text,
    township text not null default current_setting('app.division', true),
    county   text not null default own_county()
);
select guard('person');

-- Who is on the roster on a day, and as what.
create function roster_on(day date)
    returns table (member uuid, organisation uuid, status text, categories text[], posts text[], since date)
    language sql stable
    as $body$
        select m.member, a.organisation, a.status, a.categories, a.posts, a.since
        from member m
        cross join lateral (select * from assignment a
                            where a.member = m.member and a.since <= day order by a.since desc limit 1) a
        where m.left_on is null or m.left_on > day
    $body$;

-- An organisation and everything below it.
create function subtree_of(top uuid) returns table (organisation uuid)
    language sql stable
    as $body$
        with recursive below as (
            select o.organisation from organisation o where o.organisation = top
            union all
            select o.organisation from organisation o join below on o.parent = below.organisation)
        select below.organisation from below
    $body$;
