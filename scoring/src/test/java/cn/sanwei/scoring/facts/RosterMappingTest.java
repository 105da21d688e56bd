package cn.sanwei.scoring.facts;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.ArticleId;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.PointsEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RosterMappingTest {
    private static final MemberId MEMBER = new MemberId(new UUID(1, 1));
    private static final OrganisationId BRANCH = new OrganisationId(new UUID(2, 2));
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final RosterRecord PLACED = new RosterRecord(
            "7", false, DAY, BRANCH.toString(), MemberStatus.PROBATIONARY, Set.of("rural"), Set.of("deputy"));

    @Test
    void registering_and_assigning_place_a_member_with_all_that_is_said_of_him() {
        assertThat(RosterMapping.placedBy(
                        "7",
                        new PointsEvent.MemberRegistered(
                                MEMBER,
                                BRANCH,
                                MemberStatus.PROBATIONARY,
                                Set.of("rural"),
                                Set.of("deputy"),
                                DAY,
                                NOW)))
                .contains(new RosterMapping.Placed(MEMBER, PLACED));
        assertThat(RosterMapping.placedBy(
                        "7",
                        new PointsEvent.MemberAssigned(
                                MEMBER,
                                BRANCH,
                                MemberStatus.PROBATIONARY,
                                Set.of("rural"),
                                Set.of("deputy"),
                                DAY,
                                NOW)))
                .contains(new RosterMapping.Placed(MEMBER, PLACED));
    }

    @Test
    void leaving_takes_him_off() {
        assertThat(RosterMapping.placedBy("8", new PointsEvent.MemberLeft(MEMBER, DAY, NOW)))
                .contains(new RosterMapping.Placed(MEMBER, RosterRecord.leaving("8", DAY)));
    }

    @Test
    void other_events_say_nothing_of_the_roster() {
        assertThat(RosterMapping.placedBy(
                        "9", new PointsEvent.ArticleRead(MEMBER, new ArticleId(new UUID(3, 3)), "theory", NOW)))
                .isEmpty();
    }
}
