package cn.sanwei.points.write;

import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.wiring.Tables;
import cn.sanwei.points.wiring.Tables.Insert;
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

    public static Uni<Void> establish(Transaction transaction, Row row) {
        return Tables.insertAll(transaction, List.of(establishing(List.of(row))));
    }

    public static Insert establishing(List<Row> rows) {
        return Tables.prepared(TABLE, rows, "");
    }

    /** Of all that a row says of an organisation only the name can change. */
    public static Insert renaming(List<Row> rows) {
        return Tables.prepared(TABLE, rows, "on conflict (organisation) do update set name = excluded.name");
    }
}
