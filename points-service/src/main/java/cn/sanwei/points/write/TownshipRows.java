package cn.sanwei.points.write;

import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.wiring.Tables;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The words beside a township's events: its names from a day on, and what it calls things. */
public final class TownshipRows {
    private static final String IS_NAMED = """
            (select (name, county_name) = (cast(:name as text), cast(:countyName as text)) from township_designation
             where township = current_setting('app.division', true) order by since desc limit 1)
            """;
    private static final String LABEL = """
            update township_profile set labels = cast(cast(:labels as text) as jsonb)
            where township = current_setting('app.division', true)
            """;

    private TownshipRows() {}

    private record ProfileRow(Map<String, String> labels, Instant registeredAt) {}

    private record DesignationRow(
            LocalDate since, String name, String countyName, String code, String setBy, Instant setAt) {}

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

    public static Uni<Void> label(Transaction transaction, Map<String, String> labels) {
        return Tables.change(transaction, LABEL, Map.of("labels", Tables.json(labels)))
                .replaceWithVoid();
    }

    /** @param code division code of nine digits */
    public record Designation(String name, String countyName, String code) {}
}
