package cn.sanwei.benchmarks.work;

import java.util.SplittableRandom;
import java.util.UUID;

/** Chance that depends on nothing but the seed, what it is for, and a number: any record can be made alone. */
public final class Dice {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    public enum Use {
        ORDER,
        PERSON,
        KIND,
        EVENT,
        ID
    }

    private final SplittableRandom random;

    public Dice(long seed, Use use, long number) {
        random = new SplittableRandom(mix(mix(seed + GOLDEN * (use.ordinal() + 1)) + number));
    }

    public double fraction() {
        return random.nextDouble();
    }

    boolean in(double share) {
        return random.nextDouble() < share;
    }

    public int below(int bound) {
        return random.nextInt(bound);
    }

    public <T> T oneOf(T[] several) {
        return several[random.nextInt(several.length)];
    }

    /** As a random one looks. */
    public UUID uuid() {
        return new UUID(
                random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() & Long.MAX_VALUE >>> 1 | Long.MIN_VALUE);
    }

    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }
}
