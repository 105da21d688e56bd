-- Members' queries about entries of their ledgers, and their appeals. What is asked and answered stands here and in no event.
create table entry_query (
    query            uuid primary key,
    member           uuid not null references member,
    -- Whose secretary answers; null where the office does.
    organisation     uuid references organisation,
    cycle            text not null,
    entry            uuid not null,
    rule             text not null,
    event_type       text not null,
    label            text not null,
    text             text not null,
    state            text not null check (state in ('filed', 'withdrawn', 'answered', 'appealed', 'decided')),
    due              date not null,
    filed_by         text not null,
    filed_at         timestamptz not null,
    outcome          text,
    answer           text,
    record           uuid references member_record,
    answered_by      text,
    answerer         uuid,
    answered_at      timestamptz,
    appeal_until     date,
    appeal           text,
    appealed_at      timestamptz,
    appeal_due       date,
    decision_outcome text,
    decision         text,
    decision_record  uuid references member_record,
    decided_by       text,
    decided_at       timestamptz,
    township         text not null default current_setting('app.division', true),
    county           text not null default own_county()
);
create unique index entry_query_once on entry_query (member, entry, rule) where state <> 'withdrawn';
create index on entry_query (township, state, due);
select guard('entry_query', 'township', 'select, insert, update');

-- Public holidays, and weekends that are worked for them, as the office entered them.
create table calendar_day (
    day      date not null,
    works    boolean not null,
    township text not null default current_setting('app.division', true),
    county   text not null default own_county(),
    primary key (township, day)
);
select guard('calendar_day');
