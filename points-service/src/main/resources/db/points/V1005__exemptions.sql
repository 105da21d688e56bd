-- Applications to be left out of a cycle's grading, with the reasons, which are in no event, and the accounts that took
-- the steps.
create table exemption (
    exemption    uuid primary key,
    member       uuid not null references member,
    organisation uuid not null references organisation,
    cycle        text not null,
    state        text not null
        check (state in ('requested', 'endorsed', 'approved', 'refused', 'withdrawn', 'revoked')),
    reason       text not null,
    requested_by text not null,
    requested_at timestamptz not null,
    endorsed_by  text,
    endorsed_at  timestamptz,
    answer       text,
    decided_by   text,
    decided_at   timestamptz,
    township     text not null default current_setting('app.division', true),
    county       text not null default own_county()
);
create unique index exemption_under_way on exemption (member, cycle) where state in ('requested', 'endorsed', 'approved');
create index on exemption (township, cycle, requested_at, exemption);
select guard('exemption', 'township', 'select, insert, update');
