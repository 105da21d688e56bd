package cn.sanwei.rating.projector;

import cn.sanwei.contracts.AttendanceMark;
import cn.sanwei.contracts.EventEnvelope;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.rating.story.TownshipStory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A platform that all tests of a class share, each with townships of its own; so every rebuild but the first follows another one. */
abstract class BesideTheOneThatServes {
    static RebuildWorld world;

    @BeforeAll
    static void begin() {
        world = new RebuildWorld();
    }

    @AfterAll
    static void end() {
        world.close();
    }

    static TownshipStory township() {
        return new TownshipStory(world.projection).begun();
    }

    static List<List<Object>> ledgerOf(TownshipStory yunxi) {
        return world.rows(
                "select member::text, cycle, fact, rule, raw, points, reason, after_close from ledger_entry"
                        + " where township = ? and superseded_at is null order by 1, 2, 3, 4, 5, 6",
                yunxi.id);
    }

    static List<MemberId> yearOf(TownshipStory yunxi, Random random) {
        List<MemberId> members = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            members.add(i == 5 ? yunxi.member(yunxi.branch, Set.of("away")) : yunxi.member());
        }
        world.projection.together(() -> yearOf(yunxi, members, random));
        return members;
    }

    private static void yearOf(TownshipStory yunxi, List<MemberId> members, Random random) {
        for (int i = 0; i < 300; i++) {
            MemberId member = members.get(random.nextInt(members.size()));
            String when = "2026-%02d-%02dT%02d:30:00"
                    .formatted(1 + random.nextInt(12), 1 + random.nextInt(4), random.nextInt(24));
            switch (random.nextInt(5)) {
                case 0 -> yunxi.fulfilled(member, when);
                case 1 -> {
                    EventEnvelope attended = yunxi.attended(member, when);
                    if (random.nextBoolean()) {
                        yunxi.corrected(attended, member, AttendanceMark.ABSENT, when);
                    }
                }
                default -> yunxi.read(member, when);
            }
            if (i == 150) {
                yunxi.ruleBook(2, "2026-07-01", TownshipStory.RULES.replace("points: 5}", "points: 4}"));
            }
        }
        yunxi.read(members.getFirst(), "2027-01-05");
    }
}
