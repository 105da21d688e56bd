package cn.sanwei.operations.faults;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.scoring.rulebook.reading.Reading;
import cn.sanwei.scoring.rulebook.reading.RuleBookParser;
import org.junit.jupiter.api.Test;

class FaultTownshipTest {
    @Test
    void the_campaigns_rule_book_stands_the_check() {
        assertThat(RuleBookParser.parse(FaultTownship.RULE_BOOK.formatted(2025)))
                .isInstanceOf(Reading.Accepted.class);
    }

    @Test
    void there_are_activities_for_every_mark_that_the_traffic_sends() {
        for (int commands = 1; commands < 6_000; commands += 37) {
            assertThat(Traffic.activitiesFor(commands)).isGreaterThan(Traffic.highestActivity(commands));
        }
    }
}
