-- Who published a version, as the account called itself then; versions from before have none.
alter table rule_book add column published_by text;
