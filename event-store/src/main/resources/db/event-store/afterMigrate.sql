-- Opens an epoch whenever the rows find themselves in a cluster that is not the one they were last in: a first start, or
-- a restore by copying. The lock makes two replicas that start together open one.
do $$
begin
    lock table store_epoch in share row exclusive mode;
    insert into store_epoch (epoch, system_identifier)
    select coalesce(max(known.epoch), 0) + 1, cluster.system_identifier
    from pg_control_system() cluster
    left join store_epoch known on true
    group by cluster.system_identifier
    having cluster.system_identifier is distinct from
        (select system_identifier from store_epoch order by epoch desc limit 1);
end
$$;
