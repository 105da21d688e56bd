-- How far the author of an entry has read what came of it, and on which day he last looked, so that he is told of an answer
-- and of a day that passed without one. His own business: nobody else reads it.
alter table box_entry add column seen_version integer not null default 0;
alter table box_entry add column seen_on date;

-- What lay in the box before is no news. The owner works past the policies here, and nowhere else.
alter table box_entry no force row level security;
update box_entry set seen_version = version, seen_on = cast(now() at time zone 'Asia/Shanghai' as date);
alter table box_entry force row level security;
