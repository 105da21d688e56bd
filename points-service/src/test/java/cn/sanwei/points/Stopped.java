package cn.sanwei.points;

/** As long as it is open the database cannot take such a row now: whatever brings it is stopped at that moment. */
final class Stopped implements AutoCloseable {
    private final String table;

    /** @param condition of the row that comes, which is {@code new} */
    Stopped(String table, String condition, Town town) {
        this.table = table;
        Database.change("""
                create function stop_here() returns trigger language plpgsql security definer as $$
                begin
                    if new.township = '%s' and (%s) then
                        raise exception 'stopped by a test' using errcode = '57P03';
                    end if;
                    return new;
                end $$;
                create trigger stop_here before insert or update on %s for each row execute function stop_here();
                """.formatted(town.id, condition, table));
    }

    @Override
    public void close() {
        Database.change("drop trigger stop_here on " + table + "; drop function stop_here()");
    }
}
