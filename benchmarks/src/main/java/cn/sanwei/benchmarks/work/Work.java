package cn.sanwei.benchmarks.work;

import cn.sanwei.contracts.ActivityEvent;
import cn.sanwei.contracts.EventCodec;
import cn.sanwei.contracts.EventEnvelope;
import cn.sanwei.contracts.SanweiEvent;
import cn.sanwei.contracts.Store;
import cn.sanwei.contracts.WishEvent;
import java.time.Duration;
import java.time.Instant;

/**
 * All that is to be scored, as records that are numbered in the order in which they are published. Any of them can be
 * made alone, and always comes out the same: what is checked is never read back from what was measured.
 */
public final class Work {
    private static final double POISON = 0.001;
    private static final double DUPLICATES = 0.02;
    private static final double LATE = 0.01;
    private static final double SKEW = 0.8;
    private static final long LATE_BY_AT_MOST_S = Duration.ofHours(48).toSeconds();
    private static final int REPEATED_WITHIN = 20_000;
    private static final Instant FIRST = Instant.parse("2026-01-04T00:00:00Z");
    private static final Duration LASTING = Duration.ofDays(330);

    private final WorkSettings settings;
    private final People people;
    private final Setup setup;
    private final Zipf zipf;
    private final int[] byRank;

    public Work(WorkSettings settings) {
        this.settings = settings;
        this.people = new People(settings);
        this.setup = new Setup(settings, people);
        this.zipf = new Zipf(settings.members(), SKEW);
        this.byRank = shuffled(settings);
        if (setup.size() >= settings.events()) {
            throw new IllegalArgumentException("events: more than " + setup.size() + ", or nobody does anything");
        }
    }

    public WorkSettings settings() {
        return settings;
    }

    public People people() {
        return people;
    }

    public int size() {
        return settings.events();
    }

    /** The first record that is not about rosters and rule books. */
    public int begin() {
        return setup.size();
    }

    public WorkRecord.Kind kind(int index) {
        if (index < begin()) {
            return WorkRecord.Kind.SETUP;
        }
        WorkRecord.Kind drawn = drawn(index);
        return drawn == WorkRecord.Kind.DUPLICATE && original(index) < 0 ? WorkRecord.Kind.EVENT : drawn;
    }

    public WorkRecord record(int index) {
        return switch (kind(index)) {
            case SETUP -> record(WorkRecord.Kind.SETUP, setup.at(index));
            case EVENT -> record(WorkRecord.Kind.EVENT, told(index));
            case DUPLICATE -> record(WorkRecord.Kind.DUPLICATE, told(original(index)));
            case POISON -> Poison.of(index, told(index));
        };
    }

    /** Which record a duplicate repeats; negative where there is none before it. */
    public int original(int index) {
        if (index == begin()) {
            return -1;
        }
        Dice dice = new Dice(settings.seed(), Dice.Use.KIND, index);
        dice.fraction();
        int back = dice.below(Math.min(REPEATED_WITHIN, index - begin()));
        for (int before = index - 1 - back; before >= begin(); before--) {
            if (drawn(before) == WorkRecord.Kind.EVENT) {
                return before;
            }
        }
        return -1;
    }

    /** What is told by a record from {@link #begin} on. */
    public Told told(int index) {
        Dice dice = dice(index);
        People.Person person = people.person(byRank[zipf.rank(dice.fraction())]);
        Instant recorded =
                FIRST.plusMillis((long) (LASTING.toMillis() * ((double) (index - begin()) / (size() - begin()))));
        Instant occurred = dice.in(LATE)
                ? recorded.minusSeconds(600 + dice.below((int) LATE_BY_AT_MOST_S - 600))
                : recorded.minusMillis(20);
        SanweiEvent event = Deeds.of(person, dice, occurred);
        Store store = storeOf(event);
        EventEnvelope envelope = new EventEnvelope(
                dice.uuid(),
                store.source(),
                EventCodec.typeOf(event),
                "member/" + person.member(),
                occurred,
                recorded,
                person.township(),
                sequence(index));
        return new Told(store, envelope, event);
    }

    /** The number of the member whom {@link #told} is about. */
    public int memberOf(int index) {
        return byRank[zipf.rank(dice(index).fraction())];
    }

    static String sequence(int index) {
        return EventEnvelope.sequence(1, 1_000L + index, 1 + index);
    }

    private Dice dice(int index) {
        return new Dice(settings.seed(), Dice.Use.EVENT, index);
    }

    private WorkRecord.Kind drawn(int index) {
        double which = new Dice(settings.seed(), Dice.Use.KIND, index).fraction();
        if (which < POISON) {
            return WorkRecord.Kind.POISON;
        }
        return which < POISON + DUPLICATES ? WorkRecord.Kind.DUPLICATE : WorkRecord.Kind.EVENT;
    }

    private static WorkRecord record(WorkRecord.Kind kind, Told told) {
        return new WorkRecord(
                kind,
                told.store(),
                told.envelope().township().value(),
                told.envelope().headers(),
                EventCodec.encode(told.event()));
    }

    private static Store storeOf(SanweiEvent event) {
        return switch (event) {
            case ActivityEvent e -> Store.ACTIVITY;
            case WishEvent e -> Store.WISH;
            default -> Store.POINTS;
        };
    }

    private static int[] shuffled(WorkSettings settings) {
        Dice dice = new Dice(settings.seed(), Dice.Use.ORDER, 0);
        int[] order = new int[settings.members()];
        for (int i = 0; i < order.length; i++) {
            int j = dice.below(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
