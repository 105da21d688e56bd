package cn.sanwei.points.write;

import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.wiring.Tables;
import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.List;

/** The rows of organisations beside their events: what they are called, and where they stand. */
public final class OrganisationTable {
    private static final String TABLE = "organisation";

    private OrganisationTable() {}

    /** @param level and sector: their codes */
    public record Row(
            OrganisationId organisation,
            OrganisationId parent,
            String name,
            String level,
            String sector,
            LocalDate since) {}

    public static Uni<Void> establish(Transaction transaction, List<Row> rows) {
        return Tables.insert(transaction, TABLE, rows).replaceWithVoid();
    }

    /** Of all that a row says of an organisation only the name can change. */
    public static Uni<Void> rename(Transaction transaction, List<Row> rows) {
        return Tables.insert(transaction, TABLE, rows, "on conflict (organisation) do update set name = excluded.name")
                .replaceWithVoid();
    }
}
