-- Who wrote a branch's result down: somebody else has to check it. And why it was sent back.
create table meeting_result (
    organisation  uuid not null references organisation,
    cycle         text not null,
    recorded_by   text not null,
    recorder      uuid,
    recorded_at   timestamptz not null,
    return_reason text,
    township      text not null default current_setting('app.division', true),
    county        text not null default own_county(),
    primary key (organisation, cycle)
);
select guard('meeting_result', 'township', 'select, insert, update');

-- Why somebody was given another grade than his points show.
create table grade_reason (
    organisation uuid not null references organisation,
    cycle        text not null,
    member       uuid not null references member,
    reason       text not null,
    township     text not null default current_setting('app.division', true),
    county       text not null default own_county(),
    primary key (organisation, cycle, member)
);
create index on grade_reason (member);
select guard('grade_reason');

create table objection (
    objection    uuid primary key,
    organisation uuid not null references organisation,
    cycle        text not null,
    member       uuid not null references member,
    text         text not null,
    filed_by     text not null,
    objector     uuid,
    filed_at     timestamptz not null,
    upheld       boolean,
    grade        text,
    answer       text,
    answered_at  timestamptz,
    township     text not null default current_setting('app.division', true),
    county       text not null default own_county()
);
create index on objection (township, cycle, filed_at);
create index on objection (member);
select guard('objection', 'township', 'select, insert, update');

-- The names on boards that are out, and nothing else: everybody may read all of it until its day has passed. A member's
-- name stands here as the board shows it, mostly masked (张*国); rating-service knows the grade.
create table board_name (
    township          text not null default current_setting('app.division', true),
    cycle             text not null,
    id                uuid not null,
    name              text not null,
    organisation_name text,
    until             date not null,
    county            text not null default own_county(),
    primary key (township, cycle, id)
);
create index on board_name (id);
select guard('board_name');
create policy everyone on board_name for select using (until >= (now() at time zone 'Asia/Shanghai')::date);
