-- The turn of the day, an input of the ledgers like any event: which day has begun for a township. Only townships are in
-- it whose rule books have entries that come, or lapse, without an event. See docs/adr/0080.
create table turned_day (
    township  text primary key,
    partition integer not null,
    -- null before the first turn: nothing is judged yet, and nothing has lapsed
    day       date
);
create index on turned_day (partition);
select guard_township('turned_day');

-- At the turn of which day an open ledger changes if nothing more happens. A ledger whose day is that of its township or
-- an earlier one has yet to be folded; one that has no row has nothing before it.
create table turn_due (
    township text not null,
    cycle    text not null,
    member   uuid not null,
    day      date not null,
    primary key (township, cycle, member)
);
create index on turn_due (township, day);
select guard_township('turn_due');

grant select, insert, update, delete on turned_day, turn_due to rating_projector;
