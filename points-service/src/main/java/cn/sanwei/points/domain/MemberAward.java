package cn.sanwei.points.domain;

import static cn.sanwei.eventstore.decider.Decision.accept;
import static cn.sanwei.eventstore.decider.Decision.refuse;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.ObjectionId;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.PointsEvent.MeetingResultConfirmed;
import cn.sanwei.contracts.PointsEvent.MeetingResultRecorded;
import cn.sanwei.contracts.PointsEvent.MeetingResultReturned;
import cn.sanwei.contracts.PointsEvent.MemberGrade;
import cn.sanwei.contracts.PointsEvent.MemberStarsAwarded;
import cn.sanwei.contracts.PointsEvent.ObjectionAnswered;
import cn.sanwei.contracts.PointsEvent.ObjectionFiled;
import cn.sanwei.contracts.PointsEvent.ObjectionWithdrawn;
import cn.sanwei.contracts.PointsEvent.OfAward;
import cn.sanwei.contracts.PointsEvent.PublicationOpened;
import cn.sanwei.contracts.TownshipId;
import cn.sanwei.eventstore.decider.Decider;
import cn.sanwei.eventstore.decider.Decision;
import cn.sanwei.points.domain.AwardCommand.AnswerObjection;
import cn.sanwei.points.domain.AwardCommand.AwardStars;
import cn.sanwei.points.domain.AwardCommand.ConfirmMeetingResult;
import cn.sanwei.points.domain.AwardCommand.FileObjection;
import cn.sanwei.points.domain.AwardCommand.HeldOnPaper;
import cn.sanwei.points.domain.AwardCommand.RecordMeetingResult;
import cn.sanwei.points.domain.AwardCommand.ReturnMeetingResult;
import cn.sanwei.points.domain.AwardCommand.WithdrawObjection;
import cn.sanwei.points.domain.AwardState.Awarded;
import cn.sanwei.points.domain.AwardState.Open;
import cn.sanwei.points.domain.AwardState.Published;
import cn.sanwei.points.domain.AwardState.Recorded;
import cn.sanwei.points.domain.AwardState.Returned;
import cn.sanwei.points.domain.GradingRefusal.CycleNotClosed;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The award of one branch's members in one cycle: the members' meeting decides, the office checks, objections are heard,
 * and then it stands. The points only indicate; people award.
 */
public final class MemberAward implements Decider<AwardState, AwardCommand, OfAward> {
    /** More than this in one publication is no hearing of objections any more. */
    public static final int MOST_OBJECTIONS = 200;
    /** Of one person in one publication, by himself and as many again on paper: nobody fills the hearing alone. */
    public static final int MOST_OBJECTIONS_OF_ONE = 10;

    public static String stream(TownshipId township, Cycle cycle, OrganisationId branch) {
        return "award/" + township + "/" + cycle + "/" + branch;
    }

    @Override
    public AwardState initial() {
        return new Open();
    }

    @Override
    public Decision<OfAward> decide(AwardState state, AwardCommand command) {
        return switch (command) {
            case RecordMeetingResult c ->
                switch (state) {
                    case Open open -> record(c);
                    case Returned returned -> record(c);
                    case Recorded recorded -> wrong(state);
                    case Published published -> wrong(state);
                    case Awarded awarded -> wrong(state);
                };
            case ReturnMeetingResult c ->
                switch (state) {
                    case Recorded recorded -> returned(c);
                    case Published published -> takeBack(published, c);
                    case Open open -> wrong(state);
                    case Returned returned -> wrong(state);
                    case Awarded awarded -> wrong(state);
                };
            case ConfirmMeetingResult c -> state instanceof Recorded ? confirm(c) : wrong(state);
            case FileObjection c -> state instanceof Published published ? object(published, c) : wrong(state);
            case AnswerObjection c -> state instanceof Published published ? answer(published, c) : wrong(state);
            case WithdrawObjection c -> state instanceof Published published ? withdraw(published, c) : wrong(state);
            case AwardStars c -> state instanceof Published published ? award(published, c) : wrong(state);
        };
    }

    @Override
    public AwardState evolve(AwardState state, OfAward event) {
        return switch (event) {
            case MeetingResultRecorded e -> new Recorded(grades(e.grades()));
            case MeetingResultReturned e -> new Returned();
            case MeetingResultConfirmed e -> Published.first(((Recorded) state).grades());
            case PublicationOpened e -> ((Published) state).openUntil(e.until());
            case ObjectionFiled e -> ((Published) state).withObjection(e.objection(), e.member());
            case ObjectionAnswered e -> ((Published) state).withAnswer(e.objection(), e.member(), e.grade());
            case ObjectionWithdrawn e -> ((Published) state).withWithdrawal(e.objection());
            case MemberStarsAwarded e -> new Awarded();
        };
    }

    private static Decision<OfAward> record(RecordMeetingResult c) {
        if (!c.isBranch()) {
            return refuse(new AwardRefusal.NotABranch(c.organisation()));
        }
        if (!c.cycleClosed()) {
            return refuse(new CycleNotClosed(c.cycle()));
        }
        List<AwardRefusal.GradeError> errors = MeetingResult.errors(c);
        if (!errors.isEmpty()) {
            return refuse(new AwardRefusal.GradesWrong(errors));
        }
        List<MemberGrade> grades = c.decided().stream()
                .map(decided -> new MemberGrade(decided.member(), decided.grade()))
                .sorted(java.util.Comparator.comparing(MemberGrade::member))
                .toList();
        return accept(new MeetingResultRecorded(c.organisation(), c.cycle(), grades, c.occurredAt()));
    }

    private static Decision<OfAward> returned(ReturnMeetingResult c) {
        return accept(new MeetingResultReturned(c.organisation(), c.cycle(), c.occurredAt()));
    }

    /** What is out already is taken back only when everybody who objected has his answer. */
    private static Decision<OfAward> takeBack(Published published, ReturnMeetingResult c) {
        if (!published.unanswered().isEmpty()) {
            return refuse(
                    new AwardRefusal.ObjectionsUnanswered(published.unanswered().size()));
        }
        return returned(c);
    }

    private static Decision<OfAward> confirm(ConfirmMeetingResult c) {
        if (c.byRecorder()) {
            return refuse(new AwardRefusal.CheckedByRecorder());
        }
        if (c.held().isEmpty()) {
            return confirmed(c, c.days().after(c.today(), c.objectionDays()));
        }
        HeldOnPaper held = c.held().get();
        if (held.until().isBefore(held.from())) {
            return refuse(new AwardRefusal.PublicationTurnedAround(held.from(), held.until()));
        }
        if (!held.until().isBefore(c.today())) {
            return refuse(new AwardRefusal.PublicationNotHeldYet(held.until()));
        }
        int workingDays = c.days().within(held.from(), held.until());
        if (workingDays < c.objectionDays()) {
            return refuse(new AwardRefusal.PublicationTooShort(workingDays, c.objectionDays()));
        }
        return confirmed(c, held.until());
    }

    private static Decision<OfAward> confirmed(ConfirmMeetingResult c, LocalDate until) {
        return accept(
                new MeetingResultConfirmed(c.organisation(), c.cycle(), c.occurredAt()),
                new PublicationOpened(c.organisation(), c.cycle(), until, c.occurredAt()));
    }

    /** The declared period is the least: as long as nothing is awarded, an objection is heard. */
    private static Decision<OfAward> object(Published published, FileObjection c) {
        if (published.knows(c.objection())) {
            return refuse(new AwardRefusal.ObjectionAlreadyFiled(c.objection()));
        }
        if (!published.grades().containsKey(c.member())) {
            return refuse(new AwardRefusal.MemberNotInResult(c.member()));
        }
        if (published.objections() >= MOST_OBJECTIONS) {
            return refuse(new AwardRefusal.TooManyObjections(MOST_OBJECTIONS));
        }
        // Answered or taken back, it was one: who files and withdraws in turns would use up the others' share.
        if (c.earlier().stream().filter(published::knows).count() >= MOST_OBJECTIONS_OF_ONE) {
            return refuse(new AwardRefusal.TooManyObjectionsOfOne(MOST_OBJECTIONS_OF_ONE, c.onPaper()));
        }
        return accept(new ObjectionFiled(c.objection(), c.organisation(), c.cycle(), c.member(), c.occurredAt()));
    }

    private static Decision<OfAward> answer(Published published, AnswerObjection c) {
        Optional<Decision<OfAward>> settled = settled(published, c.objection());
        if (settled.isPresent()) {
            return settled.get();
        }
        if (c.byObjector()) {
            return refuse(new AwardRefusal.AnsweredByObjector());
        }
        if (c.upheld() && c.grade().isEmpty()) {
            return refuse(new AwardRefusal.GradeNeededToUphold());
        }
        if (!c.upheld() && c.grade().isPresent()) {
            return refuse(new AwardRefusal.GradeWithoutUpholding());
        }
        if (c.grade().isPresent() && !c.grades().has(c.grade().get())) {
            return refuse(new AwardRefusal.GradeUnknown(c.grade().get()));
        }
        return accept(new ObjectionAnswered(
                c.objection(),
                c.organisation(),
                c.cycle(),
                published.unanswered().get(c.objection()),
                c.upheld(),
                c.grade().orElse(null),
                c.occurredAt()));
    }

    private static Decision<OfAward> withdraw(Published published, WithdrawObjection c) {
        Optional<Decision<OfAward>> settled = settled(published, c.objection());
        if (settled.isPresent()) {
            return settled.get();
        }
        if (c.byConcerned()) {
            return refuse(new AwardRefusal.WithdrawnByConcerned());
        }
        Optional<LocalDate> impossible = c.paper()
                .map(AwardCommand.SignedOn::day)
                .filter(day -> day.isBefore(c.filed()) || day.isAfter(c.today()));
        if (impossible.isPresent()) {
            return refuse(new AwardRefusal.WithdrawalNotSignedThen(impossible.get(), c.filed(), c.today()));
        }
        return accept(new ObjectionWithdrawn(
                c.objection(),
                c.organisation(),
                c.cycle(),
                published.unanswered().get(c.objection()),
                c.occurredAt()));
    }

    /** Why there is nothing left to do about an objection; empty while it waits for its answer. */
    private static Optional<Decision<OfAward>> settled(Published published, ObjectionId objection) {
        if (published.unanswered().containsKey(objection)) {
            return Optional.empty();
        }
        if (published.answered().contains(objection)) {
            return Optional.of(refuse(new AwardRefusal.ObjectionAlreadyAnswered(objection)));
        }
        return Optional.of(refuse(
                published.withdrawn().contains(objection)
                        ? new AwardRefusal.ObjectionAlreadyWithdrawn(objection)
                        : new AwardRefusal.ObjectionUnknown(objection)));
    }

    /** Every grade is an event, none too: who was looked at and got no star is then known for good. */
    private static Decision<OfAward> award(Published published, AwardStars c) {
        if (!c.today().isAfter(published.until())) {
            return refuse(new AwardRefusal.PublicationRuns(published.until()));
        }
        if (!published.unanswered().isEmpty()) {
            return refuse(
                    new AwardRefusal.ObjectionsUnanswered(published.unanswered().size()));
        }
        return accept(published.grades().entrySet().stream()
                .map(grade -> new MemberStarsAwarded(
                        grade.getKey(), c.organisation(), c.cycle(), grade.getValue(), c.boardUntil(), c.occurredAt()))
                .toList());
    }

    private static Decision<OfAward> wrong(AwardState state) {
        return refuse(new AwardRefusal.WrongStage(state.stage()));
    }

    private static Map<MemberId, String> grades(List<MemberGrade> decided) {
        Map<MemberId, String> grades = new TreeMap<>();
        decided.forEach(grade -> grades.put(grade.member(), grade.grade()));
        return grades;
    }
}
