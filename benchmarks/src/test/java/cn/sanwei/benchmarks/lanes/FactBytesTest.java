package cn.sanwei.benchmarks.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.benchmarks.work.Told;
import cn.sanwei.benchmarks.work.Work;
import cn.sanwei.benchmarks.work.WorkSettings;
import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.FactMapping;
import cn.sanwei.scoring.facts.RosterRecord;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FactBytesTest {
    @Test
    void a_fact_comes_back_from_the_store_as_it_went_in() {
        Work work = new Work(WorkSettings.of(10_000, 5));
        for (int index = work.begin(); index < work.size(); index += 13) {
            Told told = work.told(index);
            Fact fact = FactMapping.factOf(told.envelope(), told.event()).orElseThrow();
            UUID member = UUID.fromString(fact.subject().id());
            assertThat(FactBytes.fact(member, UUID.fromString(fact.id()), FactBytes.of(fact)))
                    .isEqualTo(fact);
        }
    }

    @Test
    void a_line_of_the_roster_comes_back_too() {
        RosterRecord line = new RosterRecord(
                "000001-00000000000000000001-0000000000000000001",
                false,
                LocalDate.parse("2026-01-01"),
                UUID.randomUUID().toString(),
                MemberStatus.PROBATIONARY,
                Set.of("in-service", "rural"),
                Set.of("secretary"));
        assertThat(FactBytes.line(FactBytes.of("yunxi", line))).isEqualTo(new FactBytes.Line("yunxi", line));
    }

    @Test
    void ids_come_back_from_their_key() {
        UUID member = UUID.randomUUID();
        UUID fact = UUID.randomUUID();
        byte[] key = FactBytes.key(3, member, fact);
        assertThat(FactBytes.idAt(key, 1)).isEqualTo(member);
        assertThat(FactBytes.idAt(key, 17)).isEqualTo(fact);
    }
}
