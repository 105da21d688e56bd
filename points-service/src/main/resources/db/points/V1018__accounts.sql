-- Who has an account in Keycloak, and what Keycloak has still to be told. Nobody writes the second by hand: whatever changes
-- the roster leaves a ticket there in its own transaction, so nothing can be forgotten between the two.

-- An account of a member, or of an office; names of members are in person only.
create table account (
    account      uuid primary key default gen_random_uuid(),
    user_name    text not null constraint account_user_name unique,
    keycloak_id  uuid,
    member       uuid constraint account_member unique references member,
    name         text,
    role         text check (role in ('township-office', 'social-worker')),
    closed       boolean not null default false,
    state        text not null default 'waiting' check (state in ('waiting', 'open', 'closed')),
    code_made_at timestamptz,
    code_made_by text,
    code_until   timestamptz,
    signed_in    boolean not null default false,
    created_at   timestamptz not null default now(),
    township     text not null default current_setting('app.division', true),
    county       text not null default own_county(),
    constraint account_of_member_or_office check ((member is null) = (role is not null) and (role is null) = (name is null))
);
create index on account (township) where role is not null;
select guard('account');
comment on column account.keycloak_id is 'null until Keycloak has it';
comment on column account.closed is 'of an office account: whether it shall be; a member''s follows the roster';
comment on column account.state is 'what Keycloak was last seen to have';
comment on column account.code_until is 'until when a login code may be used that was not yet seen used';

-- Who made codes for whom; never the codes.
create table login_code (
    account  uuid not null,
    made_at  timestamptz not null,
    made_by  text not null,
    until    timestamptz not null,
    township text not null default current_setting('app.division', true),
    county   text not null default own_county(),
    primary key (account, made_at)
);
select guard('login_code', 'township', 'select, insert');

-- A ticket says whose account to look at, and when; what it shall be is read when it is looked at. So a ticket may be worked
-- off twice, late, or after another one.
create table account_due (
    ticket     bigint generated always as identity primary key,
    member     uuid,
    account    uuid,
    due_at     timestamptz not null default now(),
    attempts   integer not null default 0,
    not_before timestamptz,
    failure    text,
    township   text not null default current_setting('app.division', true),
    county     text not null default own_county(),
    constraint account_due_of_one check ((member is null) <> (account is null))
);
create index on account_due (township, due_at);
create index on account_due (due_at);
select guard('account_due');

-- On which day everybody's account of a township was last compared.
create table account_comparison (
    township    text primary key default current_setting('app.division', true),
    county      text not null default own_county(),
    compared_on date not null
);
select guard('account_comparison', 'township', 'select, insert, update');

-- The one worker must know where there is something to do, and no more than that.
create policy owner_counts on account_due for select to current_user using (true);
create function accounts_due()
    returns table (township text, waiting bigint, ready bigint, oldest timestamptz)
    language sql stable security definer set search_path from current
    as $body$
        select d.township, count(*), count(*) filter (where d.not_before is null or d.not_before <= now()), min(d.due_at)
        from account_due d where d.due_at <= now() group by d.township
    $body$;

create function account_follows_assignment() returns trigger
    language plpgsql
    as $body$
begin
    insert into account_due (member, due_at, township, county)
    select member, greatest(now(), cast(since as timestamp) at time zone 'Asia/Shanghai'), township, county from changed;
    return null;
end
$body$;
create trigger account_follows after insert on assignment
    referencing new table as changed for each statement execute function account_follows_assignment();
create trigger account_follows_again after update on assignment
    referencing new table as changed for each statement execute function account_follows_assignment();

create function account_follows_leaving() returns trigger
    language plpgsql
    as $body$
begin
    insert into account_due (member, due_at, township, county)
    select member, greatest(now(), cast(left_on as timestamp) at time zone 'Asia/Shanghai'), township, county
    from changed where left_on is not null;
    return null;
end
$body$;
create trigger account_follows after update on member
    referencing new table as changed for each statement execute function account_follows_leaving();

-- Another name, or none any more: the account goes with the name.
create function account_follows_person() returns trigger
    language plpgsql
    as $body$
begin
    insert into account_due (member, township, county) select member, township, county from changed;
    return null;
end
$body$;
create trigger account_follows after update on person
    referencing new table as changed for each statement execute function account_follows_person();
create trigger account_follows_erasure after delete on person
    referencing old table as changed for each statement execute function account_follows_person();

-- An office account that is made, closed or opened again.
create function account_follows_office() returns trigger
    language plpgsql
    as $body$
begin
    if new.role is not null then
        insert into account_due (account, township, county) values (new.account, new.township, new.county);
    end if;
    return null;
end
$body$;
create trigger account_follows after insert on account for each row execute function account_follows_office();
create trigger account_follows_again after update of closed, name on account
    for each row when (old.closed is distinct from new.closed or old.name is distinct from new.name)
    execute function account_follows_office();
