-- What the lanes write that are not the rating service. Made beside the service's own tables in every database of a lane.
create schema lane authorization rating_projector;
set role rating_projector;

-- streams-ledger: as narrow as the service's own ledger, and read by member and time like it. An entry names its words
-- by number. Task and batch say which commit of Kafka it belongs to.
create table lane.entry (
    occurred_at      timestamptz not null,
    raw              bigint not null,
    points           bigint not null,
    wording          integer not null,
    batch            integer not null,
    superseded_batch integer,
    task             smallint not null,
    cycle            smallint not null,
    member           uuid not null,
    fact             uuid not null,
    township         text not null,
    superseded_at    timestamptz
);
create index entry_of_member on lane.entry (member, occurred_at);
create table lane.wording (
    no      integer primary key,
    rule    text not null,
    label   text not null,
    micro   text not null,
    version integer not null,
    reason  text not null
);
create sequence lane.wording_numbers increment 1000000 minvalue 0 start 0;
create table lane.standing (
    member   uuid primary key,
    township text not null,
    total    bigint not null,
    grade    text not null
);

-- per-event: what a service with a transaction for each event would have, in plain columns.
create table lane.plain_fact (
    township    text not null,
    source      text not null,
    sequence    text collate "C" not null,
    event       uuid not null,
    event_type  text not null,
    member      uuid not null,
    type        text not null,
    occurred_at timestamptz(3) not null,
    recorded_at timestamptz(3) not null,
    measures    jsonb not null,
    attributes  jsonb not null,
    primary key (township, source, sequence)
);
create table lane.plain_entry (
    id            bigint generated always as identity primary key,
    township      text not null,
    member        uuid not null,
    cycle         text not null,
    fact          uuid not null,
    rule          text not null,
    label         text not null,
    micro         text not null,
    on_day        date not null,
    occurred_at   timestamptz(3) not null,
    raw           bigint not null,
    points        bigint not null,
    reason        text not null,
    version       integer not null,
    superseded_at timestamptz(3)
);
create unique index plain_entry_current on lane.plain_entry (member, fact, rule) where superseded_at is null;
create table lane.plain_offset (
    topic       text not null,
    partition   integer not null,
    next_offset bigint not null,
    primary key (topic, partition)
);
reset role;
