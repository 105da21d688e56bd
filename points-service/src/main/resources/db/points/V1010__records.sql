-- Records (记分单): what an organisation writes down of a member, a line of a sheet each. What they say, with the papers
-- that they rest on, stands here and in no event before a second person has confirmed it; the names of papers, notes and
-- reasons never leave this place. Papers themselves are not stored: they stay in the organisation's files.
create table member_record (
    record       uuid primary key,
    sheet        uuid not null,
    line         integer not null check (line between 1 and 50),
    organisation uuid not null references organisation,
    member       uuid not null references member,
    -- Where he was on that day.
    place        uuid not null references organisation,
    -- Whose leaders decide, or those above them; null where only the office does.
    review       uuid references organisation,
    state        text not null
        check (state in ('entered', 'returned', 'withdrawn', 'confirmed', 'correcting', 'cancelled')),
    -- Numbers of versions: the one written last, and the one that counts.
    latest       integer not null,
    standing     integer,
    township     text not null default current_setting('app.division', true),
    county       text not null default own_county(),
    constraint member_record_line unique (sheet, line)
);
create index on member_record (member);
create index on member_record (township, state);
select guard('member_record', 'township', 'select, insert, update');

create table record_version (
    record          uuid not null references member_record,
    number          integer not null,
    purpose         text not null check (purpose in ('entry', 'correction', 'cancellation')),
    state           text not null check (state in ('waiting', 'returned', 'withdrawn', 'confirmed', 'replaced')),
    -- Null, like all that follows up to the note, where a record is to be cancelled.
    fact            text,
    occurred_at     timestamptz,
    measures        jsonb,
    attributes      jsonb,
    document_title  text,
    document_number text,
    document_body   text,
    note            text,
    -- Why it is corrected or cancelled.
    why             text,
    recorded_by     text not null,
    recorder        uuid,
    recorded_at     timestamptz not null,
    decided_by      text,
    decider         uuid,
    decided_at      timestamptz,
    answer          text,
    event           uuid,
    township        text not null default current_setting('app.division', true),
    county          text not null default own_county(),
    primary key (record, number)
);
create index on record_version (event) where event is not null;
create index on record_version (township, occurred_at);
select guard('record_version', 'township', 'select, insert, update');
