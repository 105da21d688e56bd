package cn.sanwei.operations.verify;

import cn.sanwei.contracts.RatingEvent;
import cn.sanwei.contracts.Store;
import cn.sanwei.operations.verify.PublishedEvents.Published;
import cn.sanwei.operations.verify.ShownLedgers.Entry;
import cn.sanwei.operations.verify.ShownLedgers.Key;
import cn.sanwei.operations.verify.ShownLedgers.Standing;
import cn.sanwei.scoring.ledger.Ledger;
import cn.sanwei.scoring.ledger.canonical.CanonicalLedger;
import cn.sanwei.scoring.ledger.entries.LedgerEntry;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Totals = sum of the ledger = a fresh fold, and each entry is one that the fold gives; where a cycle is closed, what the
 * closing froze stands, and the entries after it are the difference to a fold of today.
 */
final class LedgerAgainstFold {
    private final ShownLedgers shown;
    private final Map<String, FreshFold> townships;
    private final Set<String> sums = new TreeSet<>();
    private final Set<String> folds = new TreeSet<>();
    private final Set<String> entries = new TreeSet<>();
    private final Set<String> closings = new TreeSet<>();
    private final Set<String> missing = new TreeSet<>();
    private final Set<String> behind = new TreeSet<>();

    private LedgerAgainstFold(ShownLedgers shown, Map<String, FreshFold> townships) {
        this.shown = shown;
        this.townships = townships;
    }

    /** @param today whose turn has to have come, where rules ask for it */
    static void compare(ShownLedgers shown, Map<Store, PublishedEvents> published, LocalDate today, Differences found) {
        LedgerAgainstFold comparison = new LedgerAgainstFold(shown, fold(published, shown.turnedDays()));
        comparison.townships.forEach((township, fold) -> {
            if (fold.isBehind(today)) {
                comparison.behind.add(township + " " + shown.turnedDays().get(township));
            }
        });
        shown.standings().forEach(comparison::compare);
        comparison.lookForMissing();
        found.add("totals other than the sum of their ledger", comparison.sums);
        found.add("ledgers other than a fresh fold", comparison.folds);
        found.add("entries other than a fresh fold's", comparison.entries);
        found.add("closed standings other than what was frozen and corrected", comparison.closings);
        found.add("ledgers without a standing", comparison.missing);
        found.add("townships whose day has not turned", comparison.behind);
    }

    private void compare(Key key, Standing standing) {
        List<Entry> ledger = shown.entries().getOrDefault(key, List.of());
        if (!sumsOf(ledger).equals(standing.micros())) {
            sums.add(key.toString());
        }
        FreshFold township = townships.get(key.township());
        Optional<Ledger> fold = township == null ? Optional.empty() : township.ledger(key.member(), key.cycle());
        if (fold.isEmpty()) {
            folds.add(key.toString());
            return;
        }
        Ledger fresh = fold.get();
        if (township.isClosed(key.cycle())) {
            Optional<RatingEvent.Frozen> frozen = township.frozen(key.member(), key.cycle());
            if (!closedAgrees(standing, frozen, fresh)) {
                closings.add(key.toString());
            }
            if (frozen.isPresent() && !fresh.isSummed()) {
                return;
            }
            addOthers(
                    key,
                    pointsOf(ledger),
                    pointsOf(fresh.entries().stream()
                            .map(LedgerAgainstFold::entry)
                            .toList()));
        } else {
            // An open ledger need not have a hash; its entries are compared one by one.
            if (fresh.total().hundredths() != standing.total()
                    || standing.ledgerHash() != null
                            && !CanonicalLedger.hash(fresh).equals(standing.ledgerHash())) {
                folds.add(key.toString());
            }
            addOthers(
                    key,
                    ledger.stream().collect(Collectors.toMap(Entry::id, Entry::toString, LedgerAgainstFold::both)),
                    fresh.entries().stream()
                            .map(LedgerAgainstFold::entry)
                            .collect(Collectors.toMap(Entry::id, Entry::toString)));
        }
    }

    /** Ledgers that a fold gives, or that rating keeps entries of, for whom it shows no standing. */
    private void lookForMissing() {
        shown.entries().keySet().stream()
                .filter(key -> !shown.standings().containsKey(key))
                .forEach(key -> missing.add(key.toString()));
        Map<String, Set<String>> cycles = new HashMap<>();
        shown.standings()
                .keySet()
                .forEach(key -> cycles.computeIfAbsent(key.township(), township -> new HashSet<>())
                        .add(key.cycle()));
        townships.forEach((township, fold) ->
                cycles.computeIfAbsent(township, key -> new HashSet<>()).addAll(fold.cyclesTurned()));
        townships.forEach((township, fold) -> fold.members()
                .forEach(member -> cycles.getOrDefault(township, Set.of()).stream()
                        .map(cycle -> new Key(township, member, cycle))
                        .filter(key -> !shown.standings().containsKey(key))
                        .filter(key -> fold.ledger(member, key.cycle())
                                .filter(ledger -> !ledger.entries().isEmpty())
                                .isPresent())
                        .forEach(key -> missing.add(key.toString()))));
    }

    private static boolean closedAgrees(Standing standing, Optional<RatingEvent.Frozen> frozen, Ledger fresh) {
        long total = frozen.map(each -> each.total().hundredths()).orElse(0L);
        String hash = frozen.map(RatingEvent.Frozen::ledgerHash).orElseGet(() -> CanonicalLedger.hash(fresh));
        // What was frozen stands alone where today's points cannot be summed.
        long today =
                frozen.isPresent() && !fresh.isSummed() ? total : fresh.total().hundredths();
        return standing.total() == total
                && hash.equals(standing.ledgerHash())
                && today == total + standing.corrections();
    }

    private <V> void addOthers(Key key, Map<String, V> there, Map<String, V> fresh) {
        Set<String> ids = new HashSet<>(there.keySet());
        ids.addAll(fresh.keySet());
        ids.stream()
                .filter(id -> !Objects.equals(there.get(id), fresh.get(id)))
                .forEach(id -> entries.add(key + " " + id));
    }

    private static Map<String, Long> sumsOf(List<Entry> ledger) {
        Map<String, Long> sums = new HashMap<>(Map.of("platform", 0L, "points", 0L, "wish", 0L));
        ledger.stream()
                .filter(entry -> !entry.afterClose())
                .forEach(entry -> sums.merge(entry.micro(), entry.points(), Long::sum));
        return sums;
    }

    /** Frozen entries and differences together, per fact and rule; what gives nothing may as well not be there. */
    private static Map<String, Long> pointsOf(List<Entry> ledger) {
        Map<String, Long> points = new HashMap<>();
        ledger.forEach(entry -> points.merge(entry.id(), entry.points(), Long::sum));
        points.values().removeIf(sum -> sum == 0);
        return points;
    }

    private static Entry entry(LedgerEntry entry) {
        return new Entry(
                entry.fact(),
                entry.event(),
                entry.rule(),
                entry.micro().code(),
                entry.on().toString(),
                entry.raw().hundredths(),
                entry.points().hundredths(),
                false);
    }

    /** Two entries with one id are one too many, whatever they say. */
    private static String both(String one, String other) {
        return one + " and " + other;
    }

    /** Per township; within it each store's events in their order, rule books and roster before what they judge. */
    private static Map<String, FreshFold> fold(
            Map<Store, PublishedEvents> published, Map<String, LocalDate> turnedDays) {
        Map<String, FreshFold> townships = new HashMap<>();
        Stream.of(Store.POINTS, Store.ACTIVITY, Store.WISH, Store.RATING)
                .flatMap(store -> published.get(store).events().values().stream()
                        .sorted(Comparator.comparing(
                                (Published event) -> event.envelope().sequence())))
                .forEach(event -> townships
                        .computeIfAbsent(event.envelope().township().value(), key -> new FreshFold(turnedDays.get(key)))
                        .take(event.envelope(), event.event()));
        return townships;
    }
}
