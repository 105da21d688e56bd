-- What an accepted command was answered, so that a retry gets the same answer and never a second event.
-- json, not jsonb: the answer comes back as it was given, its fields in their order.
create table command_receipt (
    caller       text not null check (length(caller) between 1 and 200),
    key          text not null check (length(key) between 1 and 100),
    request_hash text not null,
    status       integer not null check (status between 200 and 299),
    answer       json not null,
    recorded_at  timestamptz(3) not null,
    constraint command_receipt_key primary key (caller, key)
);

-- A receipt belongs to its caller, whatever division he acts in; nobody else's can be seen, nor one be changed.
alter table command_receipt enable row level security;
alter table command_receipt force row level security;
create policy caller on command_receipt
    using (caller = current_setting('app.caller', true))
    with check (caller = current_setting('app.caller', true));
grant select, insert on command_receipt to ${app};
