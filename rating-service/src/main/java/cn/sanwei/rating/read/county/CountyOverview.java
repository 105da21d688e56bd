package cn.sanwei.rating.read.county;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Aggregates of a county's townships; no figure from which one person could be told. */
@Schema(examples = """
        {"county": "lanchuan", "cycle": "2026", "asOf": "2026-11-22T03:21:00Z", "townships": [{"township": "yunxi",
         "name": "云溪街道", "members": 893, "branches": 25, "events": 46055,
         "grades": [{"code": "three-stars", "label": "三星", "count": 62}], "articlesRead": 5923, "attended": 10832,
         "missed": 2077, "wishesFulfilled": 463, "wishesOpen": 26}], "totals": {"members": 1274}}
        """)
public record CountyOverview(
        String county, String cycle, OffsetDateTime asOf, List<TownshipLine> townships, Totals totals) {

    public record TownshipLine(
            String township,
            String name,
            int members,
            int branches,
            long events,
            List<Cell> grades,
            long articlesRead,
            long attended,
            long missed,
            long wishesFulfilled,
            long wishesOpen) {}

    public record Totals(
            int members,
            int branches,
            long events,
            List<Cell> grades,
            long articlesRead,
            long attended,
            long missed,
            long wishesFulfilled,
            long wishesOpen) {}

    /** @param count null where it is hidden */
    public record Cell(String code, String label, Integer count, boolean suppressed) {}

    /** One township as counted, with all its grades from the highest down. */
    record Counted(
            String township,
            String name,
            int members,
            int branches,
            long events,
            List<GradeCount> grades,
            long articlesRead,
            long attended,
            long missed,
            long wishesFulfilled,
            long wishesOpen) {}

    record GradeCount(String code, String label, int count) {}

    static CountyOverview of(String county, String cycle, OffsetDateTime asOf, List<Counted> counted) {
        Map<String, Set<Integer>> hidden = new HashMap<>();
        counted.forEach(township -> hidden.put(
                township.township(),
                Suppression.of(township.grades().stream().map(GradeCount::count).toList())));
        return new CountyOverview(
                county,
                cycle,
                asOf,
                counted.stream()
                        .map(township -> line(township, hidden.get(township.township())))
                        .toList(),
                totals(counted, hidden));
    }

    private static TownshipLine line(Counted township, Set<Integer> hidden) {
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < township.grades().size(); i++) {
            cells.add(cell(township.grades().get(i), hidden.contains(i)));
        }
        return new TownshipLine(
                township.township(),
                township.name(),
                township.members(),
                township.branches(),
                township.events(),
                cells,
                township.articlesRead(),
                township.attended(),
                township.missed(),
                township.wishesFulfilled(),
                township.wishesOpen());
    }

    /** A sum is hidden too where it would give away the one hidden cell of its column. */
    private static Totals totals(List<Counted> counted, Map<String, Set<Integer>> hidden) {
        Map<String, GradeCount> sums = new LinkedHashMap<>();
        Map<String, Integer> hiddenOf = new HashMap<>();
        for (Counted township : counted) {
            for (int i = 0; i < township.grades().size(); i++) {
                GradeCount each = township.grades().get(i);
                sums.merge(
                        each.code(),
                        each,
                        (one, other) -> new GradeCount(one.code(), one.label(), one.count() + other.count()));
                hiddenOf.merge(each.code(), hidden.get(township.township()).contains(i) ? 1 : 0, Integer::sum);
            }
        }
        List<GradeCount> columns = List.copyOf(sums.values());
        Set<Integer> hiddenSums = new HashSet<>(
                Suppression.of(columns.stream().map(GradeCount::count).toList()));
        for (int i = 0; i < columns.size(); i++) {
            if (hiddenOf.get(columns.get(i).code()) == 1) {
                hiddenSums.add(i);
            }
        }
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            cells.add(cell(columns.get(i), hiddenSums.contains(i)));
        }
        return new Totals(
                counted.stream().mapToInt(Counted::members).sum(),
                counted.stream().mapToInt(Counted::branches).sum(),
                counted.stream().mapToLong(Counted::events).sum(),
                cells,
                counted.stream().mapToLong(Counted::articlesRead).sum(),
                counted.stream().mapToLong(Counted::attended).sum(),
                counted.stream().mapToLong(Counted::missed).sum(),
                counted.stream().mapToLong(Counted::wishesFulfilled).sum(),
                counted.stream().mapToLong(Counted::wishesOpen).sum());
    }

    private static Cell cell(GradeCount grade, boolean hidden) {
        return new Cell(grade.code(), grade.label(), hidden ? null : grade.count(), hidden);
    }
}
