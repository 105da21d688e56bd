package cn.sanwei.activity.write.checkin;

import cn.sanwei.contracts.ActivityId;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.edge.Problems;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.eventstore.EventStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Bounds guessing: each attempt is counted before it is judged, in a transaction of its own, so that a refusal does not
 * take the count back and a burst of attempts cannot pass by side. A right code forgets them.
 */
@ApplicationScoped
class CheckInAttempts {
    static final int MOST = 10;
    static final Duration WITHIN = Duration.ofMinutes(10);

    private static final String COUNT = """
            insert into check_in_attempt (activity, member, township, county, window_start, attempts)
            select id, cast(cast(:member as text) as uuid), township, county,
                   cast(cast(:now as text) as timestamptz), 1
            from activity where id = cast(cast(:id as text) as uuid)
            on conflict (township, activity, member) do update
            set attempts = case when check_in_attempt.window_start <= cast(cast(:over as text) as timestamptz)
                                then 1 else least(check_in_attempt.attempts + 1, 1000000) end,
                window_start = case when check_in_attempt.window_start <= cast(cast(:over as text) as timestamptz)
                                    then excluded.window_start else check_in_attempt.window_start end
            returning attempts
            """;
    private static final String FORGET = """
            delete from check_in_attempt
            where activity = cast(cast(:id as text) as uuid) and member = cast(cast(:member as text) as uuid)
            """;

    private final EventStore store;

    CheckInAttempts(EventStore store) {
        this.store = store;
    }

    /** 429 beyond {@value #MOST} in ten minutes, 404 where there is no such activity. */
    Uni<Void> count(CommandContext context, ActivityId activity, MemberId member) {
        return store.inTransaction(
                        context.division(),
                        transaction -> transaction
                                .session()
                                .createNativeQuery(COUNT, Integer.class)
                                .setParameter("id", activity.toString())
                                .setParameter("member", member.toString())
                                .setParameter("now", context.at().toString())
                                .setParameter("over", context.at().minus(WITHIN).toString())
                                .getSingleResultOrNull())
                .invoke(attempts -> {
                    if (attempts == null) {
                        throw Problems.notFound();
                    }
                    if (attempts > MOST) {
                        throw Problems.builder(429, "too-many-attempts", "签到码输入次数过多，请稍后再试，或请书记手工记录。")
                                .withHeader("Retry-After", Long.toString(WITHIN.toSeconds()))
                                .build();
                    }
                })
                .replaceWithVoid();
    }

    Uni<Void> forget(CommandContext context, ActivityId activity, MemberId member) {
        return store.inTransaction(
                context.division(),
                transaction -> transaction
                        .session()
                        .createNativeQuery(FORGET)
                        .setParameter("id", activity.toString())
                        .setParameter("member", member.toString())
                        .executeUpdate()
                        .replaceWithVoid());
    }
}
