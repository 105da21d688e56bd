package cn.sanwei.points.read.awards;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.TownshipId;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.domain.CycleClosing;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Whether a township has closed a cycle. */
public final class Cycles {
    private Cycles() {}

    public static Uni<Boolean> isClosed(Transaction transaction, TownshipId township, Cycle cycle) {
        String stream = CycleClosing.stream(township, cycle);
        return transaction.versions(List.of(stream)).map(versions -> versions.get(stream) > 0);
    }
}
