-- What the events must not say: who wished, in which words, and what was answered. Written with the event that it belongs
-- to, in one transaction; a row or a text here may be erased without touching an event.

create table wish (
    id               uuid not null,
    township         text not null,
    county           text not null,
    state            text not null,
    title            text not null check (length(title) between 1 and 60),
    text             text not null check (length(text) between 1 and 1000),
    contact          text check (length(contact) <= 100),
    -- For whom it was filed, where that is somebody without an account.
    somebody_name    text check (length(somebody_name) <= 40),
    somebody_phone   text check (length(somebody_phone) <= 30),
    -- Accounts and members behind each step: two-person rules compare them.
    submitter        text not null,
    submitter_member uuid,
    submitted_at     timestamptz(3) not null,
    category         text,
    public_wording   text check (length(public_wording) between 1 and 500),
    claimant         uuid,
    promised_by      date,
    reporter         text,
    reporter_member  uuid,
    rating           integer check (rating between 1 and 5),
    primary key (township, id)
);
create index on wish (township, submitted_at desc, id desc);
create index on wish (township, submitter);
create index on wish (township, claimant);
select guard('wish');

-- Reasons, evidence and comments, each by the event that it belongs to.
create table wish_remark (
    event       uuid not null,
    township    text not null,
    county      text not null,
    wish        uuid not null,
    kind        text not null check (kind in ('refusal', 'withdrawal', 'evidence', 'rejection', 'comment')),
    text        text not null check (length(text) between 1 and 1000),
    recorded_at timestamptz(3) not null,
    primary key (township, event),
    foreign key (township, wish) references wish (township, id) on delete cascade
);
create index on wish_remark (township, wish, recorded_at);
select guard('wish_remark');

-- What everyone may see, and nothing else: a reader of this table cannot give away what it does not hold.
create table public_wish (
    id           uuid not null,
    township     text not null,
    county       text not null,
    state        text not null check (state in ('published', 'claimed', 'fulfilled', 'confirmed')),
    category     text not null,
    wording      text not null check (length(wording) between 1 and 500),
    published_at timestamptz(3) not null,
    primary key (township, id)
);
create index on public_wish (township, published_at desc, id desc);
select guard('public_wish');
