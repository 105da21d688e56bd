package cn.sanwei.points.write.importpast;

import cn.sanwei.contracts.TownshipId;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.workbooks.SheetError;
import cn.sanwei.workbooks.SheetWorker;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a workbook against the roster and against what is there already; stores nothing. */
@ApplicationScoped
class PastSheets {
    private final EventStore store;
    private final SheetWorker worker;

    PastSheets(EventStore store, SheetWorker worker) {
        this.store = store;
        this.worker = worker;
    }

    /** @param known how many of the rows are there already */
    record Judged(PastTable table, PastBatch batch, int known, List<SheetError> errors) {}

    Uni<Judged> judge(TownshipId township, byte[] file, Instant now) {
        return store.read(township.value(), Persons::load)
                .chain(persons -> worker.run(() -> PastTable.read(file, persons, now)))
                .chain(table -> store.read(
                        township.value(),
                        transaction -> StoredPast.known(transaction, table.rows())
                                .chain(known -> StoredPast.timesTakenBack(
                                                transaction, PastBatch.contentOf(table.rows()))
                                        .map(times -> judged(township, table, known, times)))));
    }

    private static Judged judged(
            TownshipId township, PastTable table, Map<String, Optional<String>> known, int timesTakenBack) {
        List<SheetError> errors = new ArrayList<>(table.errors());
        errors.addAll(StoredPast.contradicting(table.rows(), known));
        return new Judged(table, PastBatch.of(township, table.rows(), timesTakenBack), known.size(), errors);
    }
}
