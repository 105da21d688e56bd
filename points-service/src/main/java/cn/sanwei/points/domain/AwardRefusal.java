package cn.sanwei.points.domain;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.ObjectionId;
import cn.sanwei.contracts.OrganisationId;
import java.time.LocalDate;
import java.util.List;

/** Why the award of a branch's members does not go on. */
public sealed interface AwardRefusal extends PointsRefusal {
    /** No such organisation in the township, or one without a members' meeting. */
    record NotABranch(OrganisationId organisation) implements AwardRefusal {}

    /** @param stage where the award stands instead */
    record WrongStage(AwardStage stage) implements AwardRefusal {}

    /** Everything that is wrong with the list of grades, so that it is put right in one go. */
    record GradesWrong(List<GradeError> errors) implements AwardRefusal {
        public GradesWrong {
            errors = List.copyOf(errors);
        }
    }

    enum Fault {
        NOT_ON_ROSTER,
        TWICE,
        MISSING,
        GRADE_UNKNOWN,
        REASON_MISSING,
        EXEMPT_WITH_STAR
    }

    record GradeError(MemberId member, Fault fault) {}

    /** Two people for every record: who wrote the result down does not check it. */
    record CheckedByRecorder() implements AwardRefusal {}

    record PublicationTurnedAround(LocalDate from, LocalDate until) implements AwardRefusal {}

    record PublicationNotHeldYet(LocalDate until) implements AwardRefusal {}

    record PublicationTooShort(int workingDays, int demanded) implements AwardRefusal {}

    record PublicationRuns(LocalDate until) implements AwardRefusal {}

    record MemberNotInResult(MemberId member) implements AwardRefusal {}

    record TooManyObjections(int most) implements AwardRefusal {}

    /** @param onPaper whether it is his papers that are so many; what he filed himself otherwise */
    record TooManyObjectionsOfOne(int most, boolean onPaper) implements AwardRefusal {}

    record ObjectionUnknown(ObjectionId objection) implements AwardRefusal {}

    record ObjectionAlreadyFiled(ObjectionId objection) implements AwardRefusal {}

    record ObjectionAlreadyAnswered(ObjectionId objection) implements AwardRefusal {}

    record ObjectionAlreadyWithdrawn(ObjectionId objection) implements AwardRefusal {}

    record AnsweredByObjector() implements AwardRefusal {}

    /** Whose grade is objected to does not enter that the objection was taken back. */
    record WithdrawnByConcerned() implements AwardRefusal {}

    /** Signed before there was an objection, or on a day that is yet to come. */
    record WithdrawalNotSignedThen(LocalDate day, LocalDate from, LocalDate until) implements AwardRefusal {}

    record GradeUnknown(String grade) implements AwardRefusal {}

    record GradeNeededToUphold() implements AwardRefusal {}

    record GradeWithoutUpholding() implements AwardRefusal {}

    record ObjectionsUnanswered(int open) implements AwardRefusal {}
}
