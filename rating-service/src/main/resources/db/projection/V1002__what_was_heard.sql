-- Everything that was read from the topics, each event in exactly one of: heard_fact, heard_other, waiting_event,
-- dead_event.
-- County is null until the township is known; the row is the township's own all the same.

-- What is for a township's own eyes alone: no county sees it either. Otherwise as the store's guard.
create function guard_township(guarded regclass) returns void
    language plpgsql
    as $body$
begin
    execute format('alter table %s enable row level security', guarded);
    execute format('alter table %s force row level security', guarded);
    execute format(
        'create policy division on %s using (township = current_setting(''app.division'', true))
             with check (township = current_setting(''app.division'', true))', guarded);
    execute format('grant select on %s to ${app}', guarded);
end
$body$;
revoke execute on function guard_township(regclass) from public;

-- What a township's events and facts are called; a row names them by number. Its owner alone draws the numbers.
create table heard_kind (
    township     text not null,
    no           integer not null,
    event_type   text not null,
    -- null for events that give no fact
    subject_kind text check (subject_kind in ('member', 'organisation')),
    type         text,
    primary key (township, no)
);
select guard_township('heard_kind');

-- Likewise the words of an entry. Reason is null where each entry has its own.
create table entry_wording (
    township          text not null,
    no                integer not null,
    rule              text not null,
    label             text not null,
    micro             text not null,
    rule_book         text not null,
    rule_book_version integer not null,
    reason            text,
    primary key (township, no)
);
select guard_township('entry_wording');

-- One row for an event that gives a fact: that it was heard, the fact, and the first entry that was made of it. Fixed
-- widths first, so that nothing is lost between them. Source, epoch, transaction and position are the event's sequence
-- in its store, which is unique. See docs/adr/0065.
create table heard_fact (
    transaction   bigint not null,
    position      bigint not null,
    occurred_at   timestamptz not null,
    recorded_at   timestamptz not null,
    epoch         integer not null,
    kind          integer not null,
    source        smallint not null,
    -- of the entry, null where there is none: the cycle's year, the words' number, and hundredths
    cycle         smallint,
    wording       integer,
    raw           bigint,
    points        bigint,
    event         uuid not null,
    subject       uuid not null,
    township      text not null,
    cancels       uuid,
    -- JSON, measures in ten-thousandths; null where there are none
    measures      text,
    attributes    text,
    reason        text,
    superseded_at timestamptz,
    constraint fact_once primary key (township, source, epoch, transaction, position)
);
create index heard_fact_subject on heard_fact (subject);
select guard_township('heard_fact');

-- Events that give no fact. They are kept by their key alone, so that a repetition is known as one.
create table heard_other (
    transaction bigint not null,
    position    bigint not null,
    epoch       integer not null,
    kind        integer not null,
    source      smallint not null,
    township    text not null,
    constraint heard_other_once primary key (township, source, epoch, transaction, position)
);
select guard_township('heard_other');

create function source_of(number smallint) returns text
    language sql immutable parallel safe
    return '/' || (array['points', 'activity', 'wish', 'rating'])[number + 1] || '-service';

create function sequence_of(epoch integer, transaction bigint, "position" bigint) returns text
    language sql immutable parallel safe
    return lpad(epoch::text, 6, '0') || '-' || lpad(transaction::text, 20, '0') || '-' || lpad("position"::text, 19, '0');

-- As people and tools read them.
create view fact with (security_invoker = true) as
    select h.township, source_of(h.source) as source, sequence_of(h.epoch, h.transaction, h.position) as sequence,
           h.event, k.event_type, k.subject_kind, h.subject, k.type, h.occurred_at, h.recorded_at,
           coalesce(h.measures, '{}')::jsonb as measures, coalesce(h.attributes, '{}')::jsonb as attributes, h.cancels
    from heard_fact h join heard_kind k on k.township = h.township and k.no = h.kind;
create view heard_event with (security_invoker = true) as
    select h.township, source_of(h.source) as source, sequence_of(h.epoch, h.transaction, h.position) as sequence,
           k.event_type
    from heard_other h join heard_kind k on k.township = h.township and k.no = h.kind;
grant select on fact, heard_event to ${app}, rating_projector;

create table township_events (
    township text not null,
    county   text,
    source   text not null,
    events   bigint not null,
    primary key (township, source)
);
select guard('township_events', rights => 'select');

create table organisation (
    township     text not null,
    county       text,
    organisation uuid not null,
    parent       uuid,
    level        text not null,
    sector       text not null,
    from_day     date not null,
    primary key (township, organisation)
);
select guard('organisation', rights => 'select');

-- A member's dated lines, in the order of their sequence; one with left_township ends those before it.
create table roster_line (
    township      text not null,
    county        text,
    member        uuid not null,
    sequence      text collate "C" not null,
    event         uuid not null,
    organisation  uuid,
    status        text,
    categories    text[] not null,
    posts         text[] not null,
    from_day      date not null,
    left_township boolean not null,
    primary key (township, member, sequence)
);
select guard('roster_line', rights => 'select');

-- Whose facts name whom as introducer, mentor or contact: so it is known from whose facts others get something.
create table fact_naming (
    township text not null,
    member   uuid not null,
    named    uuid not null,
    primary key (township, named, member)
);
select guard_township('fact_naming');

create table rule_book (
    township     text not null,
    county       text,
    rule_book    text not null,
    version      integer not null,
    counts_from  date not null,
    source       text not null,
    published_at timestamptz(3) not null,
    sequence     text collate "C" not null,
    primary key (township, rule_book, version)
);
select guard('rule_book', rights => 'select');

create table wish (
    township text not null,
    county   text,
    wish     uuid not null,
    open     boolean not null,
    sequence text collate "C" not null,
    primary key (township, wish)
);
create index wish_open on wish (township) where open;
select guard('wish', rights => 'select');

-- Bytes as they came: what is wrong with them may be the encoding. No township can be believed here, so it is nobody's
-- but the operator's.
create table dead_event (
    id               bigint primary key default nextval('dead_event_number'),
    topic            text not null,
    topic_id         text not null,
    partition        integer not null,
    kafka_offset     bigint not null,
    record_key       bytea,
    headers          jsonb not null,
    value            bytea,
    reason           text not null,
    seen_at          timestamptz(3) not null default now(),
    replay_requested boolean not null default false,
    replays          integer not null default 0,
    resolved_at      timestamptz(3),
    constraint dead_event_once unique (topic, topic_id, partition, kafka_offset)
);
create index dead_event_to_replay on dead_event (partition) where replay_requested;
create index dead_event_open on dead_event (id) where resolved_at is null;
alter table dead_event enable row level security;
alter table dead_event force row level security;
create policy operator on dead_event
    using (current_setting('app.division', true) = '(operator)')
    with check (current_setting('app.division', true) = '(operator)');
grant select, update (replay_requested) on dead_event to ${app};

-- Well-formed events of a type that this release does not know; the one that does takes them from here.
create table waiting_event (
    topic        text not null,
    topic_id     text not null,
    partition    integer not null,
    kafka_offset bigint not null,
    type         text not null,
    record_key   bytea,
    headers      jsonb not null,
    value        bytea,
    seen_at      timestamptz(3) not null default now(),
    primary key (topic, topic_id, partition, kafka_offset)
);
grant select, insert, update, delete on
    heard_kind, entry_wording, heard_fact, heard_other, township_events, organisation, roster_line, fact_naming, rule_book, wish, dead_event, waiting_event
    to rating_projector;
