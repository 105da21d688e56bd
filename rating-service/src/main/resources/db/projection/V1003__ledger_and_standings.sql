-- The fold's result. Points are in hundredths.

-- Cycles of a township in which something happened: every member on its roster has a standing in each.
create table township_cycle (
    township text not null,
    county   text,
    cycle    text not null,
    primary key (township, cycle)
);
select guard('township_cycle', rights => 'select');

-- Entries beside the first one of a fact: those of further rules, those that a re-fold made, those of no fact, and what
-- came after a close, which is a difference to frozen entries and stands beside them.
create table further_entry (
    township      text not null,
    member        uuid not null,
    cycle         text not null,
    fact          text not null,
    -- null for what no single event gave
    event         uuid,
    wording       integer not null,
    on_day        date not null,
    occurred_at   timestamptz(3) not null,
    raw           bigint not null,
    points        bigint not null,
    reason        text,
    rule          text not null,
    after_close   boolean not null default false,
    superseded_at timestamptz(3)
);
create unique index further_entry_current on further_entry (member, cycle, fact, rule, after_close, township)
    where superseded_at is null;
select guard_township('further_entry');

-- The ledger: what a re-fold replaces stays in it, superseded.
create view ledger_entry with (security_invoker = true) as
    select h.township, h.subject as member, h.cycle::text as cycle, h.event::text as fact, h.event, w.rule, w.label,
           w.micro, cast(h.occurred_at at time zone 'Asia/Shanghai' as date) as on_day, h.occurred_at, h.raw, h.points,
           coalesce(h.reason, w.reason) as reason, w.rule_book, w.rule_book_version, false as after_close,
           h.superseded_at,
           (select k.event_type from heard_kind k where k.township = h.township and k.no = h.kind) as event_type
    from heard_fact h join entry_wording w on w.township = h.township and w.no = h.wording
    union all
    select e.township, e.member, e.cycle, e.fact, e.event, e.rule, w.label, w.micro, e.on_day, e.occurred_at, e.raw,
           e.points, coalesce(e.reason, w.reason), w.rule_book, w.rule_book_version, e.after_close, e.superseded_at,
           (select k.event_type from heard_fact f join heard_kind k on k.township = f.township and k.no = f.kind
            where f.subject = e.member and f.township = e.township and f.event = e.event limit 1)
    from further_entry e join entry_wording w on w.township = e.township and w.no = e.wording;
grant select on ledger_entry to ${app}, rating_projector;

-- total and grade are what is shown: the fold's while the cycle is open, the frozen ones afterwards.
create table standing (
    township          text not null,
    county            text,
    partition         integer not null,
    member            uuid not null,
    cycle             text not null,
    organisation      uuid,
    state             text not null check (state in ('open', 'closed', 'awarded')),
    outcome           text not null,
    total             bigint not null,
    base              bigint not null,
    platform          bigint not null,
    points            bigint not null,
    wish              bigint not null,
    grade             text not null,
    -- what the fold gives now less what was frozen
    corrections       bigint not null default 0,
    rule_book         text not null,
    rule_book_version integer not null,
    -- null until the cycle is closed: what is open is checked entry by entry
    ledger_hash       text,
    grade_changes     integer not null default 0,
    articles_read     integer not null default 0,
    attended          integer not null default 0,
    missed            integer not null default 0,
    wishes_fulfilled  integer not null default 0,
    as_of             timestamptz(3) not null,
    -- counts up with each change; what is above published_revision has still to go to the topic of standings
    revision          bigint not null default 1,
    published_revision bigint not null default 0,
    primary key (township, cycle, member)
);
-- Read backwards: the most points first, and of equal ones the greatest id, so that a page's end is one row comparison.
create index standing_rank on standing (township, cycle, total, member);
create index standing_branch_rank on standing (township, organisation, cycle, total, member);
create index standing_unpublished on standing (partition) where published_revision < revision;
create index standing_county on standing (county, cycle);
select guard('standing', rights => 'select');

-- Where the block of points begins that holds so many, and where the next one does. The projector has the same width.
create function points_block(points bigint) returns bigint
    language sql immutable parallel safe
    return points - mod(mod(points, 500) + 500, 500);
create function next_points_block(points bigint) returns bigint
    language sql immutable parallel safe
    return points_block(points) + 500;

-- How many graded members have exactly so many points, or (block) so many up to the next block: a place is a sum over the
-- blocks above and the few points above within one's own. The organisation of all zeros is the township as a whole.
-- A row of a large township changes with every batch: there is room for its next version beside it, and what is left of
-- the old ones is cleared away often.
create table points_count (
    township     text not null,
    county       text,
    organisation uuid not null,
    cycle        text not null,
    block        boolean not null,
    points       bigint not null,
    members      integer not null,
    primary key (township, organisation, cycle, block, points)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);
select guard('points_count', rights => 'select');

-- What the counts are and what they ought to be, where they differ: never, but for a fault of ours.
create view points_count_drift with (security_invoker = true) as
    with due as (
        select s.township, counted.organisation, s.cycle, scale.block,
               case when scale.block then points_block(s.total) else s.total end as points, count(*) as members
        from standing s
        cross join lateral (values (s.organisation), (uuid '00000000-0000-0000-0000-000000000000')) counted (organisation)
        cross join (values (false), (true)) scale (block)
        where s.outcome = 'graded' and s.organisation is not null
        group by 1, 2, 3, 4, 5)
    select township, organisation, cycle, block, points, due.members as due, kept.members as kept
    from due full join points_count kept using (township, organisation, cycle, block, points)
    where due.members is distinct from kept.members;

create table branch_standing (
    township          text not null,
    county            text,
    organisation      uuid not null,
    cycle             text not null,
    points_work       bigint,
    year_end_target   bigint,
    -- of the members' totals, where the rule book weighs it, and of how many graded members
    members_mean      bigint,
    members           integer not null default 0,
    total             bigint,
    grade             text,
    rule_book         text not null,
    rule_book_version integer not null,
    as_of             timestamptz(3) not null,
    primary key (township, cycle, organisation)
);
select guard('branch_standing', rights => 'select');

create table cycle_closing (
    township          text not null,
    county            text,
    cycle             text not null,
    request           uuid not null,
    event             uuid not null,
    rule_book         text not null,
    rule_book_version integer not null,
    hash              text not null,
    closed_at         timestamptz(3) not null,
    -- false where it was read back from the topic: then the facts recorded later are those after the close
    made_here         boolean not null,
    primary key (township, cycle)
);
select guard('cycle_closing', rights => 'select');

create table frozen_standing (
    township    text not null,
    county      text,
    cycle       text not null,
    member      uuid not null,
    total       bigint not null,
    grade       text not null,
    outcome     text not null,
    ledger_hash text not null,
    primary key (township, cycle, member)
);
select guard('frozen_standing', rights => 'select');

create table awarded (
    township     text not null,
    county       text,
    kind         text not null check (kind in ('member', 'branch')),
    subject      uuid not null,
    organisation uuid not null,
    cycle        text not null,
    grade        text not null,
    board_until  date not null,
    sequence     text collate "C" not null,
    primary key (township, cycle, kind, subject)
);
select guard('awarded', rights => 'select');

-- A subject whose fold failed: its ledger is the one from before, its facts are kept. A fault of ours or of a rule book.
create table unfolded (
    township text not null,
    county   text,
    subject  uuid not null,
    cycle    text not null,
    reason   text not null,
    since    timestamptz(3) not null default now(),
    primary key (township, subject, cycle)
);
select guard('unfolded', rights => 'select');

-- For everybody, signed in or not: so it holds nothing that is not public, and no policy guards it.
create table board_entry (
    township     text not null,
    cycle        text not null,
    kind         text not null check (kind in ('member', 'branch')),
    subject      uuid not null,
    organisation uuid not null,
    grade        text not null,
    label        text not null,
    stars        integer not null check (stars > 0),
    until        date not null,
    primary key (township, cycle, kind, subject)
);
grant select on board_entry to ${app};

grant select, insert, update, delete on
    township_cycle, further_entry, standing, points_count, branch_standing, cycle_closing, frozen_standing, awarded,
    unfolded, board_entry
    to rating_projector;

-- A township that becomes known, or goes over to another county, takes all its rows along.
create function follow_county(followed text, its_county text) returns void
    language plpgsql
    as $body$
declare
    kept text;
begin
    foreach kept in array array['township_events', 'organisation', 'roster_line', 'rule_book',
        'wish', 'township_cycle', 'standing', 'points_count', 'branch_standing', 'cycle_closing',
        'frozen_standing', 'awarded', 'unfolded']
    loop
        execute format('update %I set county = $2 where township = $1 and county is distinct from $2', kept)
            using followed, its_county;
    end loop;
end
$body$;
revoke execute on function follow_county(text, text) from public;
grant execute on function follow_county(text, text) to rating_projector;
