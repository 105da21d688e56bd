package cn.sanwei.benchmarks.lanes;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** One COPY in PostgreSQL's binary format, sent while it is written. */
final class CopyBinary implements AutoCloseable {
    private static final byte[] HEAD = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final int BUFFER = 64 * 1024;
    private static final int LARGEST_ROW = 4 * 1024;
    /** PostgreSQL counts from 2000. */
    private static final long EPOCH_MICROS =
            Instant.parse("2000-01-01T00:00:00Z").getEpochSecond() * 1_000_000;

    private final CopyIn copy;
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
    private final short columns;

    CopyBinary(Connection connection, String sql, int columns) throws SQLException {
        this.columns = (short) columns;
        copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        bytes.put(HEAD);
    }

    /** Begins the next row; all its columns follow in their order. */
    CopyBinary row() throws SQLException {
        if (bytes.remaining() < LARGEST_ROW) {
            send();
        }
        bytes.putShort(columns);
        return this;
    }

    CopyBinary bigint(long value) {
        bytes.putInt(8).putLong(value);
        return this;
    }

    CopyBinary integer(int value) {
        bytes.putInt(4).putInt(value);
        return this;
    }

    CopyBinary smallint(int value) {
        bytes.putInt(2).putShort((short) value);
        return this;
    }

    CopyBinary uuid(UUID value) {
        bytes.putInt(16).putLong(value.getMostSignificantBits()).putLong(value.getLeastSignificantBits());
        return this;
    }

    CopyBinary instant(Instant value) {
        return bigint(value.getEpochSecond() * 1_000_000 + value.getNano() / 1_000 - EPOCH_MICROS);
    }

    /** Short text: a row has to fit into {@link #LARGEST_ROW}. */
    CopyBinary text(String value) {
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        bytes.putInt(text.length).put(text);
        return this;
    }

    /** @return how many rows it was */
    long end() throws SQLException {
        if (bytes.remaining() < 2) {
            send();
        }
        bytes.putShort((short) -1);
        send();
        return copy.endCopy();
    }

    private void send() throws SQLException {
        copy.writeToCopy(bytes.array(), 0, bytes.position());
        bytes.clear();
    }

    /** Without {@link #end} nothing of it is written. */
    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
