-- What was frozen of a quarter, branch by branch, and what was opened again. A row is never changed: whether a closing
-- still stands follows from the reopenings, in whatever order both were heard. Points are in hundredths.
create table quarter_closing (
    township          text not null,
    cycle             text not null,
    quarter           integer not null check (quarter between 1 and 4),
    organisation      uuid not null,
    request           uuid not null,
    event             uuid not null,
    rule_book         text not null,
    rule_book_version integer not null,
    hash              text not null,
    closed_at         timestamptz(3) not null,
    primary key (township, request, organisation)
);
create index on quarter_closing (township, cycle, quarter);

create table frozen_quarter (
    township     text not null,
    cycle        text not null,
    quarter      integer not null,
    organisation uuid not null,
    request      uuid not null,
    member       uuid not null,
    earned       bigint not null,
    total        bigint not null,
    grade        text,
    outcome      text not null,
    ledger_hash  text not null,
    primary key (township, request, member)
);
create index on frozen_quarter (township, member);

create table reopening (
    township    text not null,
    event       uuid not null,
    cycle       text not null,
    -- null where it was the whole cycle
    quarter     integer check (quarter between 1 and 4),
    reopened_at timestamptz(3) not null,
    primary key (township, event)
);
create index on reopening (township, cycle);

-- Closings of a cycle that was opened again, as they were.
create table superseded_closing (
    township          text not null,
    cycle             text not null,
    request           uuid not null,
    event             uuid not null,
    rule_book         text not null,
    rule_book_version integer not null,
    hash              text not null,
    closed_at         timestamptz(3) not null,
    primary key (township, request)
);

create table superseded_standing (
    township    text not null,
    request     uuid not null,
    cycle       text not null,
    member      uuid not null,
    total       bigint not null,
    grade       text not null,
    outcome     text not null,
    ledger_hash text not null,
    primary key (township, request, member)
);

-- For the township's own eyes: what single members had leaves it for nobody, the county neither.
do $body$
declare
    guarded text;
begin
    foreach guarded in array array['quarter_closing', 'frozen_quarter', 'reopening', 'superseded_closing', 'superseded_standing']
    loop
        execute format('alter table %I enable row level security', guarded);
        execute format('alter table %I force row level security', guarded);
        execute format(
            'create policy division on %I using (township = current_setting(''app.division'', true))
                 with check (township = current_setting(''app.division'', true))', guarded);
        execute format('grant select on %I to ${app}', guarded);
        execute format('grant select, insert on %I to rating_projector', guarded);
    end loop;
end
$body$;

create view closed_quarter with (security_invoker = true) as
    select c.* from quarter_closing c
    where not exists (select from reopening r
                      where r.township = c.township and r.cycle = c.cycle and r.quarter = c.quarter
                        and r.reopened_at >= c.closed_at)
      and not exists (select from quarter_closing later
                      where later.township = c.township and later.cycle = c.cycle and later.quarter = c.quarter
                        and later.closed_at > c.closed_at);
grant select on closed_quarter to ${app}, rating_projector;
