-- An event's place is unique under whom its fact is about: one index finds a member's facts, keeps them together, and
-- knows an event that came before. See docs/adr/0091.
alter table heard_fact drop constraint fact_once;
drop index heard_fact_subject;
alter table heard_fact
    add constraint fact_once primary key (township, subject, transaction, position, source, epoch);

-- A county is read township by township, by the primary key; an organisation is of one township.
drop index standing_county;
drop index standing_branch_rank;
create index standing_branch_rank on standing (organisation, cycle, total, member);
