package cn.sanwei.benchmarks.run;

import cn.sanwei.benchmarks.check.Comparison;
import cn.sanwei.benchmarks.check.Figures;
import cn.sanwei.benchmarks.check.PlainFold;
import cn.sanwei.benchmarks.check.StoredLedger;
import cn.sanwei.benchmarks.lanes.Lane;
import cn.sanwei.benchmarks.work.Work;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What the plain fold says that each lane must have arrived at, folded once. */
final class Expected {
    private final Map<UUID, Figures> all;
    private final Map<UUID, Figures> first;
    private final Map<UUID, Figures> rows;
    private final long poison;

    private Expected(Map<UUID, Figures> all, Map<UUID, Figures> first, Map<UUID, Figures> rows, long poison) {
        this.all = all;
        this.first = first;
        this.rows = rows;
        this.poison = poison;
    }

    static Expected of(Work work, int firstRecords, long poison) {
        PlainFold fold = new PlainFold(work);
        Map<UUID, Figures> first = new HashMap<>(fold.of(firstRecords));
        // Of whom nothing was told the per-event lane has heard nothing.
        first.keySet().retainAll(fold.deliveries(firstRecords).keySet());
        return new Expected(fold.of(work.size()), first, fold.deliveries(work.size()), poison);
    }

    long entries() {
        return all.values().stream().mapToLong(Figures::entries).sum();
    }

    /** @return what is different, empty where nothing is */
    Optional<String> differences(Lane lane, Connection connection) throws SQLException {
        return switch (lane) {
            case SANWEI -> {
                Optional<String> different = ledger(lane, all, connection);
                long dead = StoredLedger.dead(connection);
                yield different.isPresent() || dead == poison
                        ? different
                        : Optional.of(dead + " records were put aside instead of " + poison);
            }
            case STREAMS_TOTALS -> Comparison.differences(Comparison.Of.TOTALS, all, stored(lane, connection));
            case STREAMS_LEDGER -> ledger(lane, all, connection);
            case PER_EVENT -> ledger(lane, first, connection);
            case FLOOR -> Comparison.differences(Comparison.Of.ENTRIES, rows, stored(lane, connection));
        };
    }

    private static Optional<String> ledger(Lane lane, Map<UUID, Figures> wanted, Connection connection)
            throws SQLException {
        return Comparison.differences(Comparison.Of.TOTALS_AND_ENTRIES, wanted, stored(lane, connection));
    }

    private static Map<UUID, Figures> stored(Lane lane, Connection connection) throws SQLException {
        return StoredLedger.read(
                connection,
                switch (lane) {
                    case SANWEI -> StoredLedger.RATING;
                    case STREAMS_TOTALS -> StoredLedger.LANE_TOTALS;
                    case STREAMS_LEDGER -> StoredLedger.LANE;
                    case PER_EVENT -> StoredLedger.PLAIN;
                    case FLOOR -> StoredLedger.FLOOR;
                });
    }
}
