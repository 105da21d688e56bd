-- Quarter sheets that were handed back to branches, and who of their members has seen his figures. A quarter that is
-- opened again supersedes what was handed back of it.
create table quarter_sheet (
    event         uuid primary key,
    organisation  uuid not null references organisation,
    cycle         text not null,
    quarter       integer not null check (quarter between 1 and 4),
    closing       uuid not null,
    first_day     date not null,
    last_day      date not null,
    fed_back_by   text not null,
    fed_back_at   timestamptz not null,
    superseded_at timestamptz,
    township      text not null default current_setting('app.division', true),
    county        text not null default own_county()
);
create unique index quarter_sheet_standing on quarter_sheet (organisation, cycle, quarter) where superseded_at is null;
create index on quarter_sheet (township, fed_back_at, event);
select guard('quarter_sheet', 'township', 'select, insert, update');

-- Seen by himself, or signed for on paper: then the account is another's.
create table quarter_sheet_seen (
    event    uuid not null references quarter_sheet,
    member   uuid not null references member,
    seen_by  text not null,
    on_paper boolean not null,
    seen_at  timestamptz not null,
    township text not null default current_setting('app.division', true),
    county   text not null default own_county(),
    primary key (event, member)
);
select guard('quarter_sheet_seen', 'township', 'select, insert');
