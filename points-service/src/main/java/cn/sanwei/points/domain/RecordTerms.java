package cn.sanwei.points.domain;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.RecordId;
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the township knows of those whom a sheet names.
 *
 * @param books empty where none was published
 * @param rosters of each member named, as far as the township has him
 * @param organisation whose sheet it is
 * @param within the organisations that the sheet may be about: its own and those below
 * @param above the organisation above its own; empty for one at the top
 * @param recorder who writes it, where his account is a member's
 * @param same what stands or waits already of these members
 */
public record RecordTerms(
        Optional<RuleBooks> books,
        Map<MemberId, Roster> rosters,
        OrganisationId organisation,
        Set<OrganisationId> within,
        Optional<OrganisationId> above,
        Optional<MemberId> recorder,
        Set<Same> same,
        Instant at) {
    public RecordTerms {
        rosters = Map.copyOf(rosters);
        within = Set.copyOf(within);
        same = Set.copyOf(same);
    }

    /**
     * By what two records are one.
     *
     * @param record which it is; null for the one that is being read
     */
    public record Same(
            RecordId record,
            MemberId member,
            String fact,
            Instant occurredAt,
            Map<String, BigDecimal> measures,
            Map<String, String> attributes) {
        public Same {
            measures = RecordWords.plain(measures);
            attributes = Map.copyOf(attributes);
        }

        static Same of(MemberId member, RecordWords words) {
            return new Same(null, member, words.fact(), words.occurredAt(), words.measures(), words.attributes());
        }

        boolean says(Same other) {
            return member.equals(other.member)
                    && fact.equals(other.fact)
                    && isSameTime(other)
                    && measures.equals(other.measures)
                    && attributes.equals(other.attributes);
        }

        /** What was written in the morning for the same day, and what is written in the afternoon, are both of that day. */
        private boolean isSameTime(Same other) {
            return occurredAt.equals(other.occurredAt)
                    || UntimedDay.isSaidBy(occurredAt)
                            && UntimedDay.isSaidBy(other.occurredAt)
                            && CycleDays.dayOf(occurredAt).equals(CycleDays.dayOf(other.occurredAt));
        }
    }
}
