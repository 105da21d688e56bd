package cn.sanwei.benchmarks.lanes;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** One COPY that is sent while it is written, so that the database works on the first rows meanwhile. */
final class CopyText implements AutoCloseable {
    private static final int SEND_AT = 64 * 1024;

    private final CopyIn copy;
    private final StringBuilder rows = new StringBuilder(SEND_AT + 4096);
    private boolean atStart = true;

    CopyText(Connection connection, String sql) throws SQLException {
        copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
    }

    /** Text without tabs, line feeds or backslashes, as all of ours is. */
    CopyText value(String text) {
        separate();
        rows.append(text);
        return this;
    }

    CopyText value(long number) {
        separate();
        rows.append(number);
        return this;
    }

    void endRow() throws SQLException {
        rows.append('\n');
        atStart = true;
        if (rows.length() >= SEND_AT) {
            send();
        }
    }

    /** @return how many rows it was */
    long end() throws SQLException {
        send();
        return copy.endCopy();
    }

    private void send() throws SQLException {
        byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        rows.setLength(0);
    }

    private void separate() {
        if (!atStart) {
            rows.append('\t');
        }
        atStart = false;
    }

    /** Without {@link #end} nothing of it is written. */
    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
