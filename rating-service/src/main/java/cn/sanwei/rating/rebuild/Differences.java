package cn.sanwei.rating.rebuild;

import cn.sanwei.contracts.Points;
import cn.sanwei.rating.projector.Touched;
import cn.sanwei.rating.projector.tables.Statements;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * Where the rebuilt projection says something else than the one that serves, of both at the same records. What is looked
 * at again takes the place of what was found before.
 */
final class Differences {
    private static final String NOBODYS = "(no township)";
    private static final int LISTED = 50;

    private final Map<String, Map<Contents.Thing, Kind>> byTownship = new TreeMap<>();
    private final Map<String, String> hashes = new TreeMap<>();

    enum Kind {
        MISSING("not in the rebuilt one"),
        NEW("only in the rebuilt one"),
        OTHER("another one");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    private record Shown(String total, String grade, String state) {
        @Override
        public String toString() {
            return total + " " + grade + (state.equals("open") ? "" : " (" + state + ")");
        }
    }

    /** @throws OutOfTime when it took longer than somebody who waits for it may be kept waiting */
    void compareEverything(Connection serving, Connection rebuilt, BooleanSupplier goOn) throws SQLException {
        byTownship.clear();
        Contents before = new Contents(serving);
        Contents after = new Contents(rebuilt);
        Set<String> townships = new TreeSet<>(before.townships());
        townships.addAll(after.townships());
        for (String township : townships) {
            whole(township, before, after);
            OutOfTime.unless(goOn);
        }
        unread(before, after);
    }

    /** Of nobody else anything has changed since everything was compared. */
    void compare(Touched touched, Connection serving, Connection rebuilt, BooleanSupplier goOn) throws SQLException {
        Contents before = new Contents(serving);
        Contents after = new Contents(rebuilt);
        for (String township : touched.townships()) {
            if (touched.isWhole(township)) {
                whole(township, before, after);
            } else {
                Set<UUID> members = touched.membersOf(township);
                Map<Contents.Thing, Kind> known = byTownship.getOrDefault(township, new TreeMap<>());
                known.keySet().removeIf(thing -> thing.member() == null || members.contains(thing.member()));
                known.putAll(between(before.of(township, members), after.of(township, members)));
                put(township, known);
            }
            OutOfTime.unless(goOn);
        }
        unread(before, after);
    }

    boolean isEmpty() {
        return byTownship.isEmpty();
    }

    /** Those whose standings are other ones, by township: each is to be published. */
    Map<String, Set<UUID>> membersWithOtherStandings() {
        Map<String, Set<UUID>> members = new HashMap<>();
        byTownship.forEach((township, things) -> things.keySet().stream()
                .filter(thing -> thing.kind().equals("standing"))
                .forEach(thing -> members.computeIfAbsent(township, key -> new HashSet<>())
                        .add(thing.member())));
        return members;
    }

    /** Townships with their hashes, and of what differs the first, members with what they have and would have. */
    void print(PrintStream out, Connection serving, Connection rebuilt) throws SQLException {
        hashes.forEach((township, hash) -> out.printf(
                "  %-24s %s%s%n",
                township, hash.substring(0, 16), byTownship.containsKey(township) ? "  DIFFERS" : ""));
        if (byTownship.containsKey(NOBODYS)) {
            out.printf("  %-24s DIFFERS%n", NOBODYS);
        }
        Map<String, Integer> kinds = new TreeMap<>();
        byTownship
                .values()
                .forEach(things -> things.forEach(
                        (thing, how) -> kinds.merge("%s (%s)".formatted(thing.kind(), how.words), 1, Integer::sum)));
        kinds.forEach((kind, count) -> out.printf("  different: %,d of %s%n", count, kind));
        int left = LISTED;
        for (Map.Entry<String, Map<Contents.Thing, Kind>> township : byTownship.entrySet()) {
            Map<String, Shown> before = shown(serving, township.getKey(), members(township.getValue()));
            Map<String, Shown> after = shown(rebuilt, township.getKey(), members(township.getValue()));
            Set<String> ledgers = new TreeSet<>(before.keySet());
            ledgers.addAll(after.keySet());
            for (String ledger : ledgers) {
                if (left-- > 0) {
                    out.printf(
                            "  %s %s: %s -> %s%n",
                            township.getKey(),
                            ledger,
                            before.containsKey(ledger) ? before.get(ledger) : "none",
                            after.containsKey(ledger) ? after.get(ledger) : "none");
                }
            }
            for (Map.Entry<Contents.Thing, Kind> thing : township.getValue().entrySet()) {
                if (left-- > 0) {
                    out.printf(
                            "  %s %s %s: %s%n",
                            township.getKey(),
                            thing.getKey().kind(),
                            thing.getKey().key(),
                            thing.getValue().words);
                }
            }
        }
        if (left < 0) {
            out.printf("  and %,d more lines like these%n", -left);
        }
    }

    private void whole(String township, Contents before, Contents after) throws SQLException {
        Map<Contents.Thing, String> now = after.of(township, null);
        hashes.put(township, Contents.hashOf(now));
        put(township, between(before.of(township, null), now));
    }

    private void unread(Contents before, Contents after) throws SQLException {
        put(NOBODYS, between(before.unread(), after.unread()));
    }

    private void put(String township, Map<Contents.Thing, Kind> differences) {
        if (differences.isEmpty()) {
            byTownship.remove(township);
        } else {
            byTownship.put(township, differences);
        }
    }

    private static Map<Contents.Thing, Kind> between(
            Map<Contents.Thing, String> before, Map<Contents.Thing, String> after) {
        Map<Contents.Thing, Kind> differences = new TreeMap<>();
        before.forEach((thing, hash) -> {
            String now = after.get(thing);
            if (!hash.equals(now)) {
                differences.put(thing, now == null ? Kind.MISSING : Kind.OTHER);
            }
        });
        after.keySet().stream()
                .filter(thing -> !before.containsKey(thing))
                .forEach(thing -> differences.put(thing, Kind.NEW));
        return differences;
    }

    private static Set<UUID> members(Map<Contents.Thing, Kind> things) {
        Set<UUID> members = new HashSet<>();
        things.keySet().stream()
                .filter(thing -> thing.member() != null)
                .limit(LISTED)
                .forEach(thing -> members.add(thing.member()));
        return members;
    }

    private static Map<String, Shown> shown(Connection connection, String township, Set<UUID> members)
            throws SQLException {
        Map<String, Shown> shown = new TreeMap<>();
        Statements statements = new Statements(connection);
        statements
                .query(
                        "select member || ' ' || cycle, total, grade, state from standing"
                                + " where township = ? and member = any(?)",
                        row -> Map.entry(
                                row.getString(1),
                                new Shown(new Points(row.getLong(2)).toString(), row.getString(3), row.getString(4))),
                        township,
                        statements.column("uuid", members, member -> member))
                .forEach(each -> shown.put(each.getKey(), each.getValue()));
        return shown;
    }
}
