package cn.sanwei.points.domain;

import java.time.LocalDate;

/** Why a query is not taken, or does not go on. */
public sealed interface QueryRefusal extends PointsRefusal {
    /** One query for an entry; who is not content with the answer appeals. */
    record AlreadyAsked() implements QueryRefusal {}

    /** @param stage where it stands instead */
    record WrongQueryStage(QueryStage stage) implements QueryRefusal {}

    /** Nobody answers himself. */
    record AnsweredByTheMember() implements QueryRefusal {}

    /** An appeal is decided by others than who answered. */
    record DecidedByAnswerer() implements QueryRefusal {}

    record AppealTooLate(LocalDate until) implements QueryRefusal {}

    /** Who says that it is corrected names what corrects it. */
    record CorrectionMissing() implements QueryRefusal {}

    /** What was explained is not corrected. */
    record CorrectionOfNothing() implements QueryRefusal {}
}
