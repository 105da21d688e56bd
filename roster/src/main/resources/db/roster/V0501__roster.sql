-- Who is on the roster of which organisation, as points-service told it. Filled by the consumer of sanwei.points.v1 alone.

-- How far the roster of a township has come: what is not above this has been applied before.
create table roster_position (
    township text primary key,
    county   text not null,
    sequence text collate "C" not null
);
select guard('roster_position', 'township', 'select, insert, update');

create table roster_organisation (
    id       uuid not null,
    township text not null,
    county   text not null,
    parent   uuid,
    level    text not null,
    sector   text not null,
    primary key (township, id),
    foreign key (township, parent) references roster_organisation (township, id)
);
create index on roster_organisation (parent);
select guard('roster_organisation', 'township', 'select, insert, update');

-- One line for each day on which something about a member changed; a line holds until the next one of the same member.
-- A line without organisation says that from that day on the member is on no roster of the township.
create table roster_line (
    member       uuid not null,
    since        date not null,
    township     text not null,
    county       text not null,
    organisation uuid,
    status       text,
    posts        text not null default '',
    primary key (township, member, since),
    foreign key (township, organisation) references roster_organisation (township, id),
    check ((organisation is null) = (status is null))
);
create index on roster_line (organisation);
select guard('roster_line', 'township', 'select, insert, update');

-- What came on the topic and is no event, as it came, with the reason. Of no township, since its headers may lie; read by
-- an operator, never over HTTP.
create table roster_dead_event (
    topic       text not null,
    partition   integer not null,
    "offset"    bigint not null,
    reason      text not null,
    value       bytea,
    recorded_at timestamptz not null default now(),
    primary key (topic, partition, "offset")
);
grant select, insert on roster_dead_event to ${app};
