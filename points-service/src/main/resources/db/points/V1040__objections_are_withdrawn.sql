-- An objection that was brought on paper came through somebody who sees what becomes of it, and may be taken back: by
-- whoever objected, or on a paper that he signed. Which paper is free text and goes with the rest when he is erased.
alter table objection
    add column through             uuid references organisation,
    add column withdrawn_at        timestamptz,
    add column withdrawn_by        text,
    add column withdrawal_recorder uuid,
    add column withdrawal_day      date,
    add column withdrawal_paper    text;
comment on column objection.through is 'whose secretary or deputy typed the paper in; null where the office did, or nobody';
comment on column objection.withdrawal_recorder is 'the member behind the account withdrawn_by; null for an office account';
create index on objection (township, through) where through is not null;
