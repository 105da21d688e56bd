package cn.sanwei.points.domain;

import static cn.sanwei.points.domain.Scenario.given;

import cn.sanwei.contracts.CountyId;
import cn.sanwei.contracts.PointsEvent.OfTownship;
import cn.sanwei.contracts.PointsEvent.TownshipDesignated;
import cn.sanwei.contracts.PointsEvent.TownshipRegistered;
import cn.sanwei.contracts.TownshipId;
import cn.sanwei.points.domain.TownshipCommand.DesignateTownship;
import cn.sanwei.points.domain.TownshipRefusal.BeforeLastDesignation;
import cn.sanwei.points.domain.TownshipRefusal.DesignationUnchanged;
import cn.sanwei.points.domain.TownshipRefusal.TownshipUnknown;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class TownshipTest {
    private static final TownshipId YUNXI = TownshipId.of("yunxi");
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 1);
    private static final Instant AT = Instant.parse("2026-03-01T08:00:00Z");
    private static final OfTownship REGISTERED =
            new TownshipRegistered(YUNXI, CountyId.of("lanchuan"), "990001001", MARCH, AT);
    private static final OfTownship RECODED = new TownshipDesignated(YUNXI, "990001101", JUNE, AT);

    @Test
    void another_code_holds_from_a_day_on() {
        given(new Township(), REGISTERED)
                .when(designate("990001101", false, JUNE))
                .then(RECODED);
    }

    @Test
    void another_name_is_said_with_the_code_that_stays() {
        given(new Township(), REGISTERED, RECODED)
                .when(designate("990001101", true, JUNE))
                .then(RECODED);
    }

    @Test
    void what_changes_nothing_is_refused() {
        given(new Township(), REGISTERED, RECODED)
                .when(designate("990001101", false, JUNE))
                .thenRefused(new DesignationUnchanged(YUNXI));
    }

    @Test
    void a_name_is_not_slipped_in_before_the_last_that_was_said() {
        given(new Township(), REGISTERED, RECODED)
                .when(designate("990001102", true, JUNE.minusDays(1)))
                .thenRefused(new BeforeLastDesignation(JUNE.minusDays(1), JUNE));
    }

    @Test
    void a_township_that_is_not_there_is_called_nothing() {
        given(new Township()).when(designate("990001101", true, JUNE)).thenRefused(new TownshipUnknown(YUNXI));
    }

    private static DesignateTownship designate(String code, boolean renamed, LocalDate from) {
        return new DesignateTownship(YUNXI, code, renamed, from, AT);
    }
}
