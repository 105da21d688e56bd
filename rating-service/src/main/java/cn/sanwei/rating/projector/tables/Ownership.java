package cn.sanwei.rating.projector.tables;

import java.sql.SQLException;
import java.util.Map;

/** Tokens of partitions. Each assignment draws a greater one, and only the greatest may write. */
public final class Ownership {
    private final Statements statements;

    public Ownership(Statements statements) {
        this.statements = statements;
    }

    public long take(int partition, String owner) throws SQLException {
        return statements.query("""
                        insert into partition_owner (partition, token, owner) values (?, 1, ?)
                        on conflict (partition) do update
                            set token = partition_owner.token + 1, owner = excluded.owner, taken_at = now()
                        returning token
                        """, row -> row.getLong(1), partition, owner).getFirst();
    }

    /** Holds the rows until the transaction ends, so that nobody takes them over in its midst. */
    public void require(Map<Integer, Long> tokens) throws SQLException {
        int held = statements.update(
                """
                update partition_owner o set token = o.token
                from unnest(?, ?) as mine (partition, token)
                where o.partition = mine.partition and o.token = mine.token
                """,
                statements.column("integer", tokens.keySet(), partition -> partition),
                statements.column("bigint", tokens.values(), token -> token));
        if (held != tokens.size()) {
            throw new OwnershipLost();
        }
    }
}
