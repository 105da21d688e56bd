package cn.sanwei.rating.projector.rows;

import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.scoring.facts.Fact;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

/** The rows that the projector reads and writes, as they lie in their tables. */
public final class Rows {
    private Rows() {}

    /** A member in a township: what a ledger belongs to. */
    public record MemberKey(String township, UUID member) {}

    public record StandingKey(String township, UUID member, String cycle) {}

    /** Who said it and where in his store: unique for good. */
    public record EventKey(String township, int source, StorePlace place) {}

    /** @param kind number of what it is called */
    public record FactRow(EventKey key, int kind, UUID event, UUID subject, Fact fact, FirstEntry first) {}

    /** Of a fact, lying in its row; set when it is folded, in the batch that brings it. */
    public static final class FirstEntry {
        private EntryRow entry;
        private String cycle;
        private Vocabulary.Said said;

        public boolean isSet() {
            return entry != null;
        }

        public void set(String itsCycle, EntryRow its, Vocabulary.Said words) {
            cycle = itsCycle;
            entry = its;
            said = words;
        }

        public EntryRow entry() {
            return entry;
        }

        public String cycle() {
            return cycle;
        }

        public Vocabulary.Said said() {
            return said;
        }
    }

    /** An entry with a row of its own. */
    public record FurtherRow(StandingKey standing, EntryRow entry, Vocabulary.Said said) {}

    /** An entry that is no longer so. */
    public record SupersededRow(StandingKey standing, EntryRow entry) {}

    public record HeardRow(EventKey key, int kind) {}

    public record OrganisationRow(
            String township, UUID organisation, UUID parent, String level, String sector, LocalDate from) {}

    /** @param status and the rest null or empty where the member left */
    public record RosterRow(
            MemberKey member,
            String sequence,
            UUID event,
            UUID organisation,
            MemberStatus status,
            Set<String> categories,
            Set<String> posts,
            LocalDate from,
            boolean left) {}

    public record RuleBookRow(
            String township,
            String ruleBook,
            int version,
            LocalDate countsFrom,
            String source,
            Instant publishedAt,
            String sequence) {}

    public record WishRow(String township, UUID wish, boolean open, String sequence) {}

    /** @param kind member or branch */
    public record AwardRow(
            String township,
            String kind,
            UUID subject,
            UUID organisation,
            String cycle,
            String grade,
            String label,
            int stars,
            LocalDate until,
            String sequence) {}

    /**
     * One entry as it stands in the ledger; equal when nothing of it has changed.
     *
     * @param event null for what no single event gave
     */
    public record EntryRow(
            String fact,
            UUID event,
            String rule,
            String label,
            String micro,
            LocalDate on,
            Instant occurredAt,
            long raw,
            long points,
            String reason,
            String ruleBook,
            int ruleBookVersion,
            boolean afterClose) {}

    public record StoredEntry(StandingKey standing, EntryRow entry) {}

    public record FrozenRow(StandingKey standing, long total, String grade, String outcome, String ledgerHash) {}

    public record ClosingRow(
            String township,
            String cycle,
            UUID request,
            UUID event,
            String ruleBook,
            int ruleBookVersion,
            String hash,
            Instant closedAt,
            boolean madeHere) {}

    /**
     * A member's figures in one cycle; in hundredths.
     *
     * @param ledgerHash null until the cycle is closed
     */
    public record StandingRow(
            StandingKey key,
            int partition,
            UUID organisation,
            String state,
            String outcome,
            long total,
            long base,
            long platform,
            long points,
            long wish,
            String grade,
            long corrections,
            String ruleBook,
            int ruleBookVersion,
            String ledgerHash,
            int gradeChanges,
            Done done,
            Instant asOf) {

        /** Whether it takes part in ranks: somebody who is graded, in a branch. */
        public boolean isRanked() {
            return organisation != null && outcome.equals(GRADED);
        }

        /** The same but for the time: then nothing has to be written. */
        boolean saysTheSameAs(StandingRow other) {
            return with(state, gradeChanges, other.asOf).equals(other);
        }

        /** With the hash of what it is frozen as; one that is awarded stays so. */
        public StandingRow closed(String hash) {
            return with(state.equals("open") ? "closed" : state, gradeChanges, asOf, hash);
        }

        public StandingRow withGradeChanges(int changes) {
            return with(state, changes, asOf);
        }

        private StandingRow with(String its, int changes, Instant time) {
            return with(its, changes, time, ledgerHash);
        }

        private StandingRow with(String its, int changes, Instant time, String hash) {
            return new StandingRow(
                    key,
                    partition,
                    organisation,
                    its,
                    outcome,
                    total,
                    base,
                    platform,
                    points,
                    wish,
                    grade,
                    corrections,
                    ruleBook,
                    ruleBookVersion,
                    hash,
                    changes,
                    done,
                    time);
        }
    }

    public static final String GRADED = "graded";
    public static final String EXEMPT = "exempt";
    /** On no roster in that cycle, or under no rule book. */
    public static final String UNGRADED = "ungraded";

    /** What a member did, for the county's sums; what was taken back does not count. */
    public record Done(int articlesRead, int attended, int missed, int wishesFulfilled) {}

    /**
     * @param pointsWork null until it is entered; likewise the others
     * @param membersMean null where it is not weighed, and of nobody
     * @param members of how many that is the mean
     */
    public record BranchRow(
            String township,
            UUID organisation,
            String cycle,
            Long pointsWork,
            Long yearEndTarget,
            Long membersMean,
            int members,
            Long total,
            String grade,
            String ruleBook,
            int ruleBookVersion,
            Instant asOf) {

        /** The same but for the time: then nothing has to be written. */
        public boolean saysTheSameAs(BranchRow other) {
            return new BranchRow(
                            township,
                            organisation,
                            cycle,
                            pointsWork,
                            yearEndTarget,
                            membersMean,
                            members,
                            total,
                            grade,
                            ruleBook,
                            ruleBookVersion,
                            other.asOf)
                    .equals(other);
        }
    }

    /** @param day that has begun for the township; null before the first turn */
    public record TurnedRow(String township, int partition, LocalDate day) {}

    /** @param day at whose turn the ledger changes if nothing more happens */
    public record DueRow(StandingKey ledger, LocalDate day) {}

    public record UnfoldedRow(StandingKey standing, String reason) {}

    /** An event of this service's own, on its way into its store. */
    public record OwnEvent(
            String township, String stream, int version, UUID id, cn.sanwei.contracts.RatingEvent event) {}
}
