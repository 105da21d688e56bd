package cn.sanwei.benchmarks.work;

/**
 * How much there is to do. The same settings give the same work, to the byte.
 *
 * @param events all records: rosters and rule books first, then what members did
 * @param members on the rosters of all townships together
 */
public record WorkSettings(int events, int members, int townships, long seed) {
    private static final int MEMBERS = 50_000;
    private static final int TOWNSHIPS = 100;
    private static final int EVENTS_PER_MEMBER = 20;
    private static final int LEAST_EVENTS = 2_000;
    private static final int MOST_EVENTS = 10_000_000;

    public WorkSettings {
        if (events < LEAST_EVENTS || events > MOST_EVENTS) {
            throw new IllegalArgumentException("events: from " + LEAST_EVENTS + " to " + MOST_EVENTS);
        }
    }

    /** 50,000 members in 100 townships from a million events on; proportionally fewer members below. */
    public static WorkSettings of(int events, long seed) {
        return new WorkSettings(events, Math.min(MEMBERS, events / EVENTS_PER_MEMBER), TOWNSHIPS, seed);
    }
}
