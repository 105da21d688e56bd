package cn.sanwei.points.domain;

import static cn.sanwei.eventstore.decider.Decision.accept;
import static cn.sanwei.eventstore.decider.Decision.refuse;

import cn.sanwei.contracts.ArticleId;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.PointsEvent.ArticleRead;
import cn.sanwei.eventstore.decider.Decider;
import cn.sanwei.eventstore.decider.Decision;
import cn.sanwei.points.domain.ReadingRefusal.AlreadyReadToday;
import cn.sanwei.points.domain.ReadingRefusal.ArticleUnknown;
import cn.sanwei.points.domain.ReadingRefusal.NotOnRoster;
import cn.sanwei.points.domain.ReadingRefusal.ReadingUnknown;
import cn.sanwei.points.domain.ReadingRefusal.TooShort;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One reading of one article by one member, from start to finish on the server's clock. How long it took decides whether
 * it counts and is then forgotten.
 */
public final class ArticleReading implements Decider<ArticleReading.State, ArticleReading.FinishReading, ArticleRead> {
    /** Left open for longer, a reading is dropped. */
    public static final Duration LONGEST = Duration.ofDays(1);

    public sealed interface State {
        record Unfinished() implements State {}

        record Finished(ArticleId article) implements State {}
    }

    /** A reading that was begun, from the table that forgets it. */
    public record Begun(MemberId member, ArticleId article, String category, int secondsToRead, Instant startedAt) {}

    /** @param readToday whether this member has read this article on this day, in Asia/Shanghai, already */
    public record FinishReading(MemberId reader, Optional<Begun> begun, boolean readToday, Instant occurredAt) {}

    public static String stream(UUID reading) {
        return "reading/" + reading;
    }

    /** Starting appends nothing, so it is no decision of the stream; empty when nothing speaks against it. */
    public static Optional<PointsRefusal> whyNotStart(
            MemberId reader, ArticleId article, boolean onRoster, boolean articleKnown, boolean readToday) {
        if (!articleKnown) {
            return Optional.of(new ArticleUnknown(article));
        }
        if (!onRoster) {
            return Optional.of(new NotOnRoster(reader));
        }
        return readToday ? Optional.of(new AlreadyReadToday(article)) : Optional.empty();
    }

    @Override
    public State initial() {
        return new State.Unfinished();
    }

    @Override
    public Decision<ArticleRead> decide(State state, FinishReading c) {
        return switch (state) {
            case State.Finished finished -> refuse(new AlreadyReadToday(finished.article()));
            case State.Unfinished unfinished ->
                c.begun()
                        .filter(begun -> begun.member().equals(c.reader()))
                        .map(begun -> finish(begun, c))
                        .orElseGet(() -> refuse(new ReadingUnknown()));
        };
    }

    @Override
    public State evolve(State state, ArticleRead event) {
        return new State.Finished(event.article());
    }

    private static Decision<ArticleRead> finish(Begun begun, FinishReading c) {
        Duration taken = Duration.between(begun.startedAt(), c.occurredAt());
        if (taken.compareTo(LONGEST) > 0) {
            return refuse(new ReadingUnknown());
        }
        if (c.readToday()) {
            return refuse(new AlreadyReadToday(begun.article()));
        }
        Duration missing = Duration.ofSeconds(begun.secondsToRead()).minus(taken);
        if (missing.isPositive()) {
            return refuse(new TooShort(missing.plusMillis(999).toSeconds()));
        }
        return accept(new ArticleRead(begun.member(), begun.article(), begun.category(), c.occurredAt()));
    }
}
