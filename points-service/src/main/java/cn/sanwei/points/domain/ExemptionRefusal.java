package cn.sanwei.points.domain;

import cn.sanwei.contracts.Cycle;
import java.time.LocalDate;

/** Why a member is not left out of a grading, or an application does not go on. */
public sealed interface ExemptionRefusal extends PointsRefusal {
    /** The rule book that judges the cycle knows no exemption on application. */
    record NotByApproval(Cycle cycle) implements ExemptionRefusal {}

    record CycleNotBegun(Cycle cycle, LocalDate first) implements ExemptionRefusal {}

    record ApplicantNotOnRoster() implements ExemptionRefusal {}

    /** One application at a time: this one is not decided yet, or stands. */
    record AlreadyUnderWay(ExemptionStage stage) implements ExemptionRefusal {}

    /** @param stage where the application stands instead */
    record WrongExemptionStage(ExemptionStage stage) implements ExemptionRefusal {}

    /** Nobody decides for himself. */
    record DecidedByApplicant() implements ExemptionRefusal {}

    /** Two people for every record: who wrote the branch's decision down does not confirm it. */
    record ApprovedByEndorser() implements ExemptionRefusal {}
}
