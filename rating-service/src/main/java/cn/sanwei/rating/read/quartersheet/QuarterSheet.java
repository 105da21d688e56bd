package cn.sanwei.rating.read.quartersheet;

import cn.sanwei.rating.read.quartersheet.QuarterSheetResource.EntryRow;
import cn.sanwei.rating.read.quartersheet.QuarterSheetResource.MemberRow;
import cn.sanwei.rating.read.standings.StandingView;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a branch hands back to its members after a quarter (季度反馈表).
 *
 * @param last the last day that counts
 */
@Schema(examples = """
        {"organisation": "a464afee-12fe-39f2-8ef6-34d8ec84dc0d", "name": "云溪两新企业第1党支部", "quarter": "2026-Q3",
         "first": "2026-07-01", "last": "2026-09-30", "total": "312.50",
         "byMicro": [{"micro": "platform", "label": "微平台", "points": "41.00"}], "members": []}
        """)
public record QuarterSheet(
        UUID organisation,
        String name,
        String quarter,
        LocalDate first,
        LocalDate last,
        String total,
        List<StandingView.MicroView> byMicro,
        List<Line> members) {

    /** @param rank among those who are not exempt, by the points of this quarter; null for who is */
    public record Line(
            UUID member,
            String name,
            Integer rank,
            String total,
            List<StandingView.MicroView> byMicro,
            boolean exempt,
            List<Entry> entries) {}

    public record Entry(LocalDate on, String rule, String label, String micro, String points, String reason) {}

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

    static QuarterSheet of(
            UUID organisation, String quarter, LocalDate first, List<MemberRow> members, List<EntryRow> entries) {
        Map<UUID, List<EntryRow>> byMember = entries.stream().collect(Collectors.groupingBy(EntryRow::member));
        Map<UUID, Boolean> exempt = new HashMap<>();
        members.forEach(member -> exempt.merge(member.member(), member.exempt(), Boolean::logicalOr));
        Map<UUID, Sums> sums = new HashMap<>();
        exempt.keySet().forEach(member -> sums.put(member, Sums.of(byMember.getOrDefault(member, List.of()))));
        List<Line> lines = exempt.keySet().stream()
                .sorted(Comparator.comparing((UUID member) -> -sums.get(member).total())
                        .thenComparing(member -> member))
                .map(member -> new Line(
                        member,
                        null,
                        exempt.get(member) ? null : rank(member, sums, exempt),
                        StandingView.text(sums.get(member).total()),
                        sums.get(member).micros(),
                        exempt.get(member),
                        byMember.getOrDefault(member, List.of()).stream()
                                .map(QuarterSheet::entry)
                                .toList()))
                .toList();
        Sums all = Sums.of(entries);
        return new QuarterSheet(
                organisation,
                null,
                quarter,
                first,
                first.plusMonths(3).minusDays(1),
                StandingView.text(all.total()),
                all.micros(),
                lines);
    }

    QuarterSheet named(Map<String, String> names) {
        return new QuarterSheet(
                organisation,
                names.get(organisation.toString()),
                quarter,
                first,
                last,
                total,
                byMicro,
                members.stream()
                        .map(line -> new Line(
                                line.member,
                                names.get(line.member.toString()),
                                line.rank,
                                line.total,
                                line.byMicro,
                                line.exempt,
                                line.entries))
                        .toList());
    }

    private static int rank(UUID member, Map<UUID, Sums> sums, Map<UUID, Boolean> exempt) {
        long own = sums.get(member).total();
        return 1
                + (int) sums.entrySet().stream()
                        .filter(other ->
                                !exempt.get(other.getKey()) && other.getValue().total() > own)
                        .count();
    }

    private static Entry entry(EntryRow row) {
        return new Entry(
                row.onDay(), row.rule(), row.label(), row.micro(), StandingView.text(row.points()), row.reason());
    }
}
