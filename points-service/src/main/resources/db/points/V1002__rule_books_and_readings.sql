create table rule_book (
    rule_book    text not null,
    version      integer not null,
    title        text not null,
    counts_from  date not null,
    source       text not null,
    published_at timestamptz not null,
    township     text not null default current_setting('app.division', true),
    county       text not null default own_county(),
    primary key (township, rule_book, version)
);
select guard('rule_book', 'township', 'select, insert');

create table article (
    article         uuid primary key,
    title           text not null,
    category        text not null,
    paragraphs      jsonb not null,
    seconds_to_read integer not null,
    published_at    timestamptz not null,
    township        text not null default current_setting('app.division', true),
    county          text not null default own_county()
);
create index on article (township, published_at desc, article desc);
select guard('article', 'township', 'select, insert');

-- Readings that have begun and not ended. A row lives until the reading is finished, begun anew or a day old, and is the
-- only trace of when it began: it keeps its own idempotency key, since a receipt would outlive it.
create table open_reading (
    reading    uuid primary key,
    member     uuid not null references member,
    article    uuid not null references article,
    started_at timestamptz not null,
    caller     text not null,
    key        text not null,
    township   text not null default current_setting('app.division', true),
    county     text not null default own_county(),
    constraint open_reading_article unique (member, article),
    constraint open_reading_key unique (caller, key)
);
create index on open_reading (township, started_at);
select guard('open_reading');

-- Who has read what on which day: the key lets one of two that finish at once through.
create table article_read (
    member   uuid not null references member,
    article  uuid not null references article,
    day      date not null,
    township text not null default current_setting('app.division', true),
    county   text not null default own_county(),
    constraint article_read_once primary key (member, article, day)
);
select guard('article_read', 'township', 'select, insert');
