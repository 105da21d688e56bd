-- A retry gets its first answer for thirty days. After that the receipt may go: the relay's role, which no request of a
-- user ever has, sees expired ones and deletes them, and can neither see nor delete a younger one.
create function receipts_kept_since() returns timestamptz
    language sql stable
    as 'select now() - interval ''30 days''';

-- Policies add up: the callers' own is the application's alone.
alter policy caller on command_receipt to ${app};
create policy expired on command_receipt for select to ${relay} using (recorded_at < receipts_kept_since());
create policy forget on command_receipt for delete to ${relay} using (recorded_at < receipts_kept_since());
grant select (caller, key, recorded_at), delete on command_receipt to ${relay};

create index command_receipt_age on command_receipt (recorded_at);
