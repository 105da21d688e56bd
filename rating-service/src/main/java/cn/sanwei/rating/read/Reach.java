package cn.sanwei.rating.read;

import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.Transaction;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Whose figures somebody may see: the office those of its township, a secretary those of his subtree. */
public final class Reach {
    /** The organisations that a list names, and all below them. Comes before a select that uses {@code reach}. */
    public static final String SUBTREE = """
            with recursive reach as (
                select o.organisation from organisation o
                where o.township = :township and cast(o.organisation as text) = any (string_to_array(cast(:roots as text), ','))
                union
                select o.organisation from organisation o join reach r on o.parent = r.organisation
                where o.township = :township)
            """;

    private static final String KNOWN = """
            select true as known from organisation
            where township = :township and organisation = cast(cast(:asked as text) as uuid)
            """;

    private record Known(boolean known) {}

    private record Covered(boolean covered) {}

    private Reach() {}

    /** As the parameter {@code roots} of {@link #SUBTREE}. */
    public static String roots(Caller caller) {
        return caller.led().stream().map(OrganisationId::toString).collect(Collectors.joining(","));
    }

    public static boolean isLeading(Caller caller) {
        return caller.has(Roles.TOWNSHIP_OFFICE)
                || caller.has(Roles.BRANCH_SECRETARY) && !caller.led().isEmpty();
    }

    /** @param organisation null where a member is in none: then only the office reaches him */
    public static Uni<Boolean> covers(Transaction transaction, Caller caller, UUID organisation) {
        if (caller.has(Roles.TOWNSHIP_OFFICE)) {
            return Uni.createFrom().item(true);
        }
        if (!isLeading(caller) || organisation == null) {
            return Uni.createFrom().item(false);
        }
        return Select.list(
                        transaction,
                        Covered.class,
                        "select * from (" + SUBTREE
                                + "select true as covered from reach where organisation = cast(cast(:asked as text) as uuid)) x",
                        Map.of("township", caller.division(), "roots", roots(caller), "asked", organisation))
                .map(covered -> !covered.isEmpty());
    }

    /** 403 where the caller does not reach it. */
    public static Uni<Void> require(Transaction transaction, Caller caller, UUID organisation) {
        return covers(transaction, caller, organisation)
                .invoke(covered -> {
                    if (!covered) {
                        throw Problems.forbidden("not-your-organisation", "该党组织或党员不在您负责的范围内。");
                    }
                })
                .replaceWithVoid();
    }

    /** 404 where the township has no such organisation, 403 where the caller does not reach it. */
    public static Uni<Void> requireOrganisation(Transaction transaction, Caller caller, OrganisationId organisation) {
        return Select.list(
                        transaction, Known.class, KNOWN, Map.of("township", caller.division(), "asked", organisation))
                .invoke(known -> {
                    if (known.isEmpty()) {
                        throw Problems.notFound();
                    }
                })
                .chain(() -> require(transaction, caller, organisation.value()));
    }
}
