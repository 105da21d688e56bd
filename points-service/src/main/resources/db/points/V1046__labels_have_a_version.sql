-- Two who change what a township calls things: the second is told what the first did. Labels are words and no event, so the row
-- itself counts how often they were changed.
alter table township_profile add column labels_version integer not null default 1;
grant update (labels_version) on township_profile to ${app};
