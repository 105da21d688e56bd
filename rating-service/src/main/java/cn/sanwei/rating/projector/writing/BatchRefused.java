package cn.sanwei.rating.projector.writing;

import cn.sanwei.rating.projector.topics.BatchRecords;
import java.sql.SQLException;
import java.util.Map;

/** A batch that was not written, for a reason that lies in it; what was folded on it does not hold either. */
public final class BatchRefused extends SQLException {
    private final transient BatchRecords records;
    private final transient Map<Integer, Long> tokens;

    public BatchRefused(FoldedBatch batch, String reason, Throwable cause) {
        this(batch.records(), batch.tokens(), reason, cause);
    }

    public BatchRefused(BatchRecords records, Map<Integer, Long> tokens, String reason, Throwable cause) {
        super(reason, cause);
        this.records = records;
        this.tokens = tokens;
    }

    public BatchRecords records() {
        return records;
    }

    public Map<Integer, Long> tokens() {
        return tokens;
    }

    /** 22 is a value that cannot be stored, 23 a constraint that it breaks. */
    public static boolean isAboutData(SQLException refused) {
        String state = refused.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }

    public static String reason(SQLException refused) {
        return "the database refuses it: " + refused.getSQLState();
    }
}
