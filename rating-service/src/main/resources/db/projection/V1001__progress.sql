-- One of the two projections: the same tables in two schemas, of which one serves. See docs/adr/0082.
grant usage on schema ${flyway:defaultSchema} to ${app}, rating_projector;

-- How far the projector is, and who may say so. One row for each partition number, which is the same in every topic.
-- Whoever is assigned a number draws the next token; a batch with an older one changes nothing. See docs/adr/0023.
create table partition_owner (
    partition integer primary key check (partition >= 0),
    token     bigint not null,
    owner     text not null,
    taken_at  timestamptz not null default now()
);

-- topic_id and leader_epoch tell a log that was cut or made anew from the one that was read.
create table partition_offset (
    partition    integer not null references partition_owner,
    topic        text not null,
    next_offset  bigint not null check (next_offset >= 0),
    topic_id     text not null,
    leader_epoch integer,
    primary key (partition, topic)
);

-- Above this an event of the source is new; at or below it, it is looked up.
create table sequence_seen (
    partition integer not null,
    source    text not null,
    sequence  text collate "C" not null,
    primary key (partition, source)
);
grant select, insert, update on partition_owner, partition_offset, sequence_seen to rating_projector;
