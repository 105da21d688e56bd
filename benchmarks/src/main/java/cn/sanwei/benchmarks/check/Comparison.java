package cn.sanwei.benchmarks.check;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Whether what a lane arrived at is what it had to arrive at. */
public final class Comparison {
    private Comparison() {}

    /** What is to be looked at. */
    public enum Of {
        TOTALS,
        ENTRIES,
        TOTALS_AND_ENTRIES
    }

    /** @return what is different, in one line with an example; empty where nothing is */
    public static Optional<String> differences(Of what, Map<UUID, Figures> wanted, Map<UUID, Figures> found) {
        int different = 0;
        String example = "";
        Set<UUID> members = new HashSet<>(wanted.keySet());
        members.addAll(found.keySet());
        for (UUID member : members) {
            Figures want = seen(what, wanted.get(member));
            Figures have = seen(what, found.get(member));
            if (want == null ? have != null : !want.equals(have)) {
                if (different++ == 0) {
                    example = "member " + member + " should have " + want + " and has " + have;
                }
            }
        }
        return different == 0
                ? Optional.empty()
                : Optional.of(different + " of " + members.size() + " members differ; " + example);
    }

    private static Figures seen(Of what, Figures figures) {
        if (figures == null) {
            return null;
        }
        return switch (what) {
            case TOTALS -> new Figures(figures.total(), 0, 0);
            case ENTRIES -> new Figures(0, figures.entries(), figures.digest());
            case TOTALS_AND_ENTRIES -> figures;
        };
    }
}
