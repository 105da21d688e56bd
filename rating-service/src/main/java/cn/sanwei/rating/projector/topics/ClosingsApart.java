package cn.sanwei.rating.projector.topics;

import cn.sanwei.contracts.EventCodec;
import cn.sanwei.contracts.PointsEvent;
import cn.sanwei.rating.projector.tables.Progress;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Parts a batch so that each request to close something is the last of its part. What is frozen then never depends on
 * how records were gathered: what follows a request in its log is late, and a reopening finds the closing made. Of the
 * other logs, whose place in a batch is chance, what was recorded before the request comes before it.
 */
public final class ClosingsApart {
    private static final Set<String> REQUESTS = Set.of(
            EventCodec.typeOf(PointsEvent.CycleCloseRequested.class),
            EventCodec.typeOf(PointsEvent.QuarterCloseRequested.class));

    private ClosingsApart() {}

    /** In the order in which they are to be taken; the batch itself where nothing in it closes anything. */
    public static List<List<Incoming>> of(List<Incoming> batch) {
        List<List<Incoming>> parts = new ArrayList<>(1);
        List<Incoming> rest = batch;
        int request = firstRequest(rest);
        while (request >= 0) {
            List<Incoming> after = new ArrayList<>();
            parts.add(endingWith(request, rest, after));
            rest = after;
            request = firstRequest(rest);
        }
        if (!rest.isEmpty()) {
            parts.add(rest);
        }
        return parts;
    }

    private static List<Incoming> endingWith(int request, List<Incoming> batch, List<Incoming> after) {
        Incoming last = batch.get(request);
        List<Incoming> part = new ArrayList<>();
        Set<Progress.Log> ended = new HashSet<>();
        for (int i = 0; i < batch.size(); i++) {
            Incoming next = batch.get(i);
            if (i == request) {
                ended.add(log(last));
            } else if (!ended.contains(log(next))
                    && (log(next).equals(log(last)) || !isRequest(next) && isNotAfter(next, last))) {
                part.add(next);
            } else {
                // A log is read in its order: whatever follows in it waits too.
                ended.add(log(next));
                after.add(next);
            }
        }
        part.add(last);
        return part;
    }

    private static int firstRequest(List<Incoming> batch) {
        for (int i = 0; i < batch.size(); i++) {
            if (isRequest(batch.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isRequest(Incoming incoming) {
        String type = incoming.header("ce_type");
        return type != null && REQUESTS.contains(type);
    }

    private static boolean isNotAfter(Incoming one, Incoming other) {
        try {
            return !recorded(one).isAfter(recorded(other));
        } catch (DateTimeException noEvent) {
            // One of them says no time, so it will be judged dead, wherever it stands.
            return true;
        }
    }

    private static Instant recorded(Incoming incoming) {
        String time = incoming.header("ce_recordedtime");
        if (time == null) {
            throw new DateTimeException("no ce_recordedtime");
        }
        return Instant.parse(time);
    }

    private static Progress.Log log(Incoming incoming) {
        return new Progress.Log(incoming.place().topic(), incoming.place().partition());
    }
}
