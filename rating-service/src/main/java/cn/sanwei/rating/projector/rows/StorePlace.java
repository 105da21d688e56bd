package cn.sanwei.rating.projector.rows;

import cn.sanwei.contracts.ContractViolation;
import cn.sanwei.contracts.Store;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Where an event stands in its store: its sequence, as figures. */
public record StorePlace(int epoch, long transaction, long position) implements Comparable<StorePlace> {
    private static final int EPOCH_ENDS = 6;
    private static final int TRANSACTION_ENDS = 27;
    private static final int POSITION_ENDS = 47;
    private static final Map<String, Integer> NUMBERS =
            Arrays.stream(Store.values()).collect(Collectors.toMap(Store::source, Store::relayPartition));
    private static final Map<Integer, String> SOURCES =
            Arrays.stream(Store.values()).collect(Collectors.toMap(Store::relayPartition, Store::source));

    /**
     * @param sequence whose form has been judged
     * @throws ContractViolation when it has a figure that no store draws
     */
    public static StorePlace of(String sequence) {
        return new StorePlace(
                (int) figure(sequence, 0, EPOCH_ENDS),
                figure(sequence, EPOCH_ENDS + 1, TRANSACTION_ENDS),
                figure(sequence, TRANSACTION_ENDS + 1, POSITION_ENDS));
    }

    /** Stores are numbered as their relays are. */
    public static int numberOf(String source) {
        return NUMBERS.get(source);
    }

    public static String sourceOf(int number) {
        return SOURCES.get(number);
    }

    /** As their sequences as texts. */
    @Override
    public int compareTo(StorePlace other) {
        if (transaction != other.transaction || epoch != other.epoch) {
            return epoch != other.epoch
                    ? Integer.compare(epoch, other.epoch)
                    : Long.compare(transaction, other.transaction);
        }
        return Long.compare(position, other.position);
    }

    private static long figure(String text, int from, int to) {
        long figure = 0;
        for (int i = from; i < to; i++) {
            long next = figure * 10 + (text.charAt(i) - '0');
            if (figure > Long.MAX_VALUE / 10 || next < 0) {
                throw new ContractViolation("ce_sequence has a figure that no store draws");
            }
            figure = next;
        }
        return figure;
    }
}
