package cn.sanwei.points.wiring;

import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.Transaction;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How far a caller's post reaches: the office everywhere in its township, a secretary in his subtree. */
public final class Leadership {
    private static final String LEADS = """
            exists (
                with recursive above as (
                    select organisation, parent from organisation
                    where organisation = cast(cast(:organisation as text) as uuid)
                    union all
                    select up.organisation, up.parent from organisation up join above on up.organisation = above.parent)
                select from above
                where cast(organisation as text) = any (string_to_array(cast(:led as text), ',')))
            """;

    private static final String NEAREST = """
            with recursive above as (
                select organisation, parent, 0 as steps from organisation
                where organisation = cast(cast(:organisation as text) as uuid)
                union all
                select up.organisation, up.parent, above.steps + 1
                from organisation up join above on up.organisation = above.parent)
            select organisation from above
            where cast(organisation as text) = any (string_to_array(cast(:led as text), ','))
            order by steps limit 1
            """;

    private Leadership() {}

    private record Led(OrganisationId organisation) {}

    /** Fails with 403 when the caller is neither the office nor leads the organisation or one above it. */
    public static Uni<Void> require(Transaction transaction, Caller caller, OrganisationId organisation) {
        return reaches(transaction, caller, organisation).map(reaches -> {
            if (!reaches) {
                throw Problems.forbidden("not-your-organisation", "该党组织不在您负责的范围内。");
            }
            return null;
        });
    }

    public static Uni<Boolean> reaches(Transaction transaction, Caller caller, OrganisationId organisation) {
        return caller.has(Roles.TOWNSHIP_OFFICE)
                ? Uni.createFrom().item(true)
                : leads(transaction, caller, organisation);
    }

    /** The same without the office's right. */
    public static Uni<Boolean> leads(Transaction transaction, Caller caller, OrganisationId organisation) {
        if (!caller.has(Roles.BRANCH_SECRETARY) || caller.led().isEmpty()) {
            return Uni.createFrom().item(false);
        }
        return Tables.holds(transaction, LEADS, Map.of("organisation", organisation, "led", led(caller)));
    }

    /** As whose leader a secretary acts for {@code organisation}: itself or the nearest above it; empty for the office. */
    public static Uni<Optional<OrganisationId>> actingFor(
            Transaction transaction, Caller caller, OrganisationId organisation) {
        return caller.has(Roles.TOWNSHIP_OFFICE)
                ? Uni.createFrom().item(Optional.empty())
                : Tables.first(
                                transaction,
                                Led.class,
                                NEAREST,
                                Map.of("organisation", organisation, "led", led(caller)))
                        .map(found -> found.map(Led::organisation));
    }

    /** The organisations at the top of what a secretary leads, as a text that a query takes apart; empty for others. */
    public static String led(Caller caller) {
        return caller.has(Roles.BRANCH_SECRETARY)
                ? caller.led().stream().map(OrganisationId::toString).collect(Collectors.joining(","))
                : "";
    }
}
