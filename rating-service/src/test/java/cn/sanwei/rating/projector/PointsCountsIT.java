package cn.sanwei.rating.projector;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.rating.story.TownshipStory;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What ranks are summed up from. */
class PointsCountsIT {
    private static final UUID WHOLE_TOWNSHIP = new UUID(0, 0);

    private final ProjectorWorld world = new ProjectorWorld();
    private final TownshipStory yunxi = new TownshipStory(world);
    private MemberId anna;

    @BeforeEach
    void begin() {
        yunxi.begun();
        anna = yunxi.member();
        yunxi.member();
        yunxi.read(anna, "2026-03-06");
        world.startProjector();
        world.awaitRead();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void members_are_counted_by_points_and_by_block_in_their_branch_and_in_the_township() {
        assertThat(world.rows("select organisation, block, points, members from points_count order by 1, 2, 3"))
                .containsExactlyInAnyOrder(
                        List.of(yunxi.branch.value(), false, 5000L, 1),
                        List.of(yunxi.branch.value(), false, 5100L, 1),
                        List.of(yunxi.branch.value(), true, 5000L, 2),
                        List.of(WHOLE_TOWNSHIP, false, 5000L, 1),
                        List.of(WHOLE_TOWNSHIP, false, 5100L, 1),
                        List.of(WHOLE_TOWNSHIP, true, 5000L, 2));
        assertThat(world.rows("select * from points_count_drift")).isEmpty();
    }

    @Test
    void a_count_that_falls_to_nothing_is_gone() {
        for (int day = 1; day <= 4; day++) {
            yunxi.attended(anna, "2026-04-0" + day);
        }
        world.awaitRead();

        assertThat(world.rows(
                        "select points, members from points_count where organisation = ? and not block order by 1",
                        yunxi.branch.value()))
                .containsExactly(List.of(5000L, 1), List.of(7100L, 1));
        assertThat(world.rows(
                        "select points, members from points_count where organisation = ? and block order by 1",
                        yunxi.branch.value()))
                .containsExactly(List.of(5000L, 1), List.of(7000L, 1));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a branch by points, update points_count set members = members + 1 where organisation <> uuid_nil and not block",
        "a branch by block, update points_count set members = members + 1 where organisation <> uuid_nil and block",
        "the township by points, update points_count set members = members + 1 where organisation = uuid_nil and not block",
        "the township by block, update points_count set members = members + 1 where organisation = uuid_nil and block",
        "what is missing, delete from points_count where organisation = uuid_nil and block",
        "what counts nobody, update points_count set points = points + 1 where organisation <> uuid_nil and not block",
        "a standing that moved alone, update standing set total = total - 600",
        "a standing that is graded no more, update standing set outcome = 'exempt'"
    })
    void a_drift_is_named_wherever_it_is(String where, String tampering) {
        world.execute(tampering.replace("uuid_nil", "'" + WHOLE_TOWNSHIP + "'"));

        assertThat(world.rows("select township from points_count_drift"))
                .as(where)
                .isNotEmpty();
    }
}
