package cn.sanwei.scoring.facts;

import cn.sanwei.contracts.ActivityEvent;
import cn.sanwei.contracts.AttendanceMark;
import cn.sanwei.contracts.EventEnvelope;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.PointsEvent;
import cn.sanwei.contracts.RatingEvent;
import cn.sanwei.contracts.SanweiEvent;
import cn.sanwei.contracts.WishEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The one table from events to facts. An event gives one fact or none, and the fact has the event's id. The switches
 * have no default: a new event breaks the build here, where somebody must think about it.
 */
public final class FactMapping {
    private FactMapping() {}

    public static Optional<Fact> factOf(EventEnvelope envelope, SanweiEvent event) {
        return factOf(envelope.id(), envelope.recordedTime(), event);
    }

    public static Optional<Fact> factOf(UUID id, Instant recordedAt, SanweiEvent event) {
        FactDraft draft = new FactDraft(id.toString(), event.occurredAt(), recordedAt);
        return switch (event) {
            case PointsEvent points -> ofPoints(draft, points);
            case ActivityEvent activity -> ofActivity(draft, activity);
            case WishEvent wish -> ofWish(draft, wish);
            case RatingEvent rating -> ofRating(rating);
        };
    }

    private static Optional<Fact> ofPoints(FactDraft draft, PointsEvent event) {
        return switch (event) {
            case PointsEvent.ArticleRead e ->
                draft.of(e.member()).attribute("category", e.category()).build(FactTypes.ARTICLE_READ);
            case PointsEvent.PastFactImported e ->
                draft.of(e.member()).saying(e.measures(), e.attributes()).build(e.fact());
            case PointsEvent.RecordConfirmed e ->
                draft.of(e.member()).saying(e.measures(), e.attributes()).build(e.fact());
            case PointsEvent.RecordCorrected e ->
                draft.of(e.member())
                        .cancels(e.corrects())
                        .saying(e.measures(), e.attributes())
                        .build(e.fact());
            case PointsEvent.RecordCancelled e ->
                draft.of(e.member()).cancels(e.corrects()).build(FactTypes.CANCELLATION);
            case PointsEvent.RecordEntered e -> Optional.empty();
            case PointsEvent.RecordReturned e -> Optional.empty();
            case PointsEvent.RecordWithdrawn e -> Optional.empty();
            case PointsEvent.RecordCorrectionEntered e -> Optional.empty();
            case PointsEvent.OfQuery e -> Optional.empty();
            case PointsEvent.OpeningBalanceImported e ->
                draft.of(e.member())
                        .attribute("cycle", e.cycle().value())
                        .attribute("micro", e.micro().code())
                        .measure("points", e.points().decimal())
                        .build(FactTypes.OPENING_BALANCE);
            case PointsEvent.ImportedRowTakenBack e ->
                draft.of(e.member()).cancels(e.imported()).build(FactTypes.CANCELLATION);
            case PointsEvent.BranchScoreEntered e ->
                draft.of(Subject.of(e.organisation()))
                        .attribute("cycle", e.cycle().value())
                        .attribute("part", e.part())
                        .measure("score", e.score().decimal())
                        .build(FactTypes.BRANCH_SCORE);
            case PointsEvent.ExemptionApproved e ->
                draft.of(e.member()).attribute("cycle", e.cycle().value()).build(FactTypes.EXEMPTION_APPROVED);
            case PointsEvent.ExemptionRevoked e ->
                draft.of(e.member()).cancels(e.approval()).build(FactTypes.CANCELLATION);
            case PointsEvent.ExemptionRequested e -> Optional.empty();
            case PointsEvent.ExemptionEndorsed e -> Optional.empty();
            case PointsEvent.ExemptionRefused e -> Optional.empty();
            case PointsEvent.ExemptionWithdrawn e -> Optional.empty();
            case PointsEvent.OfTownship e -> Optional.empty();
            case PointsEvent.OrganisationEstablished e -> Optional.empty();
            case PointsEvent.MemberRegistered e -> Optional.empty();
            case PointsEvent.MemberAssigned e -> Optional.empty();
            case PointsEvent.MemberLeft e -> Optional.empty();
            case PointsEvent.RuleBookPublished e -> Optional.empty();
            case PointsEvent.ArticlePublished e -> Optional.empty();
            case PointsEvent.OfCycle e -> Optional.empty();
            case PointsEvent.OfQuarterSheet e -> Optional.empty();
            case PointsEvent.MeetingResultRecorded e -> Optional.empty();
            case PointsEvent.MeetingResultReturned e -> Optional.empty();
            case PointsEvent.MeetingResultConfirmed e -> Optional.empty();
            case PointsEvent.PublicationOpened e -> Optional.empty();
            case PointsEvent.ObjectionFiled e -> Optional.empty();
            case PointsEvent.ObjectionAnswered e -> Optional.empty();
            case PointsEvent.ObjectionWithdrawn e -> Optional.empty();
            case PointsEvent.MemberStarsAwarded e -> Optional.empty();
            case PointsEvent.BranchStarsAwarded e -> Optional.empty();
        };
    }

    private static Optional<Fact> ofActivity(FactDraft draft, ActivityEvent event) {
        return switch (event) {
            case ActivityEvent.AttendanceRecorded e ->
                attendance(draft, e.member(), e.kind(), e.theme(), e.mark(), e.hours());
            case ActivityEvent.AttendanceCorrected e ->
                attendance(draft.cancels(e.corrects()), e.member(), e.kind(), e.theme(), e.mark(), e.hours());
            case ActivityEvent.AttendanceWithdrawn e ->
                draft.of(e.member()).cancels(e.withdraws()).build(FactTypes.CANCELLATION);
            case ActivityEvent.ActivityFiled e -> Optional.empty();
            case ActivityEvent.ActivityAcknowledged e -> Optional.empty();
            case ActivityEvent.ActivityReturned e -> Optional.empty();
            case ActivityEvent.ActivityPublished e -> Optional.empty();
            case ActivityEvent.MemberSignedUp e -> Optional.empty();
            case ActivityEvent.SignUpWithdrawn e -> Optional.empty();
            case ActivityEvent.ActivityClosed e -> Optional.empty();
        };
    }

    private static Optional<Fact> ofWish(FactDraft draft, WishEvent event) {
        return switch (event) {
            case WishEvent.WishClaimed e ->
                draft.of(e.claimant()).attribute("category", e.category()).build(FactTypes.WISH_CLAIMED);
            case WishEvent.ClaimWithdrawn e ->
                draft.of(e.claimant()).cancels(e.claim()).build(FactTypes.CANCELLATION);
            case WishEvent.FulfilmentConfirmed e ->
                draft.of(e.claimant())
                        .attribute("category", e.category())
                        .measure("rating", BigDecimal.valueOf(e.rating()))
                        .build(FactTypes.WISH_FULFILLED);
            case WishEvent.WishSubmitted e -> Optional.empty();
            case WishEvent.WishAccepted e -> Optional.empty();
            case WishEvent.WishRefused e -> Optional.empty();
            case WishEvent.WishPublished e -> Optional.empty();
            case WishEvent.WishFulfilled e -> Optional.empty();
            case WishEvent.FulfilmentRejected e -> Optional.empty();
        };
    }

    private static Optional<Fact> ofRating(RatingEvent event) {
        return switch (event) {
            case RatingEvent.GradeChanged e -> Optional.empty();
            case RatingEvent.CycleClosed e -> Optional.empty();
            case RatingEvent.QuarterClosed e -> Optional.empty();
        };
    }

    private static Optional<Fact> attendance(
            FactDraft draft, MemberId member, String kind, String theme, AttendanceMark mark, BigDecimal hours) {
        String type = switch (mark) {
            case PRESENT, LATE, MADE_UP -> FactTypes.ACTIVITY_ATTENDED;
            case LEAVE -> FactTypes.ACTIVITY_LEAVE;
            case ABSENT -> FactTypes.ACTIVITY_MISSED;
        };
        Map<String, String> said = theme == null
                ? Map.of("kind", kind, "mark", mark.code())
                : Map.of("kind", kind, "theme", theme, "mark", mark.code());
        return draft.of(member).attributes(said).measure("hours", hours).build(type);
    }

    private static final class FactDraft {
        private final String id;
        private final Instant occurredAt;
        private final Instant recordedAt;
        private Map<String, Measure> measures = Map.of();
        private Map<String, String> attributes = Map.of();
        private Subject subject;
        private String cancels;

        FactDraft(String id, Instant occurredAt, Instant recordedAt) {
            this.id = id;
            this.occurredAt = occurredAt;
            this.recordedAt = recordedAt;
        }

        FactDraft of(MemberId member) {
            return of(Subject.of(member));
        }

        FactDraft of(Subject whose) {
            subject = whose;
            return this;
        }

        FactDraft cancels(UUID event) {
            cancels = event.toString();
            return this;
        }

        FactDraft attributes(Map<String, String> all) {
            attributes = all;
            return this;
        }

        /** What an event need not say stays out. */
        FactDraft attribute(String name, String value) {
            if (value != null) {
                attributes = with(attributes, name, value);
            }
            return this;
        }

        FactDraft measure(String name, BigDecimal value) {
            measures = with(measures, name, Measure.of(value));
            return this;
        }

        /** Most facts have one of a kind or none: these cost no table. */
        private static <T> Map<String, T> with(Map<String, T> some, String name, T value) {
            if (some.isEmpty()) {
                return Map.of(name, value);
            }
            Map<String, T> more = new HashMap<>(some);
            more.put(name, value);
            return more;
        }

        FactDraft saying(Map<String, BigDecimal> figures, Map<String, String> words) {
            figures.forEach(this::measure);
            return attributes(words);
        }

        Optional<Fact> build(String type) {
            return Optional.of(new Fact(id, id, subject, type, occurredAt, recordedAt, measures, attributes, cancels));
        }
    }
}
