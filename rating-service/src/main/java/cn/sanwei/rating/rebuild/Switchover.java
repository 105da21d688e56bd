package cn.sanwei.rating.rebuild;

import cn.sanwei.rating.projector.GradesSaid;
import cn.sanwei.rating.projector.tables.Projection;
import cn.sanwei.rating.projector.tables.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Both projections change places in one transaction, while no batch is under way. One row says it; the rest of the
 * transaction takes along what lies in no topic: what the operator did with dead events, and which standings have still to
 * be published.
 */
final class Switchover {
    private final Connection connection;
    private final Projection rebuilt;
    private final Statements statements;
    private final Clock clock;

    /** @param connection in a transaction that has written nothing; holds {@link Projection#LOCK} alone */
    Switchover(Connection connection, Projection rebuilt, Clock clock) throws SQLException {
        this.connection = connection;
        this.rebuilt = rebuilt.of(connection);
        this.statements = new Statements(connection);
        this.clock = clock;
    }

    /**
     * @param accepted members whose standings are other ones now, by township
     * @return how many grades were said to have changed
     */
    int run(UUID rebuild, Map<String, Set<UUID>> accepted) throws SQLException {
        Instant now = clock.instant();
        int grades = new GradesSaid(connection).sayWhatIsNotSaid(accepted, rebuild, now);
        int switched = statements.update(
                "update serving set projection = ?, generation = ?, switched_at = ? where projection = ? and generation = ?",
                rebuilt.schema(),
                rebuilt.generation(),
                now,
                former(),
                rebuilt.generation() - 1);
        if (switched != 1) {
            throw new RebuildRefused("another projection serves by now than when the rebuild began");
        }
        deadEvents();
        standings(accepted);
        statements.update("delete from rebuild");
        connection.commit();
        return grades;
    }

    private String former() {
        return rebuilt.other().schema();
    }

    /** Each keeps the number by which an operator knows it, and what he asked for. */
    private void deadEvents() throws SQLException {
        statements.update("""
                update dead_event d set id = o.id, seen_at = o.seen_at, replays = o.replays,
                    replay_requested = o.replay_requested and d.resolved_at is null,
                    resolved_at = case when d.resolved_at is null then null else coalesce(o.resolved_at, d.resolved_at) end
                from %s.dead_event o
                where o.topic = d.topic and o.topic_id = d.topic_id and o.partition = d.partition
                  and o.kafka_offset = d.kafka_offset
                """.formatted(former()));
        statements.update("""
                insert into dead_event (id, topic, topic_id, partition, kafka_offset, record_key, headers, value, reason,
                    seen_at, replay_requested, replays, resolved_at)
                select id, topic, topic_id, partition, kafka_offset, record_key, headers, value, reason, seen_at,
                    false, replays, resolved_at
                from %s.dead_event where resolved_at is not null
                on conflict on constraint dead_event_once do nothing
                """.formatted(former()));
    }

    /** What a rebuild wrote counts as published; what is another one now does not, nor what was on its way. */
    private void standings(Map<String, Set<UUID>> accepted) throws SQLException {
        statements.update("""
                update standing s set published_revision = 0 from %s.standing o
                where o.published_revision < o.revision
                  and s.township = o.township and s.cycle = o.cycle and s.member = o.member
                """.formatted(former()));
        for (Map.Entry<String, Set<UUID>> township : accepted.entrySet()) {
            int changed = statements.update(
                    "update standing set published_revision = 0 where township = ? and member = any(?)",
                    township.getKey(),
                    statements.column("uuid", township.getValue(), member -> member));
            statements.query("""
                    select pg_notify('standings', cast(json_build_object('township', cast(? as text), 'county',
                        (select county from township where id = ?), 'n', cast(? as integer)) as text))
                    """, row -> true, township.getKey(), township.getKey(), changed);
        }
    }
}
