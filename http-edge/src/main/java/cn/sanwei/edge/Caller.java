package cn.sanwei.edge;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.TownshipId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who calls, as the verified token says and nothing else does: a path or a header can narrow this, never widen it.
 *
 * @param subject the account's id in Keycloak
 * @param division id of the county or township; what the row-level policies compare; {@link #NO_DIVISION} for the
 *     platform's own accounts
 */
public record Caller(
        String subject, Set<String> roles, String division, Optional<MemberId> member, List<Affiliation> affiliations) {

    /** Not in the form of a county's or township's id: under row-level security no row is this division's. */
    public static final String NO_DIVISION = "~platform";

    /** A post held in an organisation: secretary, deputy, group-leader or liaison. */
    public record Affiliation(OrganisationId organisation, String role) {}

    public boolean has(String role) {
        return roles.contains(role);
    }

    public boolean is(MemberId other) {
        return member.filter(other::equals).isPresent();
    }

    /**
     * Whether he is who did something: with the same account, or with another one of the same member.
     *
     * @param member null where that account is linked to none
     */
    public boolean is(String account, MemberId member) {
        return subject.equals(account) || member != null && is(member);
    }

    /** The organisations that this caller leads; what he may do there holds for everything below them too. */
    public List<OrganisationId> led() {
        return affiliations.stream()
                .filter(held -> held.role().equals("secretary") || held.role().equals("deputy"))
                .map(Affiliation::organisation)
                .toList();
    }

    /** The caller's township. Only for roles whose division is one. */
    public TownshipId township() {
        return TownshipId.of(division);
    }
}
