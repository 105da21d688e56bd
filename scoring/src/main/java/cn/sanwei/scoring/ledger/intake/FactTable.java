package cn.sanwei.scoring.ledger.intake;

import cn.sanwei.scoring.facts.Fact;
import java.util.function.Consumer;

/** Facts by their ids: open addressing, since tens of thousands of these are held at a time. */
final class FactTable {
    private static final int SMALLEST = 8;
    private Fact[] slots = new Fact[SMALLEST];
    private int size;

    /** The fact that has this id, or null. */
    Fact get(String id) {
        return slots[slot(slots, id)];
    }

    /** Puts it in, in the place of one with the same id if there is one. */
    void put(Fact fact) {
        int slot = slot(slots, fact.id());
        if (slots[slot] == null) {
            size++;
        }
        slots[slot] = fact;
        if (size * 3 > slots.length * 2) {
            grow();
        }
    }

    int size() {
        return size;
    }

    void forEach(Consumer<Fact> action) {
        for (Fact fact : slots) {
            if (fact != null) {
                action.accept(fact);
            }
        }
    }

    private void grow() {
        Fact[] larger = new Fact[slots.length * 2];
        for (Fact fact : slots) {
            if (fact != null) {
                larger[slot(larger, fact.id())] = fact;
            }
        }
        slots = larger;
    }

    private static int slot(Fact[] slots, String id) {
        int hash = id.hashCode();
        int slot = (hash ^ hash >>> 16) & slots.length - 1;
        while (slots[slot] != null && !slots[slot].id().equals(id)) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }
}
