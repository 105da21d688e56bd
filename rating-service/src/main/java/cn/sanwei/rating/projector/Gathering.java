package cn.sanwei.rating.projector;

import cn.sanwei.contracts.PointsEvent;
import cn.sanwei.rating.projector.folding.Sharing;
import cn.sanwei.rating.projector.gathering.EventApplication;
import cn.sanwei.rating.projector.gathering.HeardKeys;
import cn.sanwei.rating.projector.gathering.Known;
import cn.sanwei.rating.projector.gathering.Pending;
import cn.sanwei.rating.projector.rows.Rows;
import cn.sanwei.rating.projector.stored.ProjectedState;
import cn.sanwei.rating.projector.tables.Progress;
import cn.sanwei.rating.projector.tables.Statements;
import cn.sanwei.rating.projector.topics.BatchRecords;
import cn.sanwei.rating.projector.topics.Incoming;
import cn.sanwei.rating.projector.topics.Judged;
import cn.sanwei.rating.projector.topics.RecordJudge;
import cn.sanwei.rating.projector.topics.RecordsAgain;
import cn.sanwei.rating.projector.writing.BatchWriting;
import cn.sanwei.rating.projector.writing.FoldedBatch;
import cn.sanwei.rating.projector.writing.HeardRows;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A batch while it grows: what its records change, gathered piece by piece. A piece is judged and applied while it is
 * still in the processors' caches, and let go; of its events nothing stays but what has to be written and folded.
 */
final class Gathering {
    private final Statements statements;
    private final RecordJudge judge;
    private final Known known;
    private final BatchWriting writing;
    private final EventApplication application;
    private final BatchRecords records;
    private final Pending pending = new Pending();
    private final HeardKeys keys = new HeardKeys();
    private final Map<Integer, Long> tokens = new TreeMap<>();
    private int fresh;
    private int repeated;

    Gathering(
            Statements statements,
            RecordJudge judge,
            Known known,
            BatchWriting writing,
            boolean closes,
            RecordsAgain again) {
        this.statements = statements;
        this.judge = judge;
        this.known = known;
        this.writing = writing;
        this.application = new EventApplication(pending, known.townships, closes);
        this.records = new BatchRecords(again);
    }

    /**
     * @param rights tokens of the partitions that these records are of
     * @param closesNothing whether to leave a piece that asks to close something
     * @return false when it was left, and nothing of it is gathered
     */
    boolean isTaken(List<Incoming> piece, Map<Integer, Long> rights, boolean closesNothing) throws SQLException {
        List<Judged> judged;
        try {
            judged = judged(piece);
        } catch (RuntimeException failure) {
            come(piece, rights);
            throw failure;
        }
        if (closesNothing && judged.stream().anyMatch(Gathering::asksToClose)) {
            return false;
        }
        come(piece, rights);
        apply(judged, rights);
        return true;
    }

    /** @param deadBecause null, or why none of them is taken */
    void take(List<Incoming> piece, Map<Integer, Long> rights, String deadBecause) throws SQLException {
        come(piece, rights);
        if (deadBecause == null) {
            apply(judged(piece), rights);
        } else {
            piece.forEach(incoming -> pending.dead.add(new Judged.Dead(incoming, deadBecause)));
        }
    }

    private void come(List<Incoming> piece, Map<Integer, Long> rights) {
        records.add(piece);
        tokens.putAll(rights);
    }

    private static boolean asksToClose(Judged judged) {
        return judged instanceof Judged.Event event
                && (event.event() instanceof PointsEvent.CycleCloseRequested
                        || event.event() instanceof PointsEvent.QuarterCloseRequested);
    }

    private void apply(List<Judged> piece, Map<Integer, Long> rights) throws SQLException {
        List<Judged.Event> events = new ArrayList<>(piece.size());
        for (Judged judged : piece) {
            switch (judged) {
                case Judged.Event event -> events.add(event);
                case Judged.Unknown unknown -> pending.unknown.add(unknown);
                case Judged.Dead dead -> pending.dead.add(dead);
            }
        }
        ProjectedState state = new ProjectedState(statements);
        state.sequences(rights.keySet(), known.partitionsRead, known.sequences);
        List<Judged.Event> news = news(events);
        fresh += news.size();
        repeated += events.size() - news.size();
        state.townships(news, known.townships);
        news.forEach(application::apply);
    }

    /** In their order. Judging looks at nothing but the record: all processors share it. */
    private List<Judged> judged(List<Incoming> piece) {
        return Sharing.ofRecords(piece, writing.isBusy()).map(judge::judge).toList();
    }

    /** Above the greatest sequence of its source an event is new; anything else is looked up. */
    private List<Judged.Event> news(List<Judged.Event> events) throws SQLException {
        List<Judged.Event> news = new ArrayList<>(events.size());
        Map<Rows.EventKey, Judged.Event> doubtful = new LinkedHashMap<>();
        Pending.SourceKey source = null;
        String greatest = null;
        for (Judged.Event event : events) {
            if (source == null || !source.isOf(event)) {
                source = Pending.SourceKey.of(event);
                greatest = pending.sequences.getOrDefault(source, known.sequences.getOrDefault(source, ""));
            }
            if (event.envelope().sequence().compareTo(greatest) > 0) {
                greatest = event.envelope().sequence();
                pending.sequences.put(source, greatest);
                keys.ascendingOf(source).add(event.key());
                news.add(event);
            } else {
                doubtful.putIfAbsent(event.key(), event);
            }
        }
        if (doubtful.isEmpty()) {
            return news;
        }
        doubtful.keySet().removeAll(heard(doubtful.values()));
        if (doubtful.isEmpty()) {
            return news;
        }
        doubtful.keySet().forEach(keys::add);
        return inTheirOrder(events, news, doubtful);
    }

    private Set<Rows.EventKey> heard(Collection<Judged.Event> doubtful) throws SQLException {
        Set<Rows.EventKey> heard = new HashSet<>();
        List<Judged.Event> asked = new ArrayList<>();
        HeardKeys underWay = writing.underWay().map(FoldedBatch::keys).orElseGet(HeardKeys::new);
        for (Judged.Event event : doubtful) {
            if (keys.contains(event.key()) || underWay.contains(event.key())) {
                heard.add(event.key());
            } else {
                asked.add(event);
            }
        }
        heard.addAll(HeardRows.known(statements, asked));
        return heard;
    }

    private static List<Judged.Event> inTheirOrder(
            List<Judged.Event> events, List<Judged.Event> news, Map<Rows.EventKey, Judged.Event> late) {
        List<Judged.Event> all = new ArrayList<>(news.size() + late.size());
        int next = 0;
        for (Judged.Event event : events) {
            if (next < news.size() && news.get(next) == event) {
                all.add(event);
                next++;
            } else if (late.get(event.key()) == event) {
                all.add(event);
            }
        }
        return all;
    }

    boolean isEmpty() {
        return records.size() == 0;
    }

    BatchRecords records() {
        return records;
    }

    Map<Integer, Long> tokens() {
        return tokens;
    }

    Pending pending() {
        return pending;
    }

    EventApplication application() {
        return application;
    }

    HeardKeys keys() {
        return keys;
    }

    /** Which of those that were kept apart are so no longer. */
    void settleThoseKeptApart() {
        Set<Incoming> apart = new HashSet<>();
        pending.dead.forEach(dead -> apart.add(dead.incoming()));
        for (Incoming incoming : records.ofTables()) {
            if (incoming.origin() == Incoming.Origin.DEAD && !apart.contains(incoming)) {
                pending.replayed.add(incoming.deadId());
            } else if (incoming.origin() == Incoming.Origin.WAITING) {
                pending.noLongerWaiting.add(incoming.place());
            }
        }
    }

    Progress progress() {
        return new Progress(tokens, records.reached());
    }

    FoldedBatch.Done done(int standings) {
        return new FoldedBatch.Done(fresh, repeated, pending.dead.size(), pending.unknown.size(), standings);
    }
}
