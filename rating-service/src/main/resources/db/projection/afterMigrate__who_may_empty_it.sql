-- A rebuild empties the projection that it fills; who owns its partitions is never forgotten, or an owner of before could
-- write.
do $$
declare
    emptied regclass;
begin
    for emptied in
        select c.oid from pg_class c
        where c.relnamespace = '${flyway:defaultSchema}'::regnamespace and c.relkind = 'r'
          and c.relname not in ('partition_owner', '${flyway:table}')
    loop
        execute format('grant truncate on %s to rating_projector', emptied);
    end loop;
end
$$;
