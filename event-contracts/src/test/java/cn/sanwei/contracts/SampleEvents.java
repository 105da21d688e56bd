package cn.sanwei.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** One event of each type with invented ids, as the approved samples show it. */
final class SampleEvents {
    private static final Instant AT = Instant.parse("2026-03-06T01:30:00.250Z");
    private static final Instant EVENING = Instant.parse("2026-03-06T11:00:00Z");
    private static final LocalDate FROM = LocalDate.of(2026, 1, 1);
    private static final LocalDate UNTIL = LocalDate.of(2027, 1, 31);
    private static final Cycle CYCLE = Cycle.of(2026);
    private static final OrganisationId COMMITTEE = new OrganisationId(id("organisation/committee"));
    private static final OrganisationId BRANCH = new OrganisationId(id("organisation/branch"));
    private static final MemberId MEMBER = new MemberId(id("member/1"));
    private static final MemberId OTHER = new MemberId(id("member/2"));
    private static final ArticleId ARTICLE = new ArticleId(id("article"));
    private static final ImportId IMPORT = new ImportId(id("import"));
    private static final ObjectionId OBJECTION = new ObjectionId(id("objection"));
    private static final ExemptionId EXEMPTION = new ExemptionId(id("exemption"));
    private static final RecordSheetId SHEET = new RecordSheetId(id("record-sheet"));
    private static final RecordId RECORD = new RecordId(id("record"));
    private static final QueryId QUERY = new QueryId(id("query"));
    private static final ActivityId ACTIVITY = new ActivityId(id("activity"));
    private static final WishId WISH = new WishId(id("wish"));
    private static final String RULE_BOOK = """
            ruleBook: yunxi
            version: 1
            """;

    private SampleEvents() {}

    static List<SanweiEvent> all() {
        return List.of(
                new PointsEvent.TownshipRegistered(
                        TownshipId.of("yunxi"), CountyId.of("lanchuan"), "990101001", FROM, AT),
                new PointsEvent.TownshipDesignated(TownshipId.of("yunxi"), "990101002", UNTIL, AT),
                new PointsEvent.OrganisationEstablished(
                        BRANCH, COMMITTEE, OrganisationLevel.BRANCH, "community", FROM, AT),
                new PointsEvent.MemberRegistered(
                        MEMBER, BRANCH, MemberStatus.FULL, Set.of("in-service", "rural"), Set.of(), FROM, AT),
                new PointsEvent.MemberAssigned(
                        MEMBER, BRANCH, MemberStatus.FULL, Set.of("retired"), Set.of("group-leader"), FROM, AT),
                new PointsEvent.MemberLeft(MEMBER, UNTIL, AT),
                new PointsEvent.RuleBookPublished(RuleBookId.of("yunxi"), 1, FROM, RULE_BOOK, AT),
                new PointsEvent.ArticlePublished(ARTICLE, "theory", 90, AT),
                new PointsEvent.ArticleRead(MEMBER, ARTICLE, "theory", AT),
                new PointsEvent.PastFactImported(
                        IMPORT,
                        17,
                        MEMBER,
                        "activity-attended",
                        Map.of("hours", new BigDecimal("1.5")),
                        Map.of("kind", "theme-day", "mark", "present"),
                        AT),
                new PointsEvent.OpeningBalanceImported(
                        IMPORT, 18, MEMBER, CYCLE, Micro.PLATFORM, Points.of("12.50"), AT),
                new PointsEvent.ImportedRowTakenBack(IMPORT, 18, MEMBER, id("event/imported"), AT),
                new PointsEvent.BranchScoreEntered(BRANCH, CYCLE, "points-work", Points.of("88.00"), AT),
                new PointsEvent.CycleCloseRequested(CYCLE, AT),
                new PointsEvent.QuarterCloseRequested(CYCLE, 1, AT),
                new PointsEvent.CycleReopened(CYCLE, AT),
                new PointsEvent.QuarterReopened(CYCLE, 1, AT),
                new PointsEvent.QuarterSheetFedBack(BRANCH, CYCLE, 1, id("event/quarter-close-requested"), AT),
                new PointsEvent.MeetingResultRecorded(
                        BRANCH,
                        CYCLE,
                        List.of(
                                new PointsEvent.MemberGrade(MEMBER, "three-stars"),
                                new PointsEvent.MemberGrade(OTHER, "none")),
                        AT),
                new PointsEvent.MeetingResultReturned(BRANCH, CYCLE, AT),
                new PointsEvent.MeetingResultConfirmed(BRANCH, CYCLE, AT),
                new PointsEvent.PublicationOpened(BRANCH, CYCLE, UNTIL, AT),
                new PointsEvent.ObjectionFiled(OBJECTION, BRANCH, CYCLE, OTHER, AT),
                new PointsEvent.ObjectionAnswered(OBJECTION, BRANCH, CYCLE, OTHER, true, "one-star", AT),
                new PointsEvent.ObjectionWithdrawn(OBJECTION, BRANCH, CYCLE, OTHER, AT),
                new PointsEvent.MemberStarsAwarded(MEMBER, BRANCH, CYCLE, "three-stars", UNTIL, AT),
                new PointsEvent.BranchStarsAwarded(BRANCH, CYCLE, "two-stars", UNTIL, AT),
                new PointsEvent.ExemptionRequested(EXEMPTION, OTHER, BRANCH, CYCLE, AT),
                new PointsEvent.ExemptionEndorsed(EXEMPTION, OTHER, CYCLE, AT),
                new PointsEvent.ExemptionRefused(EXEMPTION, OTHER, CYCLE, "office", AT),
                new PointsEvent.ExemptionApproved(EXEMPTION, OTHER, CYCLE, AT),
                new PointsEvent.ExemptionWithdrawn(EXEMPTION, OTHER, CYCLE, AT),
                new PointsEvent.ExemptionRevoked(EXEMPTION, OTHER, CYCLE, id("event/approval"), AT),
                new PointsEvent.RecordEntered(SHEET, RECORD, BRANCH, OTHER, AT),
                new PointsEvent.RecordReturned(SHEET, RECORD, AT),
                new PointsEvent.RecordWithdrawn(SHEET, RECORD, AT),
                new PointsEvent.RecordConfirmed(
                        SHEET,
                        RECORD,
                        BRANCH,
                        OTHER,
                        "deed-recorded",
                        Map.of("hours", new BigDecimal("2.5")),
                        Map.of("kind", "volunteer-service"),
                        EVENING),
                new PointsEvent.RecordCorrectionEntered(SHEET, RECORD, AT),
                new PointsEvent.RecordCorrected(
                        SHEET,
                        RECORD,
                        BRANCH,
                        OTHER,
                        "deed-recorded",
                        Map.of("hours", new BigDecimal("1.5")),
                        Map.of("kind", "volunteer-service"),
                        id("event/record"),
                        EVENING),
                new PointsEvent.RecordCancelled(SHEET, RECORD, OTHER, id("event/record"), AT),
                new PointsEvent.QueryFiled(QUERY, OTHER, BRANCH, CYCLE, id("event/record"), "volunteering", UNTIL, AT),
                new PointsEvent.QueryWithdrawn(QUERY, OTHER, AT),
                new PointsEvent.QueryAnswered(QUERY, OTHER, "corrected", RECORD, UNTIL, AT),
                new PointsEvent.AppealFiled(QUERY, OTHER, UNTIL, AT),
                new PointsEvent.AppealDecided(QUERY, OTHER, "explained", null, AT),
                new ActivityEvent.ActivityFiled(ACTIVITY, BRANCH, "theme-day", "study", AT, EVENING, "everyone", AT),
                new ActivityEvent.ActivityAcknowledged(ACTIVITY, AT),
                new ActivityEvent.ActivityReturned(ACTIVITY, AT),
                new ActivityEvent.ActivityPublished(ACTIVITY, AT),
                new ActivityEvent.MemberSignedUp(ACTIVITY, MEMBER, AT),
                new ActivityEvent.SignUpWithdrawn(ACTIVITY, MEMBER, AT),
                new ActivityEvent.AttendanceRecorded(
                        ACTIVITY,
                        BRANCH,
                        MEMBER,
                        "theme-day",
                        "study",
                        AttendanceMark.PRESENT,
                        new BigDecimal("1.5"),
                        "code",
                        AT),
                new ActivityEvent.AttendanceCorrected(
                        ACTIVITY,
                        BRANCH,
                        MEMBER,
                        "theme-day",
                        "study",
                        AttendanceMark.LATE,
                        new BigDecimal("1.5"),
                        "hand",
                        id("event/attendance-recorded"),
                        AT),
                new ActivityEvent.AttendanceWithdrawn(ACTIVITY, MEMBER, id("event/attendance-recorded"), AT),
                new ActivityEvent.ActivityClosed(ACTIVITY, 36, 30, 2, 1, 2, 1, EVENING),
                new WishEvent.WishSubmitted(WISH, AT),
                new WishEvent.WishAccepted(WISH, "service", AT),
                new WishEvent.WishRefused(WISH, AT),
                new WishEvent.WishPublished(WISH, AT),
                new WishEvent.WishClaimed(WISH, MEMBER, "service", LocalDate.of(2026, 3, 20), AT),
                new WishEvent.ClaimWithdrawn(WISH, MEMBER, id("event/wish-claimed"), AT),
                new WishEvent.WishFulfilled(WISH, MEMBER, AT),
                new WishEvent.FulfilmentConfirmed(WISH, MEMBER, "service", 5, AT),
                new WishEvent.FulfilmentRejected(WISH, MEMBER, AT),
                new RatingEvent.GradeChanged(MEMBER, CYCLE, "one-star", "two-stars", id("event/article-read"), AT),
                new RatingEvent.CycleClosed(
                        CYCLE,
                        id("event/cycle-close-requested"),
                        RuleBookId.of("yunxi"),
                        1,
                        "5f".repeat(32),
                        List.of(
                                new RatingEvent.Frozen(
                                        MEMBER, Points.of("92.50"), "three-stars", "graded", "a1".repeat(32), BRANCH),
                                new RatingEvent.Frozen(OTHER, Points.ZERO, "none", "exempt", "b2".repeat(32), null)),
                        AT),
                new RatingEvent.QuarterClosed(
                        CYCLE,
                        1,
                        BRANCH,
                        id("event/quarter-close-requested"),
                        25,
                        RuleBookId.of("yunxi"),
                        1,
                        "6e".repeat(32),
                        List.of(
                                new RatingEvent.FrozenQuarter(
                                        MEMBER,
                                        Points.of("22.50"),
                                        Points.of("72.50"),
                                        "one-star",
                                        "graded",
                                        "c3".repeat(32)),
                                new RatingEvent.FrozenQuarter(
                                        OTHER, Points.of("3.00"), Points.of("3.00"), null, "exempt", "d4".repeat(32))),
                        AT));
    }

    private static UUID id(String key) {
        return UUID.nameUUIDFromBytes(("sanwei-sample/" + key).getBytes(UTF_8));
    }
}
