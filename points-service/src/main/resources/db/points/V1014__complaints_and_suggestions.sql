-- The complaint and suggestion box: who wrote what to the township, and what came of it. Nothing of it is an event: no
-- point, no standing and no other service depends on it, and all of it must be erasable.
create table box_entry (
    entry           uuid primary key,
    -- Of the entry's steps, for If-Match.
    version         integer not null,
    year            integer not null,
    number          integer not null,
    kind            text not null check (kind in ('complaint', 'suggestion', 'question')),
    area            text not null,
    text            text not null,
    about           uuid references organisation,
    concerns_leader boolean not null,
    shielded        boolean not null,
    contact         text,
    -- The account that wrote it; null where the office typed in what came on paper.
    author          text,
    member          uuid references member,
    on_paper        boolean not null,
    stage           text not null check (stage in (
        'filed', 'acknowledged', 'handed-over', 'answered', 'reopened', 'settled', 'withdrawn')),
    -- Which branch it was handed over to; null while it is the office's alone.
    organisation    uuid references organisation,
    -- What that branch reads instead of the author's own text.
    wording         text,
    acknowledge_by  date not null,
    due             date not null,
    extended        boolean not null default false,
    content_until   date,
    closed_on       date,
    filed_at        timestamptz not null,
    township        text not null default current_setting('app.division', true),
    county          text not null default own_county(),
    constraint box_receipt unique (township, year, number)
);
create index on box_entry (township, filed_at, entry);
create index on box_entry (author);
create index on box_entry (member);
create index box_closed on box_entry (closed_on);
select guard('box_entry', 'township', 'select, insert, update');

-- Each step of an entry, and who took it.
create table box_step (
    entry        uuid not null references box_entry on delete cascade,
    version      integer not null,
    kind         text not null,
    at           timestamptz not null,
    by_role      text not null check (by_role in ('author', 'office', 'branch')),
    by_account   text not null,
    by_member    uuid,
    organisation uuid,
    day          date,
    text         text,
    township     text not null default current_setting('app.division', true),
    county       text not null default own_county(),
    primary key (entry, version)
);
select guard('box_step', 'township', 'select, insert, update');

-- What everybody may read: the office's wording of a question and of its answer. In a table of its own, with nothing in it
-- that is not public; what is taken back is gone.
create table box_publication (
    publication  uuid primary key,
    entry        uuid not null unique references box_entry on delete cascade,
    kind         text not null,
    area         text not null,
    question     text not null,
    answer       text not null,
    published_at timestamptz not null,
    corrected_at timestamptz,
    township     text not null default current_setting('app.division', true),
    county       text not null default own_county()
);
create index on box_publication (township, published_at, publication);
select guard('box_publication');
create policy everyone on box_publication for select using (true);

-- Two years after an entry was closed it goes, with its steps and what was published of it. The database itself says which
-- these are, and no request of a user reaches a right to delete one.
create function box_kept_since() returns date
    language sql stable
    as $body$ select cast(now() at time zone 'Asia/Shanghai' as date) - 730 $body$;
create policy forget_seen on box_entry for select to current_user using (closed_on < box_kept_since());
create policy forget on box_entry for delete to current_user using (closed_on < box_kept_since());
create function forget_box_entries() returns bigint
    language sql volatile security definer set search_path from current
    as $body$
        with expired as (
            select entry from box_entry where closed_on < box_kept_since() order by closed_on limit 500),
        gone as (delete from box_entry e using expired x where e.entry = x.entry returning e.entry)
        select count(*) from gone
    $body$;
