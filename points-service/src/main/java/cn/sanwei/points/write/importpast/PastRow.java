package cn.sanwei.points.write.importpast;

import cn.sanwei.contracts.ImportId;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.Points;
import cn.sanwei.points.domain.PastImport.BalanceRow;
import cn.sanwei.points.domain.PastImport.FactRow;
import cn.sanwei.points.domain.PastImport.ImportRows;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * One row of an import with the place in the sheet that it came from. Exactly one of fact and balance is there.
 *
 * @param line as Excel shows it
 * @param written when a fact was, as {@link PastMoment} has it; null of a balance
 */
record PastRow(String sheet, int line, FactRow fact, String written, BalanceRow balance) {
    static PastRow of(int line, FactRow fact, String written) {
        return new PastRow(PastForms.FACTS, line, fact, written, null);
    }

    static PastRow of(int line, BalanceRow balance) {
        return new PastRow(PastForms.BALANCES, line, null, null, balance);
    }

    static ImportRows asImport(ImportId id, List<PastRow> rows, Set<MemberId> known, Instant at) {
        return new ImportRows(
                id,
                rows.stream().map(PastRow::fact).filter(Objects::nonNull).toList(),
                rows.stream().map(PastRow::balance).filter(Objects::nonNull).toList(),
                known,
                at);
    }

    /**
     * What makes it the same row in whatever sheet it comes: all that a fact says; of a balance whose it is, since there is
     * one for each member, cycle and micro.
     */
    String key() {
        return hash(
                fact == null
                        ? String.join("|", "balance", balance.member(), balance.cycle(), balance.micro())
                        : String.join(
                                "|",
                                "fact",
                                fact.member(),
                                fact.fact(),
                                written,
                                plain(fact.measures()),
                                new TreeMap<>(fact.attributes()).toString()));
    }

    String member() {
        return fact == null ? balance.member() : fact.member();
    }

    /** With what it says, for who asks whether a sheet is the same. */
    String content() {
        return fact == null ? key() + points() : key();
    }

    /** Of a balance, in one form for 12.5 and 12.50; as it was written where it is no figure. Null of a fact. */
    String points() {
        if (balance == null) {
            return null;
        }
        try {
            return Points.of(balance.points()).toString();
        } catch (IllegalArgumentException judgedElsewhere) {
            return balance.points();
        }
    }

    private static String plain(Map<String, BigDecimal> measures) {
        Map<String, String> written = new TreeMap<>();
        measures.forEach(
                (name, value) -> written.put(name, value.stripTrailingZeros().toPlainString()));
        return written.toString();
    }

    /** The title of the column that a field of the domain was read from; empty for the row as a whole. */
    String columnOf(String field) {
        String name = field.substring(field.indexOf('.') + 1);
        if (name.startsWith("attributes.")) {
            return PastForms.ATTRIBUTES.getOrDefault(name.substring("attributes.".length()), "");
        }
        if (name.startsWith("measures.")) {
            return PastForms.MEASURES.getOrDefault(name.substring("measures.".length()), "");
        }
        return switch (name) {
            case "member" -> PastForms.NAME;
            case "occurredAt" -> PastForms.DAY;
            case "fact" -> PastForms.FACT;
            case "cycle" -> PastForms.CYCLE;
            case "points", "micro" -> PastForms.MICROS.getOrDefault(balance.micro(), "");
            default -> "";
        };
    }

    static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
