package cn.sanwei.points.domain;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.contracts.OrganisationId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

/** What can be asked about a member's place on the roster. */
public sealed interface MemberCommand {
    /** Where somebody belongs and what he is, all together: what is not named is not so. */
    record Place(OrganisationId organisation, MemberStatus status, Set<String> categories, Set<String> posts) {
        public Place {
            categories = Set.copyOf(categories);
            posts = Set.copyOf(posts);
        }
    }

    /** @param organisationKnown whether the township has the organisation of {@code place} */
    record RegisterMember(MemberId member, Place place, boolean organisationKnown, LocalDate from, Instant occurredAt)
            implements MemberCommand {}

    /** @param organisationKnown whether the township has the organisation of {@code place} */
    record AssignMember(MemberId member, Place place, boolean organisationKnown, LocalDate from, Instant occurredAt)
            implements MemberCommand {}

    record TakeOffRoster(MemberId member, LocalDate from, Instant occurredAt) implements MemberCommand {}
}
