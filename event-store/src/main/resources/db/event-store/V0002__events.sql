-- The events of this store, for good, and its outbox at once: the relay reads this very table.
-- The division columns are checked by the policy; what orders events (epoch, transaction_id, position) is drawn here and
-- cannot be given by the application.
create table event (
    position       bigint generated always as identity,
    epoch          integer not null default current_epoch(),
    transaction_id xid8 not null default pg_current_xact_id(),
    stream         text not null check (length(stream) between 1 and 200),
    version        integer not null check (version > 0),
    id             uuid not null,
    type           text not null,
    township       text not null,
    county         text not null,
    payload        jsonb not null,
    occurred_at    timestamptz(3) not null,
    recorded_at    timestamptz(3) not null,
    constraint event_stream_version primary key (stream, version),
    constraint event_id unique (id)
);
-- The relay's order, and its way to the end of the table.
create unique index event_relay_order on event (epoch, transaction_id, position);

select guard('event', 'township', 'select');
grant insert (stream, version, id, type, township, county, payload, occurred_at, recorded_at) on event to ${app};

create policy relay on event for select to ${relay} using (true);
grant select on event to ${relay};

-- The transaction id must be drawn by the append itself. Had an earlier write drawn it, a younger transaction could
-- append to the same stream with a greater id and commit first, and the relay would publish the two the wrong way round.
-- A second append in one transaction is refused for the same reason.
create function refuse_late_append() returns trigger
    language plpgsql
    as $body$
begin
    if pg_current_xact_id_if_assigned() is not null then
        raise exception 'an append must be the first write of its transaction'
            using errcode = 'SW001', hint = 'append once, before receipts and tables';
    end if;
    return null;
end
$body$;

create trigger append_is_the_first_write
    before insert on event
    for each statement execute function refuse_late_append();
