package cn.sanwei.rating.projector.gathering;

import cn.sanwei.contracts.ActivityEvent;
import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.PointsEvent;
import cn.sanwei.contracts.RatingEvent;
import cn.sanwei.contracts.SanweiEvent;
import cn.sanwei.contracts.WishEvent;
import cn.sanwei.contracts.WishId;
import cn.sanwei.rating.projector.held.TownshipState;
import cn.sanwei.rating.projector.rows.Cause;
import cn.sanwei.rating.projector.rows.Rows;
import cn.sanwei.rating.projector.rows.Vocabulary;
import cn.sanwei.rating.projector.topics.Judged;
import cn.sanwei.rating.projector.topics.ReadRuleBooks;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.FactTypes;
import cn.sanwei.scoring.facts.Subject;
import cn.sanwei.scoring.rulebook.grading.Band;
import cn.sanwei.scoring.rulebook.reading.Reading;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What one new event changes: rows to be written, and whose ledgers have to be folded again. The switches have no
 * default: a new event breaks the build here too.
 */
public final class EventApplication {
    public static final Duration TOLERATED_FUTURE = Duration.ofMinutes(5);

    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Pending pending;
    private final Map<String, TownshipState> townships;
    private final boolean closes;

    /** @param closes false where closings are read back from the topic, and none is made */
    public EventApplication(Pending pending, Map<String, TownshipState> townships, boolean closes) {
        this.pending = pending;
        this.townships = townships;
        this.closes = closes;
    }

    /** Either all of it is pending afterwards, or the event is among the dead ones with the reason. */
    public void apply(Judged.Event event) {
        TownshipState township = townships.get(event.township());
        try {
            effects(event, township);
            if (event.fact() != null) {
                fact(event, township, event.fact());
            } else {
                pending.heard.add(new Rows.HeardRow(event.key(), kind(event, township, null, null)));
            }
            openCycle(event, township);
        } catch (IllegalArgumentException refused) {
            pending.dead.add(new Judged.Dead(event.incoming(), event.envelope().type() + ": " + refused.getMessage()));
        }
    }

    private void effects(Judged.Event event, TownshipState township) {
        switch (event.event()) {
            case PointsEvent points -> points(event, points, township);
            case WishEvent wish -> wish(event, wish);
            case RatingEvent rating -> rating(event, rating, township);
            case ActivityEvent facts -> {}
        }
    }

    private void points(Judged.Event event, PointsEvent points, TownshipState township) {
        switch (points) {
            case PointsEvent.TownshipRegistered e -> {
                township.belongsTo(e.county().value());
                pending.countyOf.put(event.township(), e.county().value());
            }
            case PointsEvent.TownshipDesignated e -> {}
            case PointsEvent.OrganisationEstablished e ->
                pending.organisations.add(new Rows.OrganisationRow(
                        event.township(),
                        e.organisation().value(),
                        e.parent() == null ? null : e.parent().value(),
                        e.level().code(),
                        e.sector(),
                        e.from()));
            case PointsEvent.MemberRegistered e ->
                roster(event, e.member(), e.organisation(), e.status(), e.categories(), e.posts(), e.from());
            case PointsEvent.MemberAssigned e ->
                roster(event, e.member(), e.organisation(), e.status(), e.categories(), e.posts(), e.from());
            case PointsEvent.MemberLeft e -> roster(event, e.member(), null, null, Set.of(), Set.of(), e.from());
            case PointsEvent.RuleBookPublished e -> publish(event, e, township);
            case PointsEvent.CycleCloseRequested e -> {
                String cycle = e.cycle().value();
                if (township.judging(cycle).isEmpty()) {
                    throw new IllegalArgumentException("no rule book judges the cycle that shall be closed");
                }
                if (closes && township.closing(cycle) == null) {
                    pending.closeRequests.add(new Pending.CloseRequest(event, cycle));
                }
            }
            case PointsEvent.QuarterCloseRequested e -> pending.closings.request(event, e, township, closes);
            case PointsEvent.CycleReopened e -> pending.closings.reopen(event, e, township, pending);
            case PointsEvent.QuarterReopened e -> pending.closings.reopen(event, e);
            case PointsEvent.MemberStarsAwarded e -> {
                award(
                        event,
                        township,
                        "member",
                        e.member().value(),
                        e.organisation(),
                        e.cycle().value(),
                        e.grade(),
                        e.boardUntil());
                Pending.Touch touch =
                        pending.member(event.township(), e.member().value());
                touch.anew();
                touch.cycle(e.cycle().value(), cause(event));
            }
            case PointsEvent.BranchStarsAwarded e ->
                award(
                        event,
                        township,
                        "branch",
                        e.organisation().value(),
                        e.organisation(),
                        e.cycle().value(),
                        e.grade(),
                        e.boardUntil());
            case PointsEvent.OfExemption e -> {}
            case PointsEvent.OfRecordSheet e -> {}
            case PointsEvent.OfQuery e -> {}
            case PointsEvent.OfQuarterSheet e -> {}
            case PointsEvent.ArticlePublished e -> {}
            case PointsEvent.ArticleRead e -> {}
            case PointsEvent.PastFactImported e -> {}
            case PointsEvent.OpeningBalanceImported e -> {}
            case PointsEvent.ImportedRowTakenBack e -> {}
            case PointsEvent.BranchScoreEntered e -> {}
            case PointsEvent.MeetingResultRecorded e -> {}
            case PointsEvent.MeetingResultReturned e -> {}
            case PointsEvent.MeetingResultConfirmed e -> {}
            case PointsEvent.PublicationOpened e -> {}
            case PointsEvent.ObjectionFiled e -> {}
            case PointsEvent.ObjectionAnswered e -> {}
            case PointsEvent.ObjectionWithdrawn e -> {}
        }
    }

    private void wish(Judged.Event event, WishEvent wish) {
        switch (wish) {
            case WishEvent.WishPublished e -> wish(event, e.wish(), true);
            case WishEvent.WishClaimed e -> wish(event, e.wish(), true);
            case WishEvent.ClaimWithdrawn e -> wish(event, e.wish(), true);
            case WishEvent.FulfilmentConfirmed e -> wish(event, e.wish(), false);
            case WishEvent.WishSubmitted e -> {}
            case WishEvent.WishAccepted e -> {}
            case WishEvent.WishRefused e -> {}
            case WishEvent.WishFulfilled e -> {}
            case WishEvent.FulfilmentRejected e -> {}
        }
    }

    private void wish(Judged.Event event, WishId wish, boolean open) {
        String sequence = event.envelope().sequence();
        pending.wishes.merge(
                wish.value(),
                new Rows.WishRow(event.township(), wish.value(), open, sequence),
                (before, now) -> before.sequence().compareTo(now.sequence()) > 0 ? before : now);
    }

    /** Our own events come back to us: a closing is news only to a ledger that is built anew. */
    private void rating(Judged.Event event, RatingEvent rating, TownshipState township) {
        switch (rating) {
            case RatingEvent.GradeChanged e -> {}
            case RatingEvent.QuarterClosed e -> pending.closings.elsewhere(event, e);
            case RatingEvent.CycleClosed e -> {
                String cycle = e.cycle().value();
                Rows.ClosingRow before = township.closing(cycle);
                if (before != null && before.request().equals(e.request())) {
                    return;
                }
                Rows.ClosingRow closing = new Rows.ClosingRow(
                        event.township(),
                        cycle,
                        e.request(),
                        event.envelope().id(),
                        e.ruleBook().value(),
                        e.ruleBookVersion(),
                        e.hash(),
                        e.occurredAt(),
                        false);
                List<Rows.FrozenRow> frozen = e.frozen().stream()
                        .map(each -> new Rows.FrozenRow(
                                new Rows.StandingKey(
                                        event.township(), each.member().value(), cycle),
                                each.total().hundredths(),
                                each.grade(),
                                each.outcome(),
                                each.ledgerHash()))
                        .toList();
                if (township.isSuperseded(closing)) {
                    pending.closings.superseded.add(new PendingClosings.Superseded(closing, frozen));
                    return;
                }
                if (before != null) {
                    pending.closings.supersede(before, township, pending);
                }
                township.close(closing);
                pending.closedElsewhere.add(new Pending.ClosedElsewhere(event.township(), closing, frozen));
                pending.township(event.township()).cycle(cycle, cause(event));
            }
        }
    }

    private void roster(
            Judged.Event event,
            MemberId member,
            OrganisationId organisation,
            MemberStatus status,
            Set<String> categories,
            Set<String> posts,
            LocalDate from) {
        Rows.MemberKey key = new Rows.MemberKey(event.township(), member.value());
        pending.rosterLines.add(new Rows.RosterRow(
                key,
                event.envelope().sequence(),
                event.envelope().id(),
                organisation == null ? null : organisation.value(),
                status,
                categories,
                posts,
                from,
                organisation == null));
        Pending.Touch touch = pending.member(event.township(), member.value());
        touch.anew();
        touch.every(cause(event));
    }

    private void publish(Judged.Event event, PointsEvent.RuleBookPublished e, TownshipState township) {
        if (!(ReadRuleBooks.of(e.source()) instanceof Reading.Accepted accepted)) {
            throw new IllegalArgumentException("not a rule book");
        }
        boolean turned = township.turns();
        township.publish(accepted.ruleBook());
        if (!turned && township.turns()) {
            pending.turns.turned.add(new Rows.TurnedRow(event.township(), township.partition(), null));
        }
        pending.ruleBooks.add(new Rows.RuleBookRow(
                event.township(),
                e.ruleBook().value(),
                e.version(),
                e.countsFrom(),
                e.source(),
                e.occurredAt(),
                event.envelope().sequence()));
        pending.township(event.township()).every(cause(event));
    }

    private void award(
            Judged.Event event,
            TownshipState township,
            String kind,
            UUID subject,
            OrganisationId organisation,
            String cycle,
            String grade,
            LocalDate until) {
        Band band = township.judging(cycle).stream()
                .flatMap(book -> book.everyGrade().stream())
                .filter(each -> each.code().equals(grade))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("grade is none of the rule book of that cycle"));
        Rows.AwardRow award = new Rows.AwardRow(
                event.township(),
                kind,
                subject,
                organisation.value(),
                cycle,
                grade,
                band.label(),
                band.stars(),
                until,
                event.envelope().sequence());
        pending.awards.merge(
                new Pending.AwardKey(event.township(), cycle, kind, subject),
                award,
                (before, now) -> before.sequence().compareTo(now.sequence()) > 0 ? before : now);
    }

    private void fact(Judged.Event event, TownshipState township, Fact fact) {
        boolean ofMember = fact.subject().kind() == Subject.Kind.MEMBER;
        UUID subject = UUID.fromString(fact.subject().id());
        Rows.FactRow row = new Rows.FactRow(
                event.key(),
                kind(event, township, ofMember ? "member" : "organisation", fact.type()),
                event.envelope().id(),
                subject,
                fact,
                new Rows.FirstEntry());
        pending.facts.add(row);
        if (!ofMember) {
            pending.branches.put(new Pending.BranchKey(event.township(), subject), cause(event));
            return;
        }
        namings(event.township(), subject, fact);
        Pending.Touch touch = pending.member(event.township(), subject);
        touch.fact(row);
        if (fact.cancels() != null) {
            // What it takes back may lie in another cycle.
            touch.every(cause(event));
        }
        township.cycleOf(fact.occurredAt()).ifPresent(cycle -> touch.cycle(cycle, cause(event)));
        named(event.event()).ifPresent(cycle -> touch.cycle(cycle.value(), cause(event)));
    }

    /** What names nobody, since it is no id, gives nobody anything. */
    private void namings(String township, UUID member, Fact fact) {
        if (fact.attributes().isEmpty()) {
            return;
        }
        for (String relation : FactTypes.RELATIONS) {
            String named = fact.attributes().get(relation);
            if (named != null && UUID_TEXT.matcher(named).matches()) {
                pending.namings.add(new Pending.Naming(township, member, UUID.fromString(named)));
            }
        }
    }

    private int kind(Judged.Event event, TownshipState township, String subjectKind, String type) {
        return township.vocabulary()
                .kind(new Vocabulary.Kind(event.envelope().type(), subjectKind, type), pending.words);
    }

    /** The first thing that happens in a cycle gives every member a standing in it. */
    private void openCycle(Judged.Event event, TownshipState township) {
        if (event.event() instanceof RatingEvent) {
            return;
        }
        Instant at = event.event().occurredAt();
        if (at.isAfter(event.envelope().recordedTime().plus(TOLERATED_FUTURE))) {
            return;
        }
        township.cycleOf(at).ifPresent(cycle -> open(township, cycle, cause(event)));
        named(event.event())
                .filter(cycle -> township.judging(cycle.value()).isPresent())
                .ifPresent(cycle -> open(township, cycle.value(), cause(event)));
    }

    /** The cycle that a fact belongs to by its own words, wherever its day lies. */
    private static Optional<Cycle> named(SanweiEvent event) {
        if (event instanceof PointsEvent.OpeningBalanceImported balance) {
            return Optional.of(balance.cycle());
        }
        return event instanceof PointsEvent.ExemptionApproved approved
                ? Optional.of(approved.cycle())
                : Optional.empty();
    }

    public void open(TownshipState township, String cycle, Cause cause) {
        if (township.cycles().add(cycle)) {
            pending.opened.add(new Pending.OpenedCycle(township.township(), cycle));
            pending.township(township.township()).cycle(cycle, cause);
        }
    }

    public static Cause cause(Judged.Event event) {
        return new Cause(event.envelope().id(), event.envelope().recordedTime());
    }
}
