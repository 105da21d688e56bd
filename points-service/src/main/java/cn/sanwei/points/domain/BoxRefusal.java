package cn.sanwei.points.domain;

import java.time.LocalDate;

/** Why an entry of the complaint and suggestion box is not taken, or does not go on. */
public sealed interface BoxRefusal extends PointsRefusal {
    /** @param most so many may be open, or written on one day, for one person */
    record TooManyEntries(int most) implements BoxRefusal {}

    /** Who leads nothing that is named cannot be concerned. */
    record LeaderOfNothing() implements BoxRefusal {}

    /** @param stage where it stands instead */
    record WrongBoxStage(BoxStage stage) implements BoxRefusal {}

    /** Nobody decides about a complaint of which he is the subject. */
    record HandedToWhomItConcerns() implements BoxRefusal {}

    record HandedOverAlready() implements BoxRefusal {}

    /** Who wished not to be known to the branch is not given away by his own words. */
    record WordingMissing() implements BoxRefusal {}

    record ExtendedAlready() implements BoxRefusal {}

    /** What is late is answered, not given another day. */
    record ExtendedTooLate(LocalDate due) implements BoxRefusal {}

    record AnsweredByTheAuthor() implements BoxRefusal {}

    record NotContentTooLate(LocalDate until) implements BoxRefusal {}

    /** What everybody reads never says who asked. */
    record AuthorNamed() implements BoxRefusal {}

    record NothingPublished() implements BoxRefusal {}

    /** @param answer the days to answer, which those to acknowledge may not exceed */
    record AcknowledgedAfterTheAnswer(int answer) implements BoxRefusal {}
}
