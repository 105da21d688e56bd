package cn.sanwei.points.domain;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What somebody's account in Keycloak shall be, as the roster has it today: his own, with the rights of his posts, while he
 * is on the roster; shut when he has left; gone with his name.
 *
 * @param roles those of {@link #managed()} that it shall have; others that somebody gave it by hand stay
 */
public record WantedAccount(
        Wish wish,
        Optional<MemberId> member,
        String name,
        String township,
        Set<String> organisations,
        Set<String> roles,
        Set<String> managed) {
    /** Posts that the services know; a committee member has none of their rights. */
    private static final Set<String> CLAIMED = Set.of("secretary", "deputy", "group-leader", "liaison");

    private static final Set<String> LEADING = Set.of("secretary", "deputy");
    private static final Set<String> OF_MEMBERS = Set.of("member", "branch-secretary");
    private static final Set<String> OF_OFFICES = Set.of("township-office", "social-worker");
    private static final Set<String> OF_COUNTIES = Set.of("county");

    public enum Wish {
        OPEN,
        CLOSED,
        GONE,
        /** He comes later: nothing yet. */
        NOT_YET
    }

    /** Where somebody is on a day. */
    public record Place(OrganisationId organisation, Set<String> posts) {}

    /**
     * @param place empty for somebody who is not on the roster today
     * @param name empty once it was erased
     */
    public static WantedAccount ofMember(
            MemberId member, String township, Optional<Place> place, boolean hasLeft, Optional<String> name) {
        Set<String> posts = place.map(Place::posts).orElse(Set.of());
        Set<String> organisations = posts.stream()
                .filter(CLAIMED::contains)
                .map(post -> place.orElseThrow().organisation() + ":" + post)
                .collect(Collectors.toUnmodifiableSet());
        Set<String> roles =
                place.isEmpty() ? Set.of() : posts.stream().anyMatch(LEADING::contains) ? OF_MEMBERS : Set.of("member");
        return new WantedAccount(
                wish(place.isPresent(), hasLeft, name.isPresent()),
                Optional.of(member),
                name.orElse(""),
                township,
                organisations,
                roles,
                OF_MEMBERS);
    }

    /** @param division the township whose office it is, or the county */
    public static WantedAccount ofOffice(String division, String name, String role, boolean closed) {
        return new WantedAccount(
                closed ? Wish.CLOSED : Wish.OPEN,
                Optional.empty(),
                name,
                division,
                Set.of(),
                closed ? Set.of() : Set.of(role),
                OF_COUNTIES.contains(role) ? OF_COUNTIES : OF_OFFICES);
    }

    private static Wish wish(boolean onRoster, boolean hasLeft, boolean named) {
        if (onRoster) {
            return Wish.OPEN;
        }
        if (!hasLeft) {
            return Wish.NOT_YET;
        }
        return named ? Wish.CLOSED : Wish.GONE;
    }
}
