package cn.sanwei.points.read.organisations;

import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.OrganisationLevel;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.wiring.Tables;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What commands must know of the township's tree. */
public final class Organisations {
    private static final String FIND = """
            select organisation, name, level from organisation
            where organisation = cast(cast(:organisation as text) as uuid)
            """;
    private static final String NAME_TAKEN = """
            exists (select from organisation
                    where parent is not distinct from cast(nullif(cast(:parent as text), '') as uuid)
                      and name = cast(:name as text))
            """;

    private Organisations() {}

    public record Place(OrganisationId organisation, String name, OrganisationLevel level) {}

    public static Uni<Optional<Place>> find(Transaction transaction, OrganisationId organisation) {
        return Tables.first(transaction, Place.class, FIND, Map.of("organisation", organisation));
    }

    public static Uni<Optional<Place>> find(Transaction transaction, Optional<OrganisationId> organisation) {
        return organisation
                .map(known -> find(transaction, known))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private record Known(OrganisationId organisation) {}

    /** All that the township has. */
    public static Uni<Set<OrganisationId>> all(Transaction transaction) {
        return Tables.list(transaction, Known.class, "select organisation from organisation", Map.of())
                .map(found -> found.stream().map(Known::organisation).collect(Collectors.toSet()));
    }

    /** An organisation and everything below it; empty where the township does not have it. */
    public static Uni<Set<OrganisationId>> subtree(Transaction transaction, OrganisationId top) {
        return Tables.list(
                        transaction,
                        Known.class,
                        "select organisation from subtree_of(cast(cast(:top as text) as uuid))",
                        Map.of("top", top))
                .map(found -> found.stream().map(Known::organisation).collect(Collectors.toSet()));
    }

    public static Uni<Boolean> isKnown(Transaction transaction, OrganisationId organisation) {
        return find(transaction, organisation).map(Optional::isPresent);
    }

    public static Uni<Boolean> isNameTaken(Transaction transaction, Optional<OrganisationId> parent, String name) {
        String under = parent.map(OrganisationId::toString).orElse("");
        return Tables.holds(transaction, NAME_TAKEN, Map.of("parent", under, "name", name));
    }
}
