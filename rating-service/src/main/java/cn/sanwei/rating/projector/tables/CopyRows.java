package cn.sanwei.rating.projector.tables;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * One {@code COPY} in its binary format: neither side makes text of figures, times and ids. Each method writes the next
 * column, whose type in the table must be the one that it names; a null is a null of any type. Rows go out while the next
 * ones are made.
 */
public final class CopyRows implements AutoCloseable {
    private static final byte[] SIGNATURE = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final int NULL = -1;
    private static final int TEXT_OID = 25;
    private static final int AT_ONCE = 1 << 15;
    /** PostgreSQL counts from the year 2000. */
    private static final long EPOCH_SECONDS = 946_684_800L;

    private static final long EPOCH_DAYS = EPOCH_SECONDS / 86_400;

    private final Connection connection;
    private final String target;
    private final int columns;
    private byte[] bytes = new byte[0];
    private int length;
    /** Null until there is something to be sent. */
    private CopyIn copy;

    private boolean empty = true;

    /** @param target with the columns: {@code fact (township, subject)} */
    public CopyRows(Connection connection, String target, int columns) {
        this.connection = connection;
        this.target = target;
        this.columns = columns;
    }

    public CopyRows row() throws SQLException {
        if (empty) {
            empty = false;
            bytes = new byte[AT_ONCE + (AT_ONCE >> 2)];
            System.arraycopy(SIGNATURE, 0, bytes, 0, SIGNATURE.length);
            length = SIGNATURE.length;
        } else if (length >= AT_ONCE) {
            send();
        }
        room(2);
        int16(columns);
        return this;
    }

    public CopyRows none() {
        room(4);
        int32(NULL);
        return this;
    }

    public CopyRows smallint(int value) {
        room(6);
        int32(2);
        int16(value);
        return this;
    }

    public CopyRows integer(int value) {
        room(8);
        int32(4);
        int32(value);
        return this;
    }

    public CopyRows bigint(long value) {
        room(12);
        int32(8);
        int64(value);
        return this;
    }

    public CopyRows flag(boolean value) {
        room(5);
        int32(1);
        bytes[length++] = (byte) (value ? 1 : 0);
        return this;
    }

    public CopyRows uuid(UUID value) {
        if (value == null) {
            return none();
        }
        room(20);
        int32(16);
        int64(value.getMostSignificantBits());
        int64(value.getLeastSignificantBits());
        return this;
    }

    public CopyRows timestamptz(Instant value) {
        room(12);
        int32(8);
        int64((value.getEpochSecond() - EPOCH_SECONDS) * 1_000_000 + value.getNano() / 1_000);
        return this;
    }

    public CopyRows date(LocalDate value) {
        room(8);
        int32(4);
        int32(Math.toIntExact(value.toEpochDay() - EPOCH_DAYS));
        return this;
    }

    public CopyRows text(String value) {
        if (value == null) {
            return none();
        }
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        room(4 + utf8.length);
        int32(utf8.length);
        System.arraycopy(utf8, 0, bytes, length, utf8.length);
        length += utf8.length;
        return this;
    }

    public CopyRows texts(Collection<String> values) {
        room(24);
        int start = length;
        length += 4;
        int32(values.isEmpty() ? 0 : 1);
        int32(0);
        int32(TEXT_OID);
        if (!values.isEmpty()) {
            int32(values.size());
            int32(1);
            values.forEach(this::text);
        }
        sizeAt(start);
        return this;
    }

    /** Nothing is copied without it. */
    public void end() throws SQLException {
        if (!empty) {
            room(2);
            int16(-1);
            send();
            copy.endCopy();
        }
    }

    private void send() throws SQLException {
        if (copy == null) {
            copy = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + target + " from stdin (format binary)");
        }
        copy.writeToCopy(bytes, 0, length);
        length = 0;
    }

    @Override
    public void close() throws SQLException {
        if (copy != null && copy.isActive()) {
            copy.cancelCopy();
        }
    }

    private void sizeAt(int start) {
        int end = length;
        length = start;
        int32(end - start - 4);
        length = end;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }

    private void int16(int value) {
        bytes[length++] = (byte) (value >> 8);
        bytes[length++] = (byte) value;
    }

    private void int32(int value) {
        int16(value >> 16);
        int16(value);
    }

    private void int64(long value) {
        int32((int) (value >> 32));
        int32((int) value);
    }
}
