-- Everything that was read from the topics, each event in exactly one of: fact, heard_event, waiting_event, dead_event.
-- County is null until the township is known; the row is the township's own all the same.

create table fact (
    township     text not null,
    county       text,
    source       text not null,
    sequence     text collate "C" not null,
    event        uuid not null,
    event_type   text not null,
    subject_kind text not null check (subject_kind in ('member', 'organisation')),
    subject      uuid not null,
    type         text not null,
    occurred_at  timestamptz(3) not null,
    recorded_at  timestamptz(3) not null,
    -- in ten-thousandths
    measures     jsonb not null,
    attributes   jsonb not null,
    cancels      uuid,
    constraint fact_once primary key (township, source, sequence)
);
create index fact_of_subject on fact (township, subject);
select guard('fact', rights => 'select');

-- Events that give no fact. They are kept by their key alone, so that a repetition is known as one.
create table heard_event (
    township   text not null,
    county     text,
    source     text not null,
    sequence   text collate "C" not null,
    event_type text not null,
    constraint heard_event_once primary key (township, source, sequence)
);
select guard('heard_event', rights => 'select');

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
    id               bigint generated always as identity primary key,
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
    fact, heard_event, township_events, organisation, roster_line, rule_book, wish, dead_event, waiting_event
    to rating_projector;
