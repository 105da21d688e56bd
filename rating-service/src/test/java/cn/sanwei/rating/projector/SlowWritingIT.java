package cn.sanwei.rating.projector;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.rating.story.TownshipStory;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A batch is folded while the one before it is being written: what that one has not committed yet must not be missed. */
class SlowWritingIT {
    private static final long SLOW_MS = 200;

    private final ProjectorWorld world = new ProjectorWorld();
    private final TownshipStory yunxi = new TownshipStory(world);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_rule_book_finds_the_members_who_came_just_before_it() {
        yunxi.begun();
        MemberId first = yunxi.member();
        yunxi.read(first, "2026-03-06");
        MemberId last = yunxi.member();
        yunxi.ruleBook(2, "2026-01-01", TownshipStory.RULES.replace("{points: 50}", "{points: 60}"));

        world.start(new Projector(world.settings("one", 1), Clock.systemUTC(), SlowWritingIT::slowly));
        world.awaitRead();

        assertThat(world.totalOf(yunxi, first, "2026")).isEqualTo("61.00");
        assertThat(world.totalOf(yunxi, last, "2026")).isEqualTo("60.00");
    }

    private static void slowly() {
        try {
            Thread.sleep(SLOW_MS); // in this time the next batch would be folded if it waited for nothing
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
