-- Why a closed cycle, or a quarter of it, was opened again, and by which account. Never changed.
create table reopening (
    event       uuid primary key,
    cycle       text not null,
    quarter     integer check (quarter between 1 and 4),
    reason      text not null,
    reopened_by text not null,
    reopened_at timestamptz not null,
    township    text not null default current_setting('app.division', true),
    county      text not null default own_county()
);
create index on reopening (township, cycle, reopened_at desc);
select guard('reopening', 'township', 'select, insert');
