-- Sheets of past facts and opening balances. Their rows are written part by part, each a transaction of its own: this row
-- says how far it is. Content is the hash of what the sheet says; of the sheet itself nothing is kept.
create table past_import (
    import_id     uuid primary key,
    content       text not null,
    rows          integer not null,
    parts         integer not null,
    done          integer not null,
    added         integer not null,
    imported_by   text,
    imported_at   timestamptz not null,
    taken_back_by text,
    taken_back_at timestamptz,
    township      text not null default current_setting('app.division', true),
    county        text not null default own_county()
);
create index on past_import (township, imported_at desc);
select guard('past_import', 'township', 'select, insert, update');

-- Each row that a sheet brought, by a hash of what it says: it comes in once, in whatever sheet. A balance, of which there
-- is one for each member, cycle and micro, keeps its points beside it. Rows of an import that was taken back are gone.
create table past_row (
    row_key   text not null,
    import_id uuid not null references past_import,
    points    text,
    township text not null default current_setting('app.division', true),
    county   text not null default own_county(),
    constraint past_row_once primary key (township, row_key)
);
create index on past_row (import_id);
select guard('past_row', 'township', 'select, insert, delete');
