-- What each scorer of the assessment group gave an organisation for one part. A sheet that was put right stays, with the
-- moment from which it does not count; the name is erasable, and in no event.
create table score_sheet (
    sheet        uuid primary key,
    organisation uuid not null references organisation,
    cycle        text not null,
    part         text not null check (part in ('points-work', 'year-end-target')),
    scorer       text not null,
    name         text not null,
    member       uuid,
    score        numeric(5, 2) not null check (score between 0 and 100),
    entered_by   text not null,
    entered_at   timestamptz not null,
    place        integer not null,
    replaced_at  timestamptz,
    township     text not null default current_setting('app.division', true),
    county       text not null default own_county()
);
comment on column score_sheet.scorer is 'who he is to the platform; empty for a signed sheet that somebody else typed in';
comment on column score_sheet.place is 'among the scorers of one part, by who scored first';
create index on score_sheet (township, cycle, organisation);
create index on score_sheet (member);
select guard('score_sheet', 'township', 'select, insert, update');
