package cn.sanwei.operations.verify;

import cn.sanwei.contracts.RatingEvent;
import cn.sanwei.contracts.Store;
import cn.sanwei.operations.verify.PublishedEvents.Published;
import cn.sanwei.scoring.ledger.CanonicalLedger;
import cn.sanwei.scoring.ledger.Ledger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Totals = sum of the ledger = a fresh fold; where a cycle is closed, what the closing froze stands beside it. */
final class LedgerAgainstFold {
    private LedgerAgainstFold() {}

    private record Standing(
            String township,
            String member,
            String cycle,
            boolean closed,
            long total,
            long micros,
            long corrections,
            String ledgerHash,
            long entries) {
        String name() {
            return township + "/" + member + "/" + cycle;
        }
    }

    static void compare(Connection rating, Map<Store, PublishedEvents> published, Differences found)
            throws SQLException {
        Map<String, FreshFold> townships = fold(published);
        TreeSet<String> sums = new TreeSet<>();
        TreeSet<String> folds = new TreeSet<>();
        TreeSet<String> closings = new TreeSet<>();
        try (Statement statement = rating.createStatement()) {
            ResultSet row = statement.executeQuery("""
                    select s.township, s.member, s.cycle, s.state <> 'open' and f.member is not null as closed, s.total,
                           s.platform + s.points + s.wish as micros, s.corrections, s.ledger_hash,
                           coalesce(sum(e.points) filter (where not e.after_close), 0) as entries
                    from standing s
                    left join frozen_standing f using (township, cycle, member)
                    left join ledger_entry e on e.township = s.township and e.cycle = s.cycle
                        and e.member = s.member and e.superseded_at is null
                    group by s.township, s.cycle, s.member, f.member""");
            while (row.next()) {
                Standing standing = new Standing(
                        row.getString("township"),
                        row.getString("member"),
                        row.getString("cycle"),
                        row.getBoolean("closed"),
                        row.getLong("total"),
                        row.getLong("micros"),
                        row.getLong("corrections"),
                        row.getString("ledger_hash"),
                        row.getLong("entries"));
                FreshFold township = townships.get(standing.township);
                Optional<Ledger> fresh =
                        township == null ? Optional.empty() : township.ledger(standing.member, standing.cycle);
                if (standing.entries != standing.micros) {
                    sums.add(standing.name());
                }
                if (fresh.isEmpty()) {
                    folds.add(standing.name());
                } else if (standing.closed) {
                    if (!closedAgrees(standing, township, fresh.get())) {
                        closings.add(standing.name());
                    }
                } else if (!openAgrees(standing, fresh.get())) {
                    folds.add(standing.name());
                }
            }
        }
        found.add("totals other than the sum of their ledger", sums);
        found.add("ledgers other than a fresh fold", folds);
        found.add("closed standings other than what was frozen and corrected", closings);
    }

    private static boolean openAgrees(Standing standing, Ledger fresh) {
        return fresh.total().hundredths() == standing.total
                && CanonicalLedger.hash(fresh).equals(standing.ledgerHash);
    }

    private static boolean closedAgrees(Standing standing, FreshFold township, Ledger fresh) {
        Optional<RatingEvent.Frozen> frozen = township.frozen(standing.member, standing.cycle);
        return frozen.isPresent()
                && frozen.get().total().hundredths() == standing.total
                && fresh.total().hundredths() == standing.total + standing.corrections;
    }

    /** Per township; within it each store's events in their order, rule books and roster before what they judge. */
    private static Map<String, FreshFold> fold(Map<Store, PublishedEvents> published) {
        Map<String, FreshFold> townships = new HashMap<>();
        Stream.of(Store.POINTS, Store.ACTIVITY, Store.WISH, Store.RATING)
                .flatMap(store -> published.get(store).events().values().stream()
                        .sorted(Comparator.comparing(
                                (Published event) -> event.envelope().sequence())))
                .forEach(event -> townships
                        .computeIfAbsent(event.envelope().township().value(), key -> new FreshFold())
                        .take(event.envelope(), event.event()));
        return townships;
    }
}
