package cn.sanwei.rating.projector;

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
 * Rows for one {@code COPY} in its binary format: neither side makes text of figures, times and ids. Each method writes
 * the next column, whose type in the table must be the one that it names; a null is a null of any type.
 */
final class CopyRows {
    private static final byte[] SIGNATURE = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final int NULL = -1;
    private static final int TEXT_OID = 25;
    private static final int AT_ONCE = 1 << 16;
    /** PostgreSQL counts from the year 2000. */
    private static final long EPOCH_SECONDS = 946_684_800L;

    private static final long EPOCH_DAYS = EPOCH_SECONDS / 86_400;

    private final int columns;
    private byte[] bytes = new byte[1 << 13];
    private int length;
    private boolean empty = true;

    CopyRows(int columns) {
        this.columns = columns;
        System.arraycopy(SIGNATURE, 0, bytes, 0, SIGNATURE.length);
        length = SIGNATURE.length;
    }

    CopyRows row() {
        room(2);
        int16(columns);
        empty = false;
        return this;
    }

    CopyRows none() {
        room(4);
        int32(NULL);
        return this;
    }

    CopyRows smallint(int value) {
        room(6);
        int32(2);
        int16(value);
        return this;
    }

    CopyRows integer(int value) {
        room(8);
        int32(4);
        int32(value);
        return this;
    }

    CopyRows bigint(long value) {
        room(12);
        int32(8);
        int64(value);
        return this;
    }

    CopyRows flag(boolean value) {
        room(5);
        int32(1);
        bytes[length++] = (byte) (value ? 1 : 0);
        return this;
    }

    CopyRows uuid(UUID value) {
        if (value == null) {
            return none();
        }
        room(20);
        int32(16);
        int64(value.getMostSignificantBits());
        int64(value.getLeastSignificantBits());
        return this;
    }

    CopyRows timestamptz(Instant value) {
        room(12);
        int32(8);
        int64((value.getEpochSecond() - EPOCH_SECONDS) * 1_000_000 + value.getNano() / 1_000);
        return this;
    }

    CopyRows date(LocalDate value) {
        room(8);
        int32(4);
        int32(Math.toIntExact(value.toEpochDay() - EPOCH_DAYS));
        return this;
    }

    CopyRows text(String value) {
        if (value == null) {
            return none();
        }
        // Room for the worst case; most of it is ASCII and goes over one by one.
        room(4 + value.length() * 3);
        int start = length;
        length += 4;
        int i = 0;
        for (; i < value.length() && value.charAt(i) < 0x80; i++) {
            bytes[length++] = (byte) value.charAt(i);
        }
        if (i < value.length()) {
            byte[] rest = value.substring(i).getBytes(StandardCharsets.UTF_8);
            System.arraycopy(rest, 0, bytes, length, rest.length);
            length += rest.length;
        }
        sizeAt(start);
        return this;
    }

    CopyRows texts(Collection<String> values) {
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

    /** @param target with the columns: {@code fact (township, subject)} */
    void into(Connection connection, String target) throws SQLException {
        if (empty) {
            return;
        }
        room(2);
        int16(-1);
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + target + " from stdin (format binary)");
        try {
            for (int from = 0; from < length; from += AT_ONCE) {
                copy.writeToCopy(bytes, from, Math.min(AT_ONCE, length - from));
            }
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
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
