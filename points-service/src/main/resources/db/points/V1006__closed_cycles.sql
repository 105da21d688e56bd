-- What rating-service froze of the members, for branches that are graded by their members' mean: for each organisation that
-- had graded members of its own, the sum of their totals in hundredths, and how many they are. Of whom, nobody needs here.
create table closed_cycle (
    request  uuid not null,
    cycle    text not null,
    members  jsonb not null,
    township text not null default current_setting('app.division', true),
    county   text not null default own_county(),
    primary key (township, request)
);
select guard('closed_cycle', 'township', 'select, insert');
