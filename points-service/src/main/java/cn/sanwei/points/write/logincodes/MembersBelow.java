package cn.sanwei.points.write.logincodes;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.RefusedException;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.domain.AccountRefusal.AccountNotReady;
import cn.sanwei.points.domain.AccountRefusal.AccountUnknown;
import cn.sanwei.points.domain.AccountRefusal.NotBelowYourAccount;
import cn.sanwei.points.wiring.Leadership;
import cn.sanwei.points.wiring.Tables;
import cn.sanwei.points.write.LoginCodes.Target;
import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The accounts of members whom a caller may make codes for: everybody's for the office, but his own; for a secretary those in
 * his subtree who lead nothing that he leads too. A code opens the account to whoever made it, and two people who record and
 * confirm must stay two.
 */
final class MembersBelow {
    private static final String PLACES = """
            select r.member, p.name, r.organisation, o.name as organisation_name, o.parent,
                   r.posts && array['secretary', 'deputy'] as leads, a.account, a.keycloak_id, a.state, a.user_name
            from roster_on(cast(cast(:today as text) as date)) r
            join organisation o using (organisation)
            left join person p using (member)
            left join account a on a.member = r.member
            where r.member in (select cast(id as uuid)
                               from jsonb_array_elements_text(cast(cast(:members as text) as jsonb)) id)
            order by p.name collate "zh-x-icu", r.member
            """;

    private MembersBelow() {}

    private record Row(
            MemberId member,
            String name,
            OrganisationId organisation,
            String organisationName,
            OrganisationId parent,
            boolean leads,
            UUID account,
            UUID keycloakId,
            String state,
            String userName) {}

    static Uni<List<Target>> targets(Transaction transaction, Caller caller, Set<MemberId> members, LocalDate today) {
        return Tables.list(transaction, Row.class, PLACES, Map.of("today", today, "members", Tables.json(members)))
                .invoke(found -> {
                    if (found.size() < members.size()) {
                        throw new RefusedException(new AccountUnknown());
                    }
                })
                .call(found -> requireBelow(transaction, caller, found))
                .map(found -> found.stream().map(MembersBelow::target).toList());
    }

    private static Uni<Void> requireBelow(Transaction transaction, Caller caller, List<Row> rows) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (Row row : rows) {
            all = all.chain(() -> requireBelow(transaction, caller, row));
        }
        return all;
    }

    private static Uni<Void> requireBelow(Transaction transaction, Caller caller, Row row) {
        return Leadership.require(transaction, caller, row.organisation())
                .chain(() -> isBelow(transaction, caller, row))
                .invoke(below -> {
                    if (!below) {
                        throw new RefusedException(new NotBelowYourAccount(row.account()));
                    }
                })
                .replaceWithVoid();
    }

    private static Uni<Boolean> isBelow(Transaction transaction, Caller caller, Row row) {
        if (caller.is(row.member())) {
            return Uni.createFrom().item(false);
        }
        if (caller.has(Roles.TOWNSHIP_OFFICE) || !row.leads()) {
            return Uni.createFrom().item(true);
        }
        return row.parent() == null
                ? Uni.createFrom().item(false)
                : Leadership.leads(transaction, caller, row.parent());
    }

    private static Target target(Row row) {
        if (row.account() == null) {
            throw new RefusedException(new AccountNotReady(null));
        }
        return new Target(
                row.account(),
                row.keycloakId(),
                row.state(),
                row.member(),
                row.name(),
                row.organisation(),
                row.organisationName(),
                row.userName(),
                row.leads() ? Set.of("member", "branch-secretary") : Set.of("member"));
    }
}
