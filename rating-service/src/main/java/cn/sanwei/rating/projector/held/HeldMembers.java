package cn.sanwei.rating.projector.held;

import cn.sanwei.rating.projector.rows.Rows;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Those whom the last batches touched, bounded by their facts. Who is not held is read from the tables; who is, stands as
 * a batch left him that may not be committed yet, so all are dropped when one fails.
 */
public final class HeldMembers {
    private final int factsAtMost;
    private final Map<Rows.MemberKey, HeldMember> held = new LinkedHashMap<>(1024, 0.75f, true);
    private long weight;

    public HeldMembers(int factsAtMost) {
        this.factsAtMost = factsAtMost;
    }

    /** Null for one who is not held. */
    public HeldMember get(String township, UUID member) {
        return held.get(new Rows.MemberKey(township, member));
    }

    public void put(String township, UUID member, HeldMember as, long batch) {
        as.usedIn(batch);
        weight += as.weight();
        HeldMember before = held.put(new Rows.MemberKey(township, member), as);
        weight -= before == null ? 0 : before.weight();
    }

    /** To be said of one whom this batch goes on with. */
    public void came(HeldMember to, int facts, long batch) {
        weight -= to.weight();
        to.came(facts);
        to.usedIn(batch);
        weight += to.weight();
    }

    /** Null where that ledger is not held. */
    public HeldMember.Open open(Rows.StandingKey key) {
        HeldMember whose = get(key.township(), key.member());
        return whose == null ? null : whose.cycles().get(key.cycle());
    }

    /** Puts a standing in the place of the one that a fold gave, where that is held. */
    public void stands(Rows.StandingRow standing) {
        HeldMember.Open open = open(standing.key());
        if (open != null) {
            open.stands(standing);
        }
    }

    public void remove(String township, UUID member) {
        HeldMember before = held.remove(new Rows.MemberKey(township, member));
        weight -= before == null ? 0 : before.weight();
    }

    public void remove(String township) {
        held.entrySet().removeIf(member -> {
            boolean its = member.getKey().township().equals(township);
            weight -= its ? member.getValue().weight() : 0;
            return its;
        });
    }

    /** @param committed the last batch whose rows are known to be in the tables: who was used later has to stay */
    public void trim(long committed) {
        Iterator<HeldMember> eldestFirst = held.values().iterator();
        while (weight > factsAtMost && eldestFirst.hasNext()) {
            HeldMember eldest = eldestFirst.next();
            if (eldest.usedIn() <= committed) {
                weight -= eldest.weight();
                eldestFirst.remove();
            }
        }
    }

    public void clear() {
        held.clear();
        weight = 0;
    }
}
