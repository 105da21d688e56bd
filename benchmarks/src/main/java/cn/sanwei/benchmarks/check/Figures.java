package cn.sanwei.benchmarks.check;

import java.util.UUID;

/**
 * What one member's ledger comes to.
 *
 * @param total in hundredths
 * @param digest of all entries, whatever their order: see {@link #ofEntry}
 */
public record Figures(long total, int entries, long digest) {
    public static final Figures NOTHING = new Figures(0, 0, 0);

    /** To be added up over a member's entries. */
    public static long ofEntry(UUID fact, String rule, long raw, long points) {
        long mixed = fact.getMostSignificantBits() * 31 + fact.getLeastSignificantBits();
        mixed = mixed * 0x9E3779B97F4A7C15L + rule.hashCode();
        mixed = mixed * 0xBF58476D1CE4E5B9L + raw;
        mixed = mixed * 0x94D049BB133111EBL + points;
        return mixed ^ mixed >>> 32;
    }
}
