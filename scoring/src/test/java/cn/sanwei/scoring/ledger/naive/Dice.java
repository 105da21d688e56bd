package cn.sanwei.scoring.ledger.naive;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Chance, from one seed. */
final class Dice {
    private final Random random;

    Dice(Random random) {
        this.random = random;
    }

    int nextInt(int bound) {
        return random.nextInt(bound);
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    int pick(int... from) {
        return from[random.nextInt(from.length)];
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    Set<String> some(List<String> from) {
        Set<String> some = new HashSet<>();
        from.stream().filter(tag -> chance(35)).forEach(some::add);
        return some;
    }
}
