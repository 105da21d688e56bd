package cn.sanwei.rating.http;

import static cn.sanwei.rating.http.Scene.get;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.AttendanceMark;
import cn.sanwei.contracts.EventEnvelope;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.OrganisationLevel;
import cn.sanwei.contracts.PointsEvent;
import cn.sanwei.rating.story.TownshipStory;
import cn.sanwei.testing.RealParts;
import cn.sanwei.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens, in whatever order: a rank is that of a window function over the totals. */
@QuarkusTest
@WithTestResource(RealParts.class)
class RanksIT {
    /** Totals far apart and far below nothing, so that they lie in many blocks. */
    private static final String RULES =
            TownshipStory.RULES.replace("points: 50", "points: 1").replace("points: -2", "points: -7.35");

    private static final String RANKINGS = "/api/rating/rankings";
    private static final int MEMBERS = 30;

    private Scene scene;
    private TownshipStory yunxi;
    private final OrganisationId committee = newOrganisation();
    private final List<OrganisationId> branches = new ArrayList<>();
    private final Map<MemberId, OrganisationId> members = new HashMap<>();

    @BeforeEach
    void begin() {
        scene = new Scene();
        yunxi = scene.yunxi.registeredWith(RULES);
        branches.add(yunxi.branch);
        establish(committee, null);
        for (int i = 0; i < 3; i++) {
            branches.add(newOrganisation());
            establish(branches.getLast(), committee);
        }
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 20261122})
    void ranks_are_those_of_a_window_function_in_every_circle(long seed) throws SQLException {
        Random random = new Random(seed);
        for (int i = 0; i < MEMBERS; i++) {
            OrganisationId branch = branches.get(random.nextInt(branches.size()));
            members.put(yunxi.member(branch, random.nextInt(8) == 0 ? Set.of("away") : Set.of()), branch);
        }
        List<MemberId> all = List.copyOf(members.keySet());
        for (int third = 0; third < 3; third++) {
            scene.events.together(() -> {
                for (int i = 0; i < 80; i++) {
                    happens(random, all.get(random.nextInt(all.size())));
                }
            });
            scene.awaitRead();
            everyCircleAgrees("seed " + seed);
        }
    }

    @Test
    void among_very_many_branches_ranks_are_the_same() throws SQLException {
        scene.events.together(() -> {
            for (int i = 0; i < 501; i++) {
                OrganisationId branch = newOrganisation();
                establish(branch, committee);
                if (i % 50 == 0) {
                    branches.add(branch);
                }
            }
        });
        Random random = new Random(3);
        for (int i = 0; i < MEMBERS; i++) {
            OrganisationId branch = branches.get(i % branches.size());
            members.put(yunxi.member(branch, Set.of()), branch);
        }
        List.copyOf(members.keySet()).forEach(member -> happens(random, member));
        scene.awaitRead();

        everyCircleAgrees("in very many branches");
    }

    private void happens(Random random, MemberId member) {
        String when =
                "2026-0%d-%02dT%02d:30:00".formatted(1 + random.nextInt(9), 1 + random.nextInt(28), random.nextInt(24));
        switch (random.nextInt(8)) {
            case 0 -> yunxi.read(member, when);
            case 1 -> yunxi.fulfilled(member, when);
            case 2, 3 -> yunxi.publish(yunxi.attendance(member, AttendanceMark.ABSENT, when));
            case 4 -> {
                EventEnvelope attended = yunxi.attended(member, when);
                yunxi.corrected(attended, member, AttendanceMark.ABSENT, when);
            }
            case 5 -> moves(random, member);
            default -> yunxi.attended(member, when);
        }
    }

    private void moves(Random random, MemberId member) {
        OrganisationId branch = branches.get(random.nextInt(branches.size()));
        members.put(member, branch);
        yunxi.publish(new PointsEvent.MemberAssigned(
                member,
                branch,
                MemberStatus.FULL,
                Set.of(),
                Set.of(),
                LocalDate.parse("2026-01-01"),
                TownshipStory.at("2026-10-01")));
    }

    private void everyCircleAgrees(String what) throws SQLException {
        assertThat(listed(scene.office(), "")).as("%s: the township", what).isEqualTo(window("true"));
        assertThat(listed(scene.office(), "&organisation=" + committee))
                .as("%s: a committee with its branches", what)
                .isEqualTo(window("organisation <> '" + yunxi.branch + "'"));
        String everywhere = Tokens.with("branch-secretary")
                .in(yunxi.id)
                .holding(committee.value(), "secretary")
                .holding(yunxi.branch.value(), "secretary")
                .sign();
        assertThat(listed(everywhere, ""))
                .as("%s: every organisation of the township", what)
                .isEqualTo(window("organisation is not null"));
        for (OrganisationId branch : branches) {
            List<String> expected = window("organisation = '" + branch + "'");
            assertThat(listed(scene.office(), "&organisation=" + branch))
                    .as("%s: a branch", what)
                    .isEqualTo(expected);
            assertThat(own(branch))
                    .as("%s: one's own rank in a branch", what)
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
        assertThat(rows("select * from points_count_drift where township = '" + yunxi.id + "'"))
                .as("%s: counts other than the standings", what)
                .isEmpty();
    }

    /** As a member sees it himself. */
    private List<String> own(OrganisationId branch) {
        List<String> seen = new ArrayList<>();
        members.forEach((member, his) -> {
            if (his.equals(branch)) {
                Map<String, Integer> rank = get(scene.member(member), "/api/rating/standings/me")
                        .statusCode(200)
                        .path("rank");
                seen.add(member + " " + (rank == null ? null : rank.get("inBranch")));
            }
        });
        return seen;
    }

    private static List<String> listed(String token, String circle) {
        List<String> listed = new ArrayList<>();
        String next = "";
        do {
            var page = get(token, RANKINGS + "?limit=7" + circle + next).statusCode(200);
            List<String> members = page.path("items[*].member");
            List<Integer> ranks = page.path("items[*].rank");
            for (int i = 0; i < members.size(); i++) {
                listed.add(members.get(i) + " " + ranks.get(i));
            }
            next = page.path("next") == null ? null : "&cursor=" + page.path("next");
        } while (next != null);
        return listed;
    }

    private List<String> window(String circle) throws SQLException {
        return rows("""
                select member || ' ' || case when outcome = 'graded'
                    then cast(rank() over (partition by outcome order by total desc) as text) else 'null' end
                from standing where township = '%s' and cycle = '2026' and %s order by total desc, member desc
                """.formatted(yunxi.id, circle));
    }

    private static List<String> rows(String sql) throws SQLException {
        List<String> read = new ArrayList<>();
        try (Connection connection = Scene.connect();
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            while (rows.next()) {
                read.add(rows.getString(1));
            }
        }
        return read;
    }

    private void establish(OrganisationId organisation, OrganisationId parent) {
        yunxi.publish(new PointsEvent.OrganisationEstablished(
                organisation,
                parent,
                parent == null ? OrganisationLevel.COMMITTEE : OrganisationLevel.BRANCH,
                "community",
                LocalDate.parse("2026-01-01"),
                TownshipStory.at("2026-01-01")));
    }

    private static OrganisationId newOrganisation() {
        return new OrganisationId(UUID.randomUUID());
    }
}
