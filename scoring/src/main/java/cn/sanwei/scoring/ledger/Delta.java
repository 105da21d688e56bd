package cn.sanwei.scoring.ledger;

import cn.sanwei.scoring.ledger.entries.LedgerEntry;
import java.util.ArrayList;
import java.util.List;

/**
 * What a step changed in a ledger.
 *
 * @param gone entries that are no longer so, as they were
 * @param fresh entries as they are now; one with the fact and the rule of a gone one takes its place
 */
public record Delta(List<LedgerEntry> gone, List<LedgerEntry> fresh) {
    static Delta empty() {
        return new Delta(new ArrayList<>(0), new ArrayList<>());
    }

    public boolean isEmpty() {
        return gone.isEmpty() && fresh.isEmpty();
    }

    /** What differs between two lists in the ledger's order. */
    void between(List<LedgerEntry> before, List<LedgerEntry> after) {
        int b = 0;
        int a = 0;
        while (b < before.size() || a < after.size()) {
            int order = b == before.size()
                    ? 1
                    : a == after.size() ? -1 : LedgerEntry.ORDER.compare(before.get(b), after.get(a));
            if (order < 0) {
                gone.add(before.get(b++));
            } else if (order > 0) {
                fresh.add(after.get(a++));
            } else {
                LedgerEntry was = before.get(b++);
                LedgerEntry is = after.get(a++);
                if (!was.equals(is)) {
                    gone.add(was);
                    fresh.add(is);
                }
            }
        }
    }
}
