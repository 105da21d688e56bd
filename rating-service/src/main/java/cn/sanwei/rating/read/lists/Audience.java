package cn.sanwei.rating.read.lists;

import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.rating.read.Reach;
import cn.sanwei.rating.read.Select;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Of whom a caller sees a list: the office of everybody, a secretary of his subtree. */
record Audience(boolean everybody, Set<UUID> organisations) {
    private record Reached(UUID organisation) {}

    static Uni<Audience> of(EventStore store, Caller caller) {
        if (caller.has(Roles.TOWNSHIP_OFFICE)) {
            return Uni.createFrom().item(new Audience(true, Set.of()));
        }
        return store.read(
                        caller.division(),
                        transaction -> Select.list(
                                transaction,
                                Reached.class,
                                "select * from (" + Reach.SUBTREE + "select organisation from reach) x",
                                Map.of("township", caller.division(), "roots", Reach.roots(caller))))
                .map(found -> new Audience(
                        false, found.stream().map(Reached::organisation).collect(Collectors.toSet())));
    }

    /** @param organisation null where a member is in none */
    boolean sees(UUID organisation) {
        return everybody || organisation != null && organisations.contains(organisation);
    }
}
