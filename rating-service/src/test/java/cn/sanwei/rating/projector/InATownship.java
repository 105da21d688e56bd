package cn.sanwei.rating.projector;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.Points;
import cn.sanwei.contracts.RatingEvent;
import cn.sanwei.contracts.RuleBookId;
import cn.sanwei.rating.story.TownshipStory;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A world of its own for each test, and in it a township with the usual rules and one member. */
abstract class InATownship {
    /** Stands for any hash of ledgers. */
    static final String SOME_HASH = "1".repeat(64);

    final ProjectorWorld world = new ProjectorWorld();
    final TownshipStory yunxi = new TownshipStory(world);
    MemberId member;

    @BeforeEach
    void begin() {
        yunxi.begun();
        member = yunxi.member();
    }

    @AfterEach
    void close() {
        world.close();
    }

    /** The cycle's closing as another ledger's projector said it. */
    RatingEvent.CycleClosed closedElsewhere(String total, String grade, String ledgerHash, String at) {
        return new RatingEvent.CycleClosed(
                Cycle.of("2026"),
                UUID.randomUUID(),
                RuleBookId.of("rules"),
                1,
                SOME_HASH,
                List.of(new RatingEvent.Frozen(member, Points.of(total), grade, "graded", ledgerHash, yunxi.branch)),
                TownshipStory.at(at));
    }

    /** Total, corrections, grade and state in 2026. */
    String standing() {
        return world.rows(
                        "select total, corrections, grade, state from standing where member = ? and cycle = '2026'",
                        member.value())
                .toString();
    }
}
