package cn.sanwei.rating.projector;

import cn.sanwei.rating.projector.rows.Rows;
import cn.sanwei.rating.projector.tables.Statements;
import cn.sanwei.rating.projector.writing.TurnRows;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * When the days of townships turn whose rule books ask for it: when the clock says so, some ledgers at a time, and what
 * comes meanwhile is read in between. Whoever owns the partition next goes on with those that are left. Days that were
 * missed are turned at once, and no day is turned back.
 *
 * <p>A township waits until what lay in its topics is read: a service that was away must not say of anybody that he did
 * nothing before it has heard what he did.
 */
final class DayTurning {
    private final TownshipTurning turning;
    private final TurnRows rows;
    private final Clock clock;
    private final Deque<Rows.TurnedRow> behind = new ArrayDeque<>();
    private Map<TopicPartition, Long> toBeRead = Map.of();
    private LocalDate looked;
    private volatile boolean look = true;

    DayTurning(BatchProcessor processor, Statements statements, Clock clock) {
        this.turning = new TownshipTurning(processor, statements);
        this.rows = new TurnRows(statements);
        this.clock = clock;
    }

    /** The assignment has changed, or a township has its first rule book that asks for it; also from another thread. */
    void lookAgain() {
        look = true;
    }

    /**
     * Does some of what is to be done.
     *
     * @return whether more can be done at once
     */
    boolean step(Consumer<?, ?> consumer, Map<Integer, Long> tokens) throws SQLException {
        LocalDate today = CycleDays.dayOf(clock.instant());
        if (look || today.isAfter(looked)) {
            look = false;
            looked = today;
            behind.clear();
            behind.addAll(rows.behind(tokens.keySet(), today));
            toBeRead = behind.isEmpty()
                    ? Map.of()
                    : consumer.endOffsets(consumer.assignment().stream()
                            .filter(log -> behind.stream().anyMatch(row -> row.partition() == log.partition()))
                            .toList());
        }
        behind.removeIf(township -> !tokens.containsKey(township.partition()));
        Optional<Rows.TurnedRow> next = behind.stream()
                .filter(township -> isRead(consumer, township.partition()))
                .findFirst();
        if (next.isPresent()
                && turning.isTurned(next.get(), looked, tokens.get(next.get().partition()))) {
            behind.remove(next.get());
        }
        return next.isPresent() && !behind.isEmpty();
    }

    /** How many townships have yet to turn. */
    int behind() {
        return behind.size();
    }

    private boolean isRead(Consumer<?, ?> consumer, int partition) {
        return toBeRead.entrySet().stream()
                .filter(log -> log.getKey().partition() == partition)
                .allMatch(log -> consumer.position(log.getKey()) >= log.getValue());
    }
}
