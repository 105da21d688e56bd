package cn.sanwei.rating.read.quartersheet;

import cn.sanwei.rating.read.GradeView;
import cn.sanwei.rating.read.quartersheet.QuarterSheetResource.EntryRow;
import cn.sanwei.rating.read.quartersheet.QuarterSheetResource.MemberRow;
import cn.sanwei.rating.read.standings.StandingView;
import cn.sanwei.scoring.rulebook.RuleBook;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a branch hands back to its members after a quarter (季度反馈表). Once the quarter is closed the totals are the
 * frozen ones; what was recorded later stands beside them as a correction.
 *
 * @param quarter as it was asked for
 * @param cycle null for three months that are no quarter of the township's cycles
 * @param number 1 to 4 in that cycle; null like it
 * @param last the last day that counts
 * @param closed null while the quarter is open
 * @param byMicro of the entries, corrections included
 * @param correction what the entries give now less the frozen total; null while the quarter is open
 */
@Schema(examples = """
        {"organisation": "a464afee-12fe-39f2-8ef6-34d8ec84dc0d", "name": "云溪两新企业第1党支部", "quarter": "2026-Q3",
         "cycle": "2026", "number": 3, "first": "2026-07-01", "last": "2026-09-30",
         "closed": {"at": "2026-10-09T01:00:00Z", "ruleBookVersion": 2, "hash": "6e6e…"}, "total": "312.50",
         "correction": "2.00", "byMicro": [{"micro": "platform", "label": "微平台", "points": "41.00"}], "members": []}
        """)
public record QuarterSheet(
        UUID organisation,
        String name,
        String quarter,
        String cycle,
        Integer number,
        LocalDate first,
        LocalDate last,
        Closed closed,
        String total,
        String correction,
        List<StandingView.MicroView> byMicro,
        List<Line> members) {

    /** @param hash over the frozen quarters of the branch's members */
    public record Closed(OffsetDateTime at, int ruleBookVersion, String hash) {}

    /**
     * @param rank among those who are not exempt, by the points of this quarter; null for who is
     * @param counts what the quarter counted when it was closed, with base and limits where the rule book gives quarters
     *     some; null while it is open, and for whom was not in the branch then
     * @param grade of the quarter, frozen; null also where quarters are not graded
     * @param correction as above, of this member
     * @param toDate the whole cycle up to the quarter's end, or to today; null for who is exempt, and without a rule book
     */
    public record Line(
            UUID member,
            String name,
            Integer rank,
            String total,
            String counts,
            GradeView grade,
            String correction,
            List<StandingView.MicroView> byMicro,
            boolean exempt,
            ToDate toDate,
            List<Entry> entries) {

        private Line with(String itsName, ToDate its) {
            return new Line(member, itsName, rank, total, counts, grade, correction, byMicro, exempt, its, entries);
        }
    }

    /** @param afterClose whether it was recorded, or became another one, after the quarter was closed */
    public record Entry(
            LocalDate on, String rule, String label, String micro, String points, String reason, boolean afterClose) {}

    private record Sums(long platform, long points, long wish) {
        static Sums of(List<EntryRow> entries) {
            Map<String, Long> byMicro = entries.stream()
                    .collect(Collectors.groupingBy(EntryRow::micro, Collectors.summingLong(EntryRow::points)));
            return new Sums(
                    byMicro.getOrDefault("platform", 0L),
                    byMicro.getOrDefault("points", 0L),
                    byMicro.getOrDefault("wish", 0L));
        }

        long total() {
            return platform + points + wish;
        }

        List<StandingView.MicroView> micros() {
            return StandingView.micros(platform, points, wish);
        }
    }

    /** One member's quarter: what stands, and what the entries give. */
    private record Account(boolean exempt, FrozenQuarter frozen, boolean closed, Sums sums, List<EntryRow> entries) {
        long total() {
            if (!closed) {
                return sums.total();
            }
            return frozen == null ? 0 : frozen.earned();
        }

        long correction() {
            return sums.total() - total();
        }
    }

    static QuarterSheet of(
            UUID organisation,
            QuarterOfCycle quarter,
            Optional<RuleBook> judging,
            List<FrozenQuarter> frozen,
            List<MemberRow> members,
            List<EntryRow> entries) {
        Map<UUID, List<EntryRow>> byMember = entries.stream().collect(Collectors.groupingBy(EntryRow::member));
        Map<UUID, FrozenQuarter> frozenOf =
                frozen.stream().collect(Collectors.toMap(FrozenQuarter::member, each -> each));
        Map<UUID, Boolean> exempt = new HashMap<>();
        members.forEach(member -> exempt.merge(member.member(), member.exempt(), Boolean::logicalOr));
        frozen.forEach(member -> exempt.put(member.member(), member.isExempt()));
        Map<UUID, Account> accounts = new HashMap<>();
        exempt.forEach((member, isExempt) -> {
            List<EntryRow> own = byMember.getOrDefault(member, List.of());
            accounts.put(member, new Account(isExempt, frozenOf.get(member), !frozen.isEmpty(), Sums.of(own), own));
        });
        List<Line> lines = accounts.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<UUID, Account> each) ->
                                -each.getValue().total())
                        .thenComparing(Map.Entry::getKey))
                .map(each -> line(each.getKey(), each.getValue(), accounts, judging))
                .toList();
        long correction =
                accounts.values().stream().mapToLong(Account::correction).sum();
        return new QuarterSheet(
                organisation,
                null,
                quarter.name(),
                quarter.cycle(),
                quarter.number(),
                quarter.first(),
                quarter.last(),
                frozen.stream()
                        .findFirst()
                        .map(each -> new Closed(each.closedAt(), each.ruleBookVersion(), each.hash()))
                        .orElse(null),
                StandingView.text(
                        accounts.values().stream().mapToLong(Account::total).sum()),
                frozen.isEmpty() ? null : StandingView.text(correction),
                Sums.of(entries).micros(),
                lines);
    }

    private static Line line(UUID member, Account account, Map<UUID, Account> accounts, Optional<RuleBook> judging) {
        FrozenQuarter frozen = account.frozen();
        return new Line(
                member,
                null,
                account.exempt() ? null : rank(account, accounts),
                StandingView.text(account.total()),
                frozen == null ? null : StandingView.text(frozen.total()),
                frozen == null ? null : GradeView.ofQuarter(frozen.grade(), judging),
                account.closed() ? StandingView.text(account.correction()) : null,
                account.sums().micros(),
                account.exempt(),
                null,
                account.entries().stream().map(QuarterSheet::entry).toList());
    }

    QuarterSheet named(Map<String, String> names) {
        return with(
                names.get(organisation.toString()),
                members.stream()
                        .map(line -> line.with(names.get(line.member.toString()), line.toDate))
                        .toList());
    }

    QuarterSheet with(Map<UUID, ToDate> toDate) {
        return with(
                name,
                members.stream()
                        .map(line -> line.with(line.name, toDate.get(line.member)))
                        .toList());
    }

    private QuarterSheet with(String itsName, List<Line> lines) {
        return new QuarterSheet(
                organisation, itsName, quarter, cycle, number, first, last, closed, total, correction, byMicro, lines);
    }

    private static int rank(Account own, Map<UUID, Account> accounts) {
        return 1
                + (int) accounts.values().stream()
                        .filter(other -> !other.exempt() && other.total() > own.total())
                        .count();
    }

    private static Entry entry(EntryRow row) {
        return new Entry(
                row.onDay(),
                row.rule(),
                row.label(),
                row.micro(),
                StandingView.text(row.points()),
                row.reason(),
                row.late());
    }
}
