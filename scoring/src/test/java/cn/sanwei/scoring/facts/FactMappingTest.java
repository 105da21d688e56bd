package cn.sanwei.scoring.facts;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.ActivityEvent;
import cn.sanwei.contracts.ActivityId;
import cn.sanwei.contracts.ArticleId;
import cn.sanwei.contracts.AttendanceMark;
import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.EventCodec;
import cn.sanwei.contracts.ExemptionId;
import cn.sanwei.contracts.ImportId;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.Micro;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.Points;
import cn.sanwei.contracts.PointsEvent;
import cn.sanwei.contracts.RecordId;
import cn.sanwei.contracts.RecordSheetId;
import cn.sanwei.contracts.SanweiEvent;
import cn.sanwei.contracts.WishEvent;
import cn.sanwei.contracts.WishId;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactMappingTest {
    private static final UUID EVENT = new UUID(7, 7);
    private static final UUID BEFORE = new UUID(6, 6);
    private static final MemberId MEMBER = new MemberId(new UUID(0, 1));
    private static final OrganisationId BRANCH = new OrganisationId(new UUID(0, 2));
    private static final Instant AT = Instant.parse("2026-03-06T02:00:00Z");
    private static final Instant RECORDED = Instant.parse("2026-03-06T03:00:00Z");
    private static final Set<Class<?>> GIVE_A_FACT = Set.of(
            PointsEvent.ArticleRead.class,
            PointsEvent.PastFactImported.class,
            PointsEvent.OpeningBalanceImported.class,
            PointsEvent.ImportedRowTakenBack.class,
            PointsEvent.BranchScoreEntered.class,
            ActivityEvent.AttendanceRecorded.class,
            ActivityEvent.AttendanceCorrected.class,
            ActivityEvent.AttendanceWithdrawn.class,
            PointsEvent.ExemptionApproved.class,
            PointsEvent.ExemptionRevoked.class,
            PointsEvent.RecordConfirmed.class,
            PointsEvent.RecordCorrected.class,
            PointsEvent.RecordCancelled.class,
            WishEvent.WishClaimed.class,
            WishEvent.ClaimWithdrawn.class,
            WishEvent.FulfilmentConfirmed.class);

    private static Fact factOf(SanweiEvent event) {
        return FactMapping.factOf(EVENT, RECORDED, event).orElseThrow();
    }

    private static void is(
            Fact fact, String type, Map<String, String> attributes, Map<String, Measure> measures, String cancels) {
        assertThat(fact)
                .isEqualTo(new Fact(
                        EVENT.toString(),
                        EVENT.toString(),
                        new Subject(Subject.Kind.MEMBER, MEMBER.toString()),
                        type,
                        AT,
                        RECORDED,
                        measures,
                        attributes,
                        cancels));
    }

    @Test
    void an_article_read_keeps_its_category() {
        is(
                factOf(new PointsEvent.ArticleRead(MEMBER, new ArticleId(BEFORE), "theory", AT)),
                "article-read",
                Map.of("category", "theory"),
                Map.of(),
                null);
    }

    @ParameterizedTest(name = "{0} gives {1}")
    @CsvSource({
        "PRESENT, activity-attended, present",
        "LATE, activity-attended, late",
        "MADE_UP, activity-attended, made-up",
        "LEAVE, activity-leave, leave",
        "ABSENT, activity-missed, absent"
    })
    void an_attendance_is_attended_leave_or_missed_by_its_mark(AttendanceMark mark, String type, String code) {
        is(
                factOf(new ActivityEvent.AttendanceRecorded(
                        new ActivityId(BEFORE),
                        BRANCH,
                        MEMBER,
                        "theme-day",
                        "river-care",
                        mark,
                        new BigDecimal("1.5"),
                        "code",
                        AT)),
                type,
                Map.of("kind", "theme-day", "theme", "river-care", "mark", code),
                Map.of("hours", Measure.of("1.5")),
                null);
    }

    @Test
    void a_corrected_attendance_takes_the_one_before_back_and_a_theme_need_not_be_named() {
        is(
                factOf(new ActivityEvent.AttendanceCorrected(
                        new ActivityId(BEFORE),
                        BRANCH,
                        MEMBER,
                        "training",
                        null,
                        AttendanceMark.ABSENT,
                        BigDecimal.TWO,
                        "hand",
                        BEFORE,
                        AT)),
                "activity-missed",
                Map.of("kind", "training", "mark", "absent"),
                Map.of("hours", Measure.ofWhole(2)),
                BEFORE.toString());
    }

    @Test
    void a_withdrawn_attendance_takes_the_one_before_back_and_gives_nothing_else() {
        is(
                factOf(new ActivityEvent.AttendanceWithdrawn(new ActivityId(BEFORE), MEMBER, BEFORE, AT)),
                "cancellation",
                Map.of(),
                Map.of(),
                BEFORE.toString());
    }

    @Test
    void a_claim_and_its_withdrawal_and_a_confirmed_fulfilment_are_the_claimants() {
        WishId wish = new WishId(BEFORE);
        is(
                factOf(new WishEvent.WishClaimed(wish, MEMBER, "goods", null, AT)),
                "wish-claimed",
                Map.of("category", "goods"),
                Map.of(),
                null);
        is(
                factOf(new WishEvent.ClaimWithdrawn(wish, MEMBER, BEFORE, AT)),
                "cancellation",
                Map.of(),
                Map.of(),
                BEFORE.toString());
        is(
                factOf(new WishEvent.FulfilmentConfirmed(wish, MEMBER, "study", 5, AT)),
                "wish-fulfilled",
                Map.of("category", "study"),
                Map.of("rating", Measure.ofWhole(5)),
                null);
    }

    @Test
    void a_confirmed_record_is_a_fact_of_its_own_words_and_a_correction_takes_the_one_before_back() {
        RecordSheetId sheet = new RecordSheetId(EVENT);
        RecordId record = new RecordId(EVENT);
        Map<String, String> kind = Map.of("kind", "volunteer-service");
        is(
                factOf(new PointsEvent.RecordConfirmed(
                        sheet,
                        record,
                        BRANCH,
                        MEMBER,
                        "deed-recorded",
                        Map.of("hours", new BigDecimal("2.5")),
                        kind,
                        AT)),
                "deed-recorded",
                kind,
                Map.of("hours", Measure.of("2.5")),
                null);
        is(
                factOf(new PointsEvent.RecordCorrected(
                        sheet, record, BRANCH, MEMBER, "deed-recorded", Map.of(), kind, BEFORE, AT)),
                "deed-recorded",
                kind,
                Map.of(),
                BEFORE.toString());
        is(
                factOf(new PointsEvent.RecordCancelled(sheet, record, MEMBER, BEFORE, AT)),
                "cancellation",
                Map.of(),
                Map.of(),
                BEFORE.toString());
    }

    @Test
    void an_approved_exemption_names_its_cycle_and_a_revocation_takes_it_back() {
        ExemptionId exemption = new ExemptionId(EVENT);
        is(
                factOf(new PointsEvent.ExemptionApproved(exemption, MEMBER, Cycle.of(2025), AT)),
                "exemption-approved",
                Map.of("cycle", "2025"),
                Map.of(),
                null);
        is(
                factOf(new PointsEvent.ExemptionRevoked(exemption, MEMBER, Cycle.of(2025), BEFORE, AT)),
                "cancellation",
                Map.of(),
                Map.of(),
                BEFORE.toString());
    }

    @Test
    void a_row_that_was_taken_back_cancels_what_was_imported() {
        is(
                factOf(new PointsEvent.ImportedRowTakenBack(new ImportId(BEFORE), 3, MEMBER, BEFORE, AT)),
                "cancellation",
                Map.of(),
                Map.of(),
                BEFORE.toString());
    }

    @Test
    void a_past_fact_is_what_it_says() {
        is(
                factOf(new PointsEvent.PastFactImported(
                        new ImportId(BEFORE),
                        3,
                        MEMBER,
                        "donation-made",
                        Map.of("yuan", new BigDecimal("250.50")),
                        Map.of("kind", "flood"),
                        AT)),
                "donation-made",
                Map.of("kind", "flood"),
                Map.of("yuan", Measure.of("250.5")),
                null);
    }

    @Test
    void an_opening_balance_names_its_cycle_and_micro() {
        is(
                factOf(new PointsEvent.OpeningBalanceImported(
                        new ImportId(BEFORE), 3, MEMBER, Cycle.of(2026), Micro.WISH, Points.of("-2.5"), AT)),
                "opening-balance",
                Map.of("cycle", "2026", "micro", "wish"),
                Map.of("points", Measure.of("-2.5")),
                null);
    }

    @Test
    void a_branchs_score_is_the_organisations() {
        Fact fact = factOf(
                new PointsEvent.BranchScoreEntered(BRANCH, Cycle.of(2026), "points-work", Points.of("87.5"), AT));

        assertThat(fact.subject()).isEqualTo(new Subject(Subject.Kind.ORGANISATION, BRANCH.toString()));
        assertThat(fact.type()).isEqualTo("branch-score");
        assertThat(fact.attributes()).isEqualTo(Map.of("cycle", "2026", "part", "points-work"));
        assertThat(fact.measures()).isEqualTo(Map.of("score", Measure.of("87.5")));
    }

    @Test
    void every_other_event_gives_no_fact() {
        assertThat(EventCodec.types().values())
                .filteredOn(event -> !GIVE_A_FACT.contains(event))
                .isNotEmpty()
                .allSatisfy(event -> assertThat(FactMapping.factOf(EVENT, RECORDED, empty(event)))
                        .isEmpty());
    }

    @Test
    void each_fact_that_an_event_gives_has_a_type_that_is_known() {
        assertThat(Set.of(
                        "article-read",
                        "activity-attended",
                        "activity-leave",
                        "activity-missed",
                        "wish-claimed",
                        "wish-fulfilled",
                        "opening-balance",
                        "branch-score",
                        "cancellation"))
                .allMatch(FactTypes::isKnown);
        assertThat(FactTypes.importable()).containsKey("donation-made").doesNotContainKeys("branch-score", "nonsense");
    }

    @Test
    void what_is_derived_is_scored_and_never_imported() {
        assertThat(FactTypes.scoredByRules()).containsKeys("colleague-scored", "mentee-scored");
        assertThat(FactTypes.importable()).containsKey("donation-made");
        assertThat(FactTypes.importable()).doesNotContainKeys("colleague-scored", "mentee-scored");
        assertThat(FactTypes.scoredByRules().keySet())
                .filteredOn(FactTypes::isDerived)
                .containsExactly("colleague-scored", "mentee-scored");
    }

    private static SanweiEvent empty(Class<? extends SanweiEvent> event) {
        Class<?>[] types = Arrays.stream(event.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        Object[] nothing = Arrays.stream(types)
                .map(type -> type == int.class ? (Object) 0 : type == boolean.class ? false : null)
                .toArray();
        try {
            return event.getDeclaredConstructor(types).newInstance(nothing);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
