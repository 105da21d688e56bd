package cn.sanwei.points.write.importpast;

import cn.sanwei.points.domain.PastImport.BalanceRow;
import cn.sanwei.points.domain.PastImport.FactRow;
import cn.sanwei.scoring.facts.FactType;
import cn.sanwei.workbooks.ReadSheet;
import cn.sanwei.workbooks.SheetError;
import cn.sanwei.workbooks.SheetLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Makes rows of the lines of both sheets; a line that cannot become one is told with its column, all of it at once. */
final class PastLines {
    private final Persons persons;
    private final Instant now;
    private final List<PastRow> facts = new ArrayList<>();
    private final List<PastRow> balances = new ArrayList<>();
    private final List<SheetError> errors = new ArrayList<>();
    private int blank;

    PastLines(Persons persons, Instant now) {
        this.persons = persons;
        this.now = now;
    }

    /** Facts first: that is how an import numbers its rows. */
    List<PastRow> rows() {
        List<PastRow> rows = new ArrayList<>(facts);
        rows.addAll(balances);
        return rows;
    }

    List<SheetError> errors() {
        return errors;
    }

    int blank() {
        return blank;
    }

    void read(ReadSheet sheet) {
        errors.addAll(sheet.errors());
        boolean ofFacts = sheet.form().name().equals(PastForms.FACTS);
        for (SheetLine line : sheet.lines()) {
            if (ofFacts) {
                fact(line);
            } else {
                balance(line);
            }
        }
    }

    private void balance(SheetLine line) {
        Map<String, String> given = new HashMap<>();
        PastForms.MICROS.forEach((micro, title) -> {
            if (line.cell(title) != null) {
                given.put(micro, line.cell(title));
            }
        });
        if (given.isEmpty()) {
            blank++;
            return;
        }
        BiConsumer<String, String> wrong = wrong(PastForms.BALANCES, line);
        String member = member(line, wrong);
        String cycle = line.cell(PastForms.CYCLE);
        if (cycle == null) {
            wrong.accept(PastForms.CYCLE, "不能为空");
        }
        if (member == null || cycle == null) {
            return;
        }
        PastForms.MICROS.keySet().stream()
                .filter(given::containsKey)
                .map(micro -> new BalanceRow(member, cycle, micro, given.get(micro)))
                .forEach(row -> balances.add(PastRow.of(line.number(), row)));
    }

    private void fact(SheetLine line) {
        int before = errors.size();
        BiConsumer<String, String> wrong = wrong(PastForms.FACTS, line);
        String member = member(line, wrong);
        PastMoment moment = PastMoment.of(line.cell(PastForms.DAY), line.cell(PastForms.TIME), now, wrong);
        Optional<FactType> type = type(line, wrong);
        Map<String, String> attributes = new HashMap<>();
        Map<String, BigDecimal> measures = new HashMap<>();
        type.ifPresent(known -> {
            PastForms.ATTRIBUTES.forEach((name, title) -> {
                if (isAsked(line, title, known, known.attributes().contains(name), wrong)) {
                    attributes.put(name, PastWords.code(line.cell(title)));
                }
            });
            PastForms.MEASURES.forEach((name, title) -> {
                if (isAsked(line, title, known, known.measures().contains(name), wrong)) {
                    figure(line.cell(title), title, wrong).ifPresent(figure -> measures.put(name, figure));
                }
            });
        });
        if (errors.size() == before) {
            FactRow row = new FactRow(member, type.orElseThrow().name(), moment.occurredAt(), measures, attributes);
            facts.add(PastRow.of(line.number(), row, moment.written()));
        }
    }

    private String member(SheetLine line, BiConsumer<String, String> wrong) {
        return persons.find(
                line.cell(PastForms.MEMBER), line.cell(PastForms.NAME), line.cell(PastForms.ORGANISATION), wrong);
    }

    private static Optional<FactType> type(SheetLine line, BiConsumer<String, String> wrong) {
        String word = line.cell(PastForms.FACT);
        Optional<FactType> type = Optional.ofNullable(word).flatMap(PastWords::factType);
        if (type.isEmpty()) {
            wrong.accept(PastForms.FACT, word == null ? "不能为空" : "没有“" + word + "”这种事项，请从下拉列表选择");
        }
        return type;
    }

    /** Whether a cell is filled, and filled where the fact has such a thing to say. */
    private static boolean isAsked(
            SheetLine line, String title, FactType type, boolean has, BiConsumer<String, String> wrong) {
        if (line.cell(title) != null && !has) {
            wrong.accept(title, "“" + type.label() + "”没有这一项，请清空");
        }
        return line.cell(title) != null && has;
    }

    private static Optional<BigDecimal> figure(String text, String title, BiConsumer<String, String> wrong) {
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException notOne) {
            wrong.accept(title, "须为数字");
            return Optional.empty();
        }
    }

    private BiConsumer<String, String> wrong(String sheet, SheetLine line) {
        return (column, reason) -> errors.add(new SheetError(sheet, line.number(), column, reason));
    }
}
