package cn.sanwei.contracts;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What has happened in points-service. Kept for good: add a version, never edit one. */
public sealed interface PointsEvent extends SanweiEvent {

    /** The events of one township's own stream. */
    sealed interface OfTownship extends PointsEvent {
        TownshipId township();
    }

    /** The events of one member's stream; like the families below, so that its decider's switch can be exhaustive. */
    sealed interface OfMember extends PointsEvent {}

    /** The events of one import's stream. */
    sealed interface OfImport extends PointsEvent {}

    /** The events by which one organisation is graded in one cycle. */
    sealed interface OfBranchGrade extends PointsEvent {}

    /** The events by which one cycle and its quarters are closed, and opened again. */
    sealed interface OfCycle extends PointsEvent {}

    /** The events by which one branch's members are awarded in one cycle. */
    sealed interface OfAward extends PointsEvent {}

    /** The events by which one member is left out of the grading of one cycle, or is not. */
    sealed interface OfExemption extends PointsEvent {}

    /** The events of one sheet of records. */
    sealed interface OfRecordSheet extends PointsEvent {}

    /** The events by which one query about an entry is answered, and the appeal against the answer. */
    sealed interface OfQuery extends PointsEvent {}

    /** The events by which one quarter's sheet is handed back to one branch. */
    sealed interface OfQuarterSheet extends PointsEvent {}

    /** @param code division code of nine digits, in force from {@code from} */
    @EventType("cn.sanwei.points.township-registered.v1")
    record TownshipRegistered(TownshipId township, CountyId county, String code, LocalDate from, Instant occurredAt)
            implements OfTownship {}

    /**
     * From {@code from} on the township is called otherwise, has another code, or both; its id stays. What it is called is
     * said to those who ask points-service, not here.
     *
     * @param code division code of nine digits, in force from {@code from}; the one before where only the name changes
     */
    @EventType("cn.sanwei.points.township-designated.v1")
    record TownshipDesignated(TownshipId township, String code, LocalDate from, Instant occurredAt)
            implements OfTownship {}

    /** @param sector village, community, private-enterprise, social-organisation or office */
    @EventType("cn.sanwei.points.organisation-established.v1")
    record OrganisationEstablished(
            OrganisationId organisation,
            @MayBeAbsent OrganisationId parent,
            OrganisationLevel level,
            String sector,
            LocalDate from,
            Instant occurredAt)
            implements PointsEvent {}

    @EventType("cn.sanwei.points.member-registered.v1")
    record MemberRegistered(
            MemberId member,
            OrganisationId organisation,
            MemberStatus status,
            Set<String> categories,
            Set<String> posts,
            LocalDate from,
            Instant occurredAt)
            implements OfMember {}

    /** From {@code from} on, all four together: what is not repeated here is no longer so. */
    @EventType("cn.sanwei.points.member-assigned.v1")
    record MemberAssigned(
            MemberId member,
            OrganisationId organisation,
            MemberStatus status,
            Set<String> categories,
            Set<String> posts,
            LocalDate from,
            Instant occurredAt)
            implements OfMember {}

    /** From {@code from} on the member is on no roster of this township. */
    @EventType("cn.sanwei.points.member-left.v1")
    record MemberLeft(MemberId member, LocalDate from, Instant occurredAt) implements OfMember {}

    /** @param source the rule book itself, YAML: a public norm, so it travels whole and anybody can recompute */
    @EventType("cn.sanwei.points.rule-book-published.v1")
    record RuleBookPublished(RuleBookId ruleBook, int version, LocalDate countsFrom, String source, Instant occurredAt)
            implements PointsEvent {}

    @EventType("cn.sanwei.points.article-published.v1")
    record ArticlePublished(ArticleId article, String category, int secondsToRead, Instant occurredAt)
            implements PointsEvent {}

    /** Read to the end, once per member, article and day. The seconds that it took are not kept anywhere. */
    @EventType("cn.sanwei.points.article-read.v1")
    record ArticleRead(MemberId member, ArticleId article, String category, Instant occurredAt)
            implements PointsEvent {}

    /** A fact from before the township joined; {@code fact} is a type that scoring knows. */
    @EventType("cn.sanwei.points.past-fact-imported.v1")
    record PastFactImported(
            ImportId importId,
            int row,
            MemberId member,
            String fact,
            Map<String, BigDecimal> measures,
            Map<String, String> attributes,
            Instant occurredAt)
            implements OfImport {}

    /** Points that a member brings from the old ledger, without their single facts. */
    @EventType("cn.sanwei.points.opening-balance-imported.v1")
    record OpeningBalanceImported(
            ImportId importId, int row, MemberId member, Cycle cycle, Micro micro, Points points, Instant occurredAt)
            implements OfImport {}

    /**
     * The import was a mistake: this row counts no longer.
     *
     * @param imported id of the event that imported it
     */
    @EventType("cn.sanwei.points.imported-row-taken-back.v1")
    record ImportedRowTakenBack(ImportId importId, int row, MemberId member, UUID imported, Instant occurredAt)
            implements OfImport {}

    /** @param part points-work or year-end-target; entering it again replaces the score before */
    @EventType("cn.sanwei.points.branch-score-entered.v1")
    record BranchScoreEntered(OrganisationId organisation, Cycle cycle, String part, Points score, Instant occurredAt)
            implements OfBranchGrade {}

    @EventType("cn.sanwei.points.cycle-close-requested.v1")
    record CycleCloseRequested(Cycle cycle, Instant occurredAt) implements OfCycle {}

    /** @param quarter 1 to 4: three months each, from the cycle's first day */
    @EventType("cn.sanwei.points.quarter-close-requested.v1")
    record QuarterCloseRequested(Cycle cycle, int quarter, Instant occurredAt) implements OfCycle {}

    /** What was frozen is superseded and kept; why is said to the township, not here. */
    @EventType("cn.sanwei.points.cycle-reopened.v1")
    record CycleReopened(Cycle cycle, Instant occurredAt) implements OfCycle {}

    /** @param quarter the one that was closed last */
    @EventType("cn.sanwei.points.quarter-reopened.v1")
    record QuarterReopened(Cycle cycle, int quarter, Instant occurredAt) implements OfCycle {}

    /**
     * The sheet of a closed quarter is handed back to a branch: its members find a notice with their own figures.
     *
     * @param closing id of the {@link QuarterCloseRequested} whose figures these are
     */
    @EventType("cn.sanwei.points.quarter-sheet-fed-back.v1")
    record QuarterSheetFedBack(OrganisationId organisation, Cycle cycle, int quarter, UUID closing, Instant occurredAt)
            implements OfQuarterSheet {}

    /** What the branch's members' meeting decided, a grade for each member it looked at. */
    @EventType("cn.sanwei.points.meeting-result-recorded.v1")
    record MeetingResultRecorded(OrganisationId organisation, Cycle cycle, List<MemberGrade> grades, Instant occurredAt)
            implements OfAward {}

    /** The office sends the result back to the branch; why is said to the branch, not here. */
    @EventType("cn.sanwei.points.meeting-result-returned.v1")
    record MeetingResultReturned(OrganisationId organisation, Cycle cycle, Instant occurredAt) implements OfAward {}

    @EventType("cn.sanwei.points.meeting-result-confirmed.v1")
    record MeetingResultConfirmed(OrganisationId organisation, Cycle cycle, Instant occurredAt) implements OfAward {}

    /** Objections are heard until {@code until}, that day included. */
    @EventType("cn.sanwei.points.publication-opened.v1")
    record PublicationOpened(OrganisationId organisation, Cycle cycle, LocalDate until, Instant occurredAt)
            implements OfAward {}

    @EventType("cn.sanwei.points.objection-filed.v1")
    record ObjectionFiled(
            ObjectionId objection, OrganisationId organisation, Cycle cycle, MemberId member, Instant occurredAt)
            implements OfAward {}

    /** @param grade what the member is given instead, where the objection was upheld */
    @EventType("cn.sanwei.points.objection-answered.v1")
    record ObjectionAnswered(
            ObjectionId objection,
            OrganisationId organisation,
            Cycle cycle,
            MemberId member,
            boolean upheld,
            @MayBeAbsent String grade,
            Instant occurredAt)
            implements OfAward {}

    /** Before it was answered, by whoever had objected or on a paper that he signed; why is not asked. */
    @EventType("cn.sanwei.points.objection-withdrawn.v1")
    record ObjectionWithdrawn(
            ObjectionId objection, OrganisationId organisation, Cycle cycle, MemberId member, Instant occurredAt)
            implements OfAward {}

    /** @param boardUntil last day on which the board may show it */
    @EventType("cn.sanwei.points.member-stars-awarded.v1")
    record MemberStarsAwarded(
            MemberId member,
            OrganisationId organisation,
            Cycle cycle,
            String grade,
            LocalDate boardUntil,
            Instant occurredAt)
            implements OfAward {}

    /** @param boardUntil last day on which the board may show it */
    @EventType("cn.sanwei.points.branch-stars-awarded.v1")
    record BranchStarsAwarded(
            OrganisationId organisation, Cycle cycle, String grade, LocalDate boardUntil, Instant occurredAt)
            implements OfBranchGrade {}

    /** The member asks to be left out of the cycle's grading; why is said to branch and office, not here. */
    @EventType("cn.sanwei.points.exemption-requested.v1")
    record ExemptionRequested(
            ExemptionId exemption, MemberId member, OrganisationId organisation, Cycle cycle, Instant occurredAt)
            implements OfExemption {}

    /** The branch's meeting agreed; the office has still to. */
    @EventType("cn.sanwei.points.exemption-endorsed.v1")
    record ExemptionEndorsed(ExemptionId exemption, MemberId member, Cycle cycle, Instant occurredAt)
            implements OfExemption {}

    /** @param by branch or office: who did not agree */
    @EventType("cn.sanwei.points.exemption-refused.v1")
    record ExemptionRefused(ExemptionId exemption, MemberId member, Cycle cycle, String by, Instant occurredAt)
            implements OfExemption {}

    /** From here on the member is not graded in that cycle, if its rule book exempts by approval. */
    @EventType("cn.sanwei.points.exemption-approved.v1")
    record ExemptionApproved(ExemptionId exemption, MemberId member, Cycle cycle, Instant occurredAt)
            implements OfExemption {}

    /** Before it was approved, by the member. */
    @EventType("cn.sanwei.points.exemption-withdrawn.v1")
    record ExemptionWithdrawn(ExemptionId exemption, MemberId member, Cycle cycle, Instant occurredAt)
            implements OfExemption {}

    /** @param approval id of the event that approved it and counts no longer */
    @EventType("cn.sanwei.points.exemption-revoked.v1")
    record ExemptionRevoked(ExemptionId exemption, MemberId member, Cycle cycle, UUID approval, Instant occurredAt)
            implements OfExemption {}

    /**
     * Somebody wrote down what the member did, and it waits for a second person; what it says is not said before that. Again
     * when it was changed in the meantime or after it was returned.
     *
     * @param organisation whose sheet it is
     */
    @EventType("cn.sanwei.points.record-entered.v1")
    record RecordEntered(
            RecordSheetId sheet, RecordId record, OrganisationId organisation, MemberId member, Instant occurredAt)
            implements OfRecordSheet {}

    /** The second person sends it back; a correction that is sent back leaves the record as it stands. */
    @EventType("cn.sanwei.points.record-returned.v1")
    record RecordReturned(RecordSheetId sheet, RecordId record, Instant occurredAt) implements OfRecordSheet {}

    /** Taken back before the second person decided; a correction that is taken back leaves the record as it stands. */
    @EventType("cn.sanwei.points.record-withdrawn.v1")
    record RecordWithdrawn(RecordSheetId sheet, RecordId record, Instant occurredAt) implements OfRecordSheet {}

    /**
     * The second person confirmed it: from here on it counts.
     *
     * @param fact a type that scoring knows
     * @param occurredAt when it happened: that is the day for which points count
     */
    @EventType("cn.sanwei.points.record-confirmed.v1")
    record RecordConfirmed(
            RecordSheetId sheet,
            RecordId record,
            OrganisationId organisation,
            MemberId member,
            String fact,
            Map<String, BigDecimal> measures,
            Map<String, String> attributes,
            Instant occurredAt)
            implements OfRecordSheet {}

    /** Somebody proposes to correct or to cancel a confirmed record, and it waits for a second person. */
    @EventType("cn.sanwei.points.record-correction-entered.v1")
    record RecordCorrectionEntered(RecordSheetId sheet, RecordId record, Instant occurredAt) implements OfRecordSheet {}

    /**
     * What it says counts from here on in place of what it corrects.
     *
     * @param corrects id of the event that counted before
     * @param occurredAt when it happened
     */
    @EventType("cn.sanwei.points.record-corrected.v1")
    record RecordCorrected(
            RecordSheetId sheet,
            RecordId record,
            OrganisationId organisation,
            MemberId member,
            String fact,
            Map<String, BigDecimal> measures,
            Map<String, String> attributes,
            UUID corrects,
            Instant occurredAt)
            implements OfRecordSheet {}

    /** @param corrects id of the event that counts no longer */
    @EventType("cn.sanwei.points.record-cancelled.v1")
    record RecordCancelled(RecordSheetId sheet, RecordId record, MemberId member, UUID corrects, Instant occurredAt)
            implements OfRecordSheet {}

    /**
     * A member asks about one entry of his ledger; what he asks is said to who answers, not here.
     *
     * @param organisation whose secretary answers; absent where the office does
     * @param entry id of the event that the entry comes from
     * @param rule the rule that made the entry
     * @param due the day by whose end it is to be answered
     */
    @EventType("cn.sanwei.points.query-filed.v1")
    record QueryFiled(
            QueryId query,
            MemberId member,
            @MayBeAbsent OrganisationId organisation,
            Cycle cycle,
            UUID entry,
            String rule,
            LocalDate due,
            Instant occurredAt)
            implements OfQuery {}

    @EventType("cn.sanwei.points.query-withdrawn.v1")
    record QueryWithdrawn(QueryId query, MemberId member, Instant occurredAt) implements OfQuery {}

    /**
     * @param outcome explained or corrected
     * @param record what corrects it, where that is a record
     * @param appealUntil the last day for an appeal
     */
    @EventType("cn.sanwei.points.query-answered.v1")
    record QueryAnswered(
            QueryId query,
            MemberId member,
            String outcome,
            @MayBeAbsent RecordId record,
            LocalDate appealUntil,
            Instant occurredAt)
            implements OfQuery {}

    /** Once, to the office. */
    @EventType("cn.sanwei.points.appeal-filed.v1")
    record AppealFiled(QueryId query, MemberId member, LocalDate due, Instant occurredAt) implements OfQuery {}

    /**
     * @param outcome explained or corrected
     * @param record what corrects it, where that is a record
     */
    @EventType("cn.sanwei.points.appeal-decided.v1")
    record AppealDecided(
            QueryId query,
            MemberId member,
            String outcome,
            @MayBeAbsent RecordId record,
            Instant occurredAt) implements OfQuery {}

    /** A grade by its code: three-stars, two-stars, one-star, none, or what the rule book declares. */
    record MemberGrade(MemberId member, String grade) {}
}
