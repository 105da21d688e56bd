package cn.sanwei.rating.projector.writing;

import cn.sanwei.rating.projector.rows.LedgerChange;
import cn.sanwei.rating.projector.rows.Rows;
import cn.sanwei.rating.projector.tables.Statements;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Writes how many members have how many points: in each organisation and in the township as a whole, exactly and in
 * blocks. Only differences, and of a batch each row once: who comes and who goes cancel out.
 */
final class PointsCounts {
    /** In hundredths; the function {@code points_block} of the tables has the same. */
    static final long BLOCK = 500;

    /** Stands where the organisation stands, for the township as a whole. */
    private static final UUID WHOLE_TOWNSHIP = new UUID(0, 0);

    private final Statements statements;
    private final Map<String, String> counties;

    PointsCounts(Statements statements, Map<String, String> counties) {
        this.statements = statements;
        this.counties = counties;
    }

    private record Count(String township, UUID organisation, String cycle, boolean block, long points) {}

    void write(List<LedgerChange> moved) throws SQLException {
        Map<Count, Integer> differences = new HashMap<>();
        for (LedgerChange change : moved) {
            add(differences, change.before(), -1);
            add(differences, change.after(), 1);
        }
        differences.values().removeIf(difference -> difference == 0);
        if (!differences.isEmpty()) {
            merge(List.copyOf(differences.entrySet()));
        }
    }

    private static void add(Map<Count, Integer> differences, Rows.StandingRow standing, int members) {
        if (standing == null || !standing.isRanked()) {
            return;
        }
        String township = standing.key().township();
        String cycle = standing.key().cycle();
        long points = standing.total();
        long block = Math.floorDiv(points, BLOCK) * BLOCK;
        for (UUID organisation : List.of(standing.organisation(), WHOLE_TOWNSHIP)) {
            differences.merge(new Count(township, organisation, cycle, false, points), members, Integer::sum);
            differences.merge(new Count(township, organisation, cycle, true, block), members, Integer::sum);
        }
    }

    /** Nobody else writes a township's rows: its owner's token is held by this transaction. */
    private void merge(List<Map.Entry<Count, Integer>> rows) throws SQLException {
        statements.update(
                """
                merge into points_count known
                using unnest(?, ?, ?, ?, ?, ?, ?) as d (township, county, organisation, cycle, block, points, members)
                on known.township = d.township and known.organisation = d.organisation and known.cycle = d.cycle
                    and known.block = d.block and known.points = d.points
                when matched and known.members + d.members = 0 then delete
                when matched then update set members = known.members + d.members
                when not matched then insert (township, county, organisation, cycle, block, points, members)
                    values (d.township, d.county, d.organisation, d.cycle, d.block, d.points, d.members)
                """,
                statements.column("text", rows, row -> row.getKey().township()),
                statements.column("text", rows, row -> counties.get(row.getKey().township())),
                statements.column("uuid", rows, row -> row.getKey().organisation()),
                statements.column("text", rows, row -> row.getKey().cycle()),
                statements.column("boolean", rows, row -> row.getKey().block()),
                statements.column("bigint", rows, row -> row.getKey().points()),
                statements.column("integer", rows, Map.Entry::getValue));
    }
}
