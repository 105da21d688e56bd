-- How many working days the township promises in its complaint and suggestion box; each change is a row, so that one can say
-- which held when. A township without one promises what the platform does. Days that were promised stand with their entries.
create table box_terms (
    version     integer not null check (version > 0),
    acknowledge integer not null,
    answer      integer not null,
    extension   integer not null,
    reopen      integer not null,
    set_by      text not null,
    set_at      timestamptz not null,
    township    text not null default current_setting('app.division', true),
    county      text not null default own_county(),
    primary key (township, version),
    check (acknowledge > 0 and acknowledge <= answer and extension > 0 and reopen > 0)
);
select guard('box_terms', 'township', 'select, insert');
