package cn.sanwei.points.read.members;

import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.contracts.OrganisationId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

/**
 * One thing that was said of a member's place, when it was said, and from when it holds.
 *
 * @param what registered, assigned or left; after the last nothing but {@code from} is there
 */
public record MemberStep(
        int version,
        String what,
        OrganisationId organisation,
        String organisationName,
        MemberStatus status,
        Set<String> categories,
        Set<String> posts,
        LocalDate from,
        Instant recordedAt) {

    MemberStep named(String name) {
        return new MemberStep(version, what, organisation, name, status, categories, posts, from, recordedAt);
    }
}
