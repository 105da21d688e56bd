package cn.sanwei.benchmarks.lanes;

import cn.sanwei.scoring.ledger.Delta;
import cn.sanwei.scoring.ledger.entries.LedgerEntry;
import cn.sanwei.scoring.ledger.judging.Judgement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.KafkaException;

/**
 * The entries of one thread's tasks between two commits, and how they reach PostgreSQL, each once: COPY in the moment
 * before Kafka's commit. Every row names its task and batch. If the thread dies between the two commits, the tasks begin
 * again where Kafka is, and first take back the rows of batches that their state does not know of.
 */
final class PostgresKeeper implements EntryKeeper, AutoCloseable {
    private final Connection connection;
    private final Map<LaneTables.Wording, Integer> wordings = new HashMap<>();
    private final Map<LaneTables.Wording, Integer> newWordings = new LinkedHashMap<>();
    private final Map<Integer, Integer> committed = new HashMap<>();
    private final Map<Key, Row> fresh = new LinkedHashMap<>();
    private final List<Row> gone = new ArrayList<>();
    private final Map<UUID, Standing> standings = new HashMap<>();
    private final int numbersFrom;

    /** An entry by what names it; entries of a member are of one township. */
    private record Key(UUID member, String fact, String rule) {}

    /** @param wording of a fresh one */
    record Row(int task, int batch, String township, UUID member, int wording, LedgerEntry entry) {}

    record Standing(String township, Judgement judgement) {}

    PostgresKeeper(Connection connection) throws SQLException {
        this.connection = connection;
        this.numbersFrom = LaneTables.numbersOfAKeeper(connection);
        connection.setAutoCommit(false);
        LaneTables.prepare(connection);
        connection.commit();
    }

    @Override
    public void begin(int task, int known) {
        try {
            LaneTables.takeBack(connection, task, known);
            connection.commit();
        } catch (SQLException e) {
            throw new KafkaException("what was kept of task " + task + " cannot be taken back", e);
        }
        committed.put(task, known);
    }

    @Override
    public int batchOf(int task) {
        return committed.get(task) + 1;
    }

    @Override
    public void changed(int task, String township, UUID member, Delta delta, Judgement judgement) {
        int batch = batchOf(task);
        for (LedgerEntry entry : delta.gone()) {
            if (fresh.remove(new Key(member, entry.fact(), entry.rule())) == null) {
                gone.add(new Row(task, batch, township, member, 0, entry));
            }
        }
        for (LedgerEntry entry : delta.fresh()) {
            fresh.put(
                    new Key(member, entry.fact(), entry.rule()),
                    new Row(task, batch, township, member, number(entry), entry));
        }
        standings.put(member, new Standing(township, judgement));
    }

    /** All that was gathered, in one transaction. */
    void commit() {
        if (fresh.isEmpty() && gone.isEmpty() && standings.isEmpty()) {
            return;
        }
        try {
            LaneTables.words(connection, newWordings);
            LaneTables.supersede(connection, gone);
            LaneTables.entries(connection, fresh.values());
            LaneTables.standings(connection, standings);
            connection.commit();
        } catch (SQLException e) {
            throw new KafkaException("the entries cannot be written", e);
        }
        fresh.values().forEach(row -> committed.merge(row.task(), row.batch(), Math::max));
        gone.forEach(row -> committed.merge(row.task(), row.batch(), Math::max));
        newWordings.clear();
        fresh.clear();
        gone.clear();
        standings.clear();
    }

    private int number(LedgerEntry entry) {
        LaneTables.Wording wording = new LaneTables.Wording(
                entry.rule(), entry.label(), entry.micro().code(), entry.ruleBookVersion(), entry.reason());
        return wordings.computeIfAbsent(wording, unknown -> {
            int number = numbersFrom + wordings.size();
            newWordings.put(unknown, number);
            return number;
        });
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
