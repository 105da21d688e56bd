package cn.sanwei.points.write;

import cn.sanwei.contracts.CountyId;
import cn.sanwei.contracts.TownshipId;
import cn.sanwei.edge.Problems;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.domain.TownshipCommand.Meanings;
import cn.sanwei.points.wiring.Tables;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The words beside a township's events: its names from a day on, and what it calls things. */
public final class TownshipRows {
    private static final String IS_NAMED = """
            (select (name, county_name) = (cast(:name as text), cast(:countyName as text)) from township_designation
             where township = current_setting('app.division', true) order by since desc limit 1)
            """;
    /** Who changes them first lets the next one wait, who then sees what it did. */
    private static final String LABELS = """
            select labels, labels_version as version from township_profile
            where township = current_setting('app.division', true) for update
            """;

    private static final String LABEL = """
            update township_profile
            set labels = cast(cast(:labels as text) as jsonb), labels_version = cast(cast(:version as text) as integer)
            where township = current_setting('app.division', true)
            """;

    private static final String MEANINGS = """
            select exists (select from division where id = cast(:township as text) and kind = 'county')
                       as township_means_county,
                   exists (select from division where id = cast(:county as text) and kind = 'township')
                       as county_means_township
            """;

    private TownshipRows() {}

    private record ProfileRow(Map<String, String> labels, Instant registeredAt) {}

    private record DesignationRow(
            LocalDate since, String name, String countyName, String code, String setBy, Instant setAt) {}

    /** Of those that are committed; who registers at the same moment is held up by the database, and reads this again. */
    public static Uni<Meanings> meanings(Transaction transaction, TownshipId township, CountyId county) {
        return Tables.first(transaction, Meanings.class, MEANINGS, Map.of("township", township, "county", county))
                .map(Optional::orElseThrow);
    }

    public static Uni<Void> register(Transaction transaction, CommandContext context, Map<String, String> labels) {
        return Tables.insert(transaction, "township_profile", List.of(new ProfileRow(labels, context.at())))
                .replaceWithVoid();
    }

    public static Uni<Void> designate(
            Transaction transaction, CommandContext context, Designation designation, LocalDate from) {
        DesignationRow row = new DesignationRow(
                from, designation.name(), designation.countyName(), designation.code(), context.caller(), context.at());
        return Tables.insert(transaction, "township_designation", List.of(row), """
                        on conflict (township, since) do update
                        set name = excluded.name, county_name = excluded.county_name, code = excluded.code,
                            set_by = excluded.set_by, set_at = excluded.set_at
                        """)
                .replaceWithVoid();
    }

    /** Not so for a township that has no name yet. */
    public static Uni<Boolean> isNamed(Transaction transaction, Designation designation) {
        return Tables.holds(
                transaction,
                "coalesce(" + IS_NAMED + ", false)",
                Map.of("name", designation.name(), "countyName", designation.countyName()));
    }

    /** 404 for a township that is not there. */
    public static Uni<Labels> labels(Transaction transaction) {
        return Tables.first(transaction, Labels.class, LABELS, Map.of())
                .map(found -> found.orElseThrow(Problems::notFound));
    }

    public static Uni<Labels> label(Transaction transaction, Labels labels) {
        return Tables.change(
                        transaction, LABEL, Map.of("labels", Tables.json(labels.labels()), "version", labels.version()))
                .replaceWith(labels);
    }

    /** @param version how often they were said */
    public record Labels(Map<String, String> labels, int version) {}

    /** @param code division code of nine digits */
    public record Designation(String name, String countyName, String code) {}
}
