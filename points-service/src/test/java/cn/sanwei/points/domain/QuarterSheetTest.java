package cn.sanwei.points.domain;

import static cn.sanwei.points.domain.Scenario.given;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.PointsEvent.QuarterSheetFedBack;
import cn.sanwei.points.domain.GradingRefusal.QuarterNotClosed;
import cn.sanwei.points.domain.QuarterSheet.FeedBack;
import cn.sanwei.points.domain.QuarterSheetRefusal.AlreadyFedBack;
import cn.sanwei.points.domain.QuarterSheetRefusal.NobodyToTell;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class QuarterSheetTest {
    private static final Instant AT = Instant.parse("2026-10-10T02:00:00Z");
    private static final Cycle CYCLE = Cycle.of(2026);
    private static final OrganisationId BRANCH = new OrganisationId(new UUID(1, 1));
    private static final UUID CLOSING = new UUID(7, 1);
    private static final UUID CLOSED_ANEW = new UUID(7, 2);

    @Test
    void the_sheet_of_a_closed_quarter_is_handed_back_once() {
        given(new QuarterSheet()).when(feedBack(CLOSING, 36)).then(fedBack(CLOSING));
        given(new QuarterSheet(), fedBack(CLOSING))
                .when(feedBack(CLOSING, 36))
                .thenRefused(new AlreadyFedBack(CYCLE, 3));
    }

    @Test
    void after_it_was_opened_and_closed_again_it_is_handed_back_again() {
        given(new QuarterSheet(), fedBack(CLOSING))
                .when(feedBack(CLOSED_ANEW, 36))
                .then(fedBack(CLOSED_ANEW));
    }

    @Test
    void figures_that_still_move_are_handed_back_to_nobody() {
        given(new QuarterSheet())
                .when(new FeedBack(BRANCH, CYCLE, 3, Optional.empty(), 36, AT))
                .thenRefused(new QuarterNotClosed(CYCLE, 3));
    }

    @Test
    void a_branch_that_had_nobody_is_told_nothing() {
        given(new QuarterSheet()).when(feedBack(CLOSING, 0)).thenRefused(new NobodyToTell());
    }

    private static FeedBack feedBack(UUID closing, int toTell) {
        return new FeedBack(BRANCH, CYCLE, 3, Optional.of(closing), toTell, AT);
    }

    private static QuarterSheetFedBack fedBack(UUID closing) {
        return new QuarterSheetFedBack(BRANCH, CYCLE, 3, closing, AT);
    }
}
