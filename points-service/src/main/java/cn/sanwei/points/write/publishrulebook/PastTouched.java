package cn.sanwei.points.write.publishrulebook;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.TownshipId;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.read.awards.Cycles;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a version reaches back to that counts from a day in the past.
 *
 * @param from the first day whose facts are scored anew
 * @param folded open cycles: their standings change
 * @param corrected closed ones: their figures stand, and the difference is listed beside them
 */
record PastTouched(String from, List<Cycle> folded, List<Cycle> corrected) {

    /** In the first of the cycles that have a name, whenever in a year they start. */
    private static final LocalDate FIRST_KNOWN = LocalDate.of(2000, 12, 31);

    /** Empty for a version that counts from today or later. */
    static Uni<Optional<PastTouched>> by(
            Transaction transaction, TownshipId township, RuleBook version, LocalDate today) {
        LocalDate from = version.countsFrom();
        if (!from.isBefore(today)) {
            return Uni.createFrom().item(Optional.empty());
        }
        LocalDate earliest = from.isBefore(FIRST_KNOWN) ? FIRST_KNOWN : from;
        int first = CycleDays.around(earliest, version.cycleStarts()).cycle().year();
        int last = CycleDays.around(today, version.cycleStarts()).cycle().year();
        List<Cycle> folded = new ArrayList<>();
        List<Cycle> corrected = new ArrayList<>();
        return Multi.createFrom()
                .items(IntStream.rangeClosed(first, last).mapToObj(Cycle::of))
                .onItem()
                .transformToUniAndConcatenate(cycle -> Cycles.state(transaction, township, cycle)
                        .invoke(state -> (state.closed() ? corrected : folded).add(cycle)))
                .collect()
                .last()
                .map(done -> Optional.of(new PastTouched(from.toString(), folded, corrected)));
    }
}
