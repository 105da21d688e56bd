-- Every id that is a division's, and of which kind. Counties and townships stand in tokens alike and are compared with one
-- setting, so what is a county's in one place must not be a township's in another. Ids are public; there is nothing else here,
-- and it is written by the trigger below alone.
create table division (
    id   text primary key,
    kind text not null check (kind in ('township', 'county'))
);
grant select on division to ${app};

-- Those that were registered before. An id that has both meanings already is a township's from now on: nobody else becomes
-- that county's.
insert into division select township, 'township' from township_profile;
insert into division select distinct county, 'county' from township_profile on conflict (id) do nothing;

create function know_divisions() returns trigger
    language plpgsql security definer set search_path from current
    as $body$
begin
    -- In one order, so that of two who register at once one waits for the other, and never each for the other.
    insert into division (id, kind)
    select said.id, said.kind from (values (new.id, 'township'), (new.county, 'county')) said (id, kind) order by said.id
    on conflict (id) do nothing;
    -- Whoever was waited for has committed. A lost race: the command is read again, and its rules refuse it in words.
    if exists (select from division d where (d.id, d.kind) in ((new.id, 'county'), (new.county, 'township'))) then
        raise exception 'an id means one division' using errcode = '40001';
    end if;
    return null;
end
$body$;
create trigger an_id_means_one_division
    after insert or update on township
    for each row execute function know_divisions();
