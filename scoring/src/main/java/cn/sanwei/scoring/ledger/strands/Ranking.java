package cn.sanwei.scoring.ledger.strands;

import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.ledger.entries.LedgerEntry;
import cn.sanwei.scoring.ledger.entries.Outcome;
import cn.sanwei.scoring.rulebook.rules.CapGroup;
import java.time.LocalDate;
import java.util.List;

/** Of a group's rules only the highest counts: for one fact, or over a period. */
final class Ranking {
    private Ranking() {}

    static void apply(List<Draft> drafts, History history, LocalDate day) {
        for (int i = 0; i < drafts.size(); i++) {
            Draft draft = drafts.get(i);
            CapGroup group = draft.rule().ranked();
            if (group != null && draft.counts()) {
                drafts.set(
                        i,
                        group.highest().per() == null
                                ? amongFact(draft, i, drafts)
                                : overPeriod(draft, i, drafts, history, day));
            }
        }
    }

    /** The greatest in size; of several, the first. */
    private static Draft amongFact(Draft draft, int at, List<Draft> drafts) {
        for (int i = 0; i < drafts.size(); i++) {
            Draft other = drafts.get(i);
            boolean stands = other.counts() || other.kept() instanceof Outcome.Outdone;
            boolean rival = i != at && stands && isOf(other, draft.rule().ranked());
            boolean higher = other.size() > draft.size() || other.size() == draft.size() && i < at;
            if (rival && higher) {
                return draft.left(
                        Points.ZERO, new Outcome.Outdone(other.rule().rule().label()));
            }
        }
        return draft;
    }

    private static Draft overPeriod(Draft draft, int at, List<Draft> drafts, History history, LocalDate day) {
        CapGroup group = draft.rule().ranked();
        long highest = 0;
        String by = null;
        for (LedgerEntry entry : history.standing(group.rules(), group.highest().per(), day)) {
            long size = Math.abs(entry.raw().hundredths());
            if (size > highest) {
                highest = size;
                by = entry.label();
            }
        }
        for (Draft other : drafts.subList(0, at)) {
            boolean stands = other.kept() == null || other.kept().stands();
            if (isOf(other, group) && stands && other.size() > highest) {
                highest = other.size();
                by = other.rule().rule().label();
            }
        }
        if (by == null) {
            return draft;
        }
        long above = Math.max(0, draft.size() - highest);
        return draft.left(new Points(draft.raw().isNegative() ? -above : above), new Outcome.Outdone(by));
    }

    private static boolean isOf(Draft draft, CapGroup group) {
        return group.rules().contains(draft.rule().rule().id());
    }
}
