package cn.sanwei.points.write.awardstars;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.domain.MaskedName;
import cn.sanwei.points.wiring.Tables;
import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Writes the names of those with a star into the table that everybody may read. */
final class BoardNames {
    private static final String NAMES = """
            select p.member as id, p.name, o.name as organisation_name
            from person p, organisation o
            where p.member in (select cast(id as uuid)
                               from jsonb_array_elements_text(cast(cast(:members as text) as jsonb)) id)
              and o.organisation = cast(cast(:organisation as text) as uuid)
            """;
    private static final String ORGANISATION = """
            select organisation as id, name, cast(null as text) as organisation_name
            from organisation where organisation = cast(cast(:organisation as text) as uuid)
            """;
    private static final String REPLACING = """
            on conflict (township, cycle, id) do update
            set name = excluded.name, organisation_name = excluded.organisation_name, until = excluded.until
            """;

    private BoardNames() {}

    private record Named(UUID id, String name, String organisationName) {}

    private record Row(Cycle cycle, UUID id, String name, String organisationName, LocalDate until) {}

    /** Who has no name any more is not shown. */
    static Uni<Void> ofMembers(
            Transaction transaction,
            OrganisationId branch,
            Cycle cycle,
            Collection<MemberId> starred,
            boolean masked,
            LocalDate until) {
        String members =
                starred.stream().map(id -> '"' + id.toString() + '"').collect(Collectors.joining(",", "[", "]"));
        return Tables.list(transaction, Named.class, NAMES, Map.of("members", members, "organisation", branch))
                .chain(found -> write(transaction, cycle, found, masked, until));
    }

    static Uni<Void> ofOrganisation(
            Transaction transaction, OrganisationId organisation, Cycle cycle, LocalDate until) {
        return Tables.list(transaction, Named.class, ORGANISATION, Map.of("organisation", organisation))
                .chain(found -> write(transaction, cycle, found, false, until));
    }

    private static Uni<Void> write(
            Transaction transaction, Cycle cycle, List<Named> found, boolean masked, LocalDate until) {
        List<Row> rows = found.stream()
                .map(named -> new Row(
                        cycle,
                        named.id(),
                        masked ? MaskedName.of(named.name()) : named.name(),
                        named.organisationName(),
                        until))
                .toList();
        return Tables.insert(transaction, "board_name", rows, REPLACING).replaceWithVoid();
    }
}
