-- What the events must not say: titles, places, contents and reasons; and what is asked of the activities most often.
-- Written with the event that it belongs to, in one transaction.

create table activity (
    id            uuid not null,
    township      text not null,
    county        text not null,
    organisation  uuid not null,
    kind          text not null,
    theme         text,
    title         text not null check (length(title) between 1 and 100),
    content       text not null check (length(content) between 1 and 4000),
    place         text not null check (length(place) between 1 and 100),
    leader_note   text check (length(leader_note) <= 1000),
    starts_at     timestamptz(3) not null,
    ends_at       timestamptz(3) not null,
    expects       text not null,
    state         text not null,
    filed_by      text not null,
    -- What the office asked for when it last returned the filing.
    return_reason text check (length(return_reason) between 1 and 500),
    primary key (township, id)
);
create index on activity (township, starts_at desc, id desc);
create index on activity (township, organisation, starts_at desc);
select guard('activity');

create table sign_up (
    activity uuid not null,
    member   uuid not null,
    township text not null,
    county   text not null,
    primary key (township, activity, member),
    foreign key (township, activity) references activity (township, id) on delete cascade
);
create index on sign_up (township, member);
select guard('sign_up');

-- The latest mark of each member, with the event that said so.
create table attendance (
    activity    uuid not null,
    member      uuid not null,
    township    text not null,
    county      text not null,
    mark        text not null check (mark in ('present', 'late', 'leave', 'absent', 'made-up')),
    route       text not null check (route in ('code', 'hand')),
    event       uuid not null,
    recorded_at timestamptz(3) not null,
    primary key (township, activity, member),
    foreign key (township, activity) references activity (township, id) on delete cascade
);
create index on attendance (township, member);
select guard('attendance');

-- From which the check-in codes of one activity are made. Never leaves this service.
create table check_in_secret (
    activity uuid not null,
    township text not null,
    county   text not null,
    secret   bytea not null check (length(secret) >= 16),
    primary key (township, activity),
    foreign key (township, activity) references activity (township, id) on delete cascade
);
select guard('check_in_secret');

-- How often a member offered a code lately; a right one forgets it.
create table check_in_attempt (
    activity     uuid not null,
    member       uuid not null,
    township     text not null,
    county       text not null,
    window_start timestamptz(3) not null,
    attempts     integer not null,
    primary key (township, activity, member),
    foreign key (township, activity) references activity (township, id) on delete cascade
);
select guard('check_in_attempt');
