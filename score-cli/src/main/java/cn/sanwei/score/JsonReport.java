package cn.sanwei.score;

import cn.sanwei.contracts.Micro;
import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.ledger.Ledger;
import cn.sanwei.scoring.ledger.entries.LedgerEntry;
import cn.sanwei.scoring.ledger.judging.NextGrade;
import cn.sanwei.scoring.ledger.judging.Remark;
import cn.sanwei.scoring.ledger.judging.TotalLine;
import cn.sanwei.scoring.ledger.judging.Unmet;
import cn.sanwei.scoring.ledger.standings.BranchStanding;
import cn.sanwei.scoring.ledger.standings.QuarterStanding;
import cn.sanwei.scoring.ledger.standings.RollingScore;
import cn.sanwei.scoring.ledger.township.ConsequenceLists;
import cn.sanwei.scoring.ledger.township.Quotas;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import cn.sanwei.scoring.rulebook.grading.Band;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** One JSON object a line for each subject. docs/score.md describes it; keys are added, never changed. */
final class JsonReport implements Report {
    private final JsonGenerator json;

    JsonReport(PrintStream out) {
        try {
            json = Json.FACTORY.createGenerator(out);
            json.setRootValueSeparator(null);
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void cycle(CycleDays days, RuleBook judging) {}

    @Override
    public void member(Ledger ledger, Beside beside) {
        line(() -> {
            json.writeStringField("member", ledger.subject().id());
            json.writeStringField("cycle", ledger.days().cycle().value());
            json.writeStringField("total", ledger.total().toString());
            json.writeStringField("grade", code(ledger.indicated()));
            json.writeStringField("outcome", Words.outcome(ledger));
            json.writeArrayFieldStart("entries");
            for (LedgerEntry entry : ledger.entries()) {
                entry(entry);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("lines");
            for (TotalLine line : ledger.lines()) {
                json.writeStartObject();
                json.writeStringField("kind", line.kind().code());
                if (line.part() != null) {
                    json.writeStringField("part", line.part());
                }
                json.writeStringField("points", line.points().toString());
                json.writeStringField("reason", line.reason());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("unmet");
            for (Unmet unmet : ledger.unmet()) {
                unmet(unmet);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("remarks");
            for (Remark remark : ledger.remarks()) {
                json.writeStartObject();
                json.writeStringField("fact", remark.fact());
                json.writeStringField("rule", remark.rule());
                json.writeStringField("reason", remark.reason());
                json.writeEndObject();
            }
            json.writeEndArray();
            next(ledger.next());
            json.writeObjectFieldStart("byMicro");
            for (Micro micro : Micro.values()) {
                json.writeStringField(micro.code(), ledger.byMicro().get(micro).toString());
            }
            json.writeEndObject();
            json.writeStringField("ruleBook", ledger.ruleBook());
            json.writeNumberField("ruleBookVersion", ledger.ruleBookVersion());
            json.writeArrayFieldStart("unscored");
            for (String fact : ledger.unscored()) {
                json.writeString(fact);
            }
            json.writeEndArray();
            beside(beside);
        });
    }

    /** Each only where the rule book declares it. */
    private void beside(Beside beside) throws IOException {
        if (!beside.quarters().isEmpty()) {
            json.writeArrayFieldStart("quarters");
            for (QuarterStanding quarter : beside.quarters()) {
                json.writeStartObject();
                json.writeNumberField("quarter", quarter.number());
                scored(quarter.first(), quarter.last(), quarter.points(), quarter.indicated());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        if (beside.rolling().isPresent()) {
            RollingScore rolling = beside.rolling().get();
            json.writeObjectFieldStart("rolling");
            scored(rolling.first(), rolling.last(), rolling.total(), rolling.indicated());
            json.writeEndObject();
        }
        if (beside.placed().isPresent()) {
            Quotas.Placed placed = beside.placed().get();
            json.writeObjectFieldStart("place");
            json.writeStringField("grade", placed.given().code());
            json.writeStringField("reason", placed.reason());
            json.writeEndObject();
        }
        lists(beside.lists());
    }

    private void scored(LocalDate first, LocalDate last, Points total, Optional<Band> indicated) throws IOException {
        json.writeStringField("first", first.toString());
        json.writeStringField("last", last.toString());
        json.writeStringField("total", total.toString());
        json.writeStringField("grade", code(indicated));
    }

    private void lists(List<ConsequenceLists.Listed> lists) throws IOException {
        if (lists == null) {
            return;
        }
        json.writeArrayFieldStart("lists");
        for (ConsequenceLists.Listed listed : lists) {
            json.writeStartObject();
            json.writeStringField("list", listed.list().id());
            if (listed.quarter() > 0) {
                json.writeNumberField("quarter", listed.quarter());
            }
            json.writeStringField("points", listed.points().toString());
            json.writeStringField("reason", listed.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    @Override
    public void organisation(BranchStanding standing, List<BranchPart> parts, List<ConsequenceLists.Listed> lists) {
        line(() -> {
            json.writeStringField("organisation", standing.organisation().id());
            json.writeStringField("cycle", standing.days().cycle().value());
            json.writeStringField(
                    "total", standing.score().map(Points::toString).orElse(null));
            json.writeStringField("grade", code(standing.indicated()));
            json.writeStringField("outcome", standing.indicated().isPresent() ? "graded" : "ungraded");
            json.writeArrayFieldStart("entries");
            for (BranchPart part : parts) {
                json.writeStartObject();
                json.writeStringField("fact", part.fact());
                json.writeStringField("rule", part.part());
                json.writeStringField("raw", part.score().toString());
                json.writeStringField("points", part.points().toString());
                json.writeStringField("on", part.on());
                json.writeStringField("reason", part.reason());
                json.writeEndObject();
            }
            json.writeEndArray();
            lists(lists);
        });
    }

    @Override
    public void end() {
        try {
            json.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void entry(LedgerEntry entry) throws IOException {
        json.writeStartObject();
        json.writeStringField("fact", entry.fact());
        json.writeStringField("rule", entry.rule());
        json.writeStringField("raw", entry.raw().toString());
        json.writeStringField("points", entry.points().toString());
        json.writeStringField("on", entry.on().toString());
        json.writeStringField("reason", entry.reason());
        json.writeStringField("label", entry.label());
        json.writeStringField("micro", entry.micro().code());
        json.writeStringField("event", entry.event());
        json.writeStringField("occurredAt", entry.occurredAt().toString());
        json.writeNumberField("ruleBookVersion", entry.ruleBookVersion());
        json.writeEndObject();
    }

    private void unmet(Unmet unmet) throws IOException {
        json.writeStartObject();
        json.writeStringField("grade", unmet.band().code());
        json.writeStringField("need", unmet.need().label());
        json.writeStringField("has", unmet.has());
        json.writeStringField("reason", unmet.reason());
        json.writeEndObject();
    }

    private void next(Optional<NextGrade> next) throws IOException {
        if (next.isEmpty()) {
            json.writeNullField("next");
            return;
        }
        json.writeObjectFieldStart("next");
        json.writeStringField("grade", next.get().band().code());
        json.writeStringField("missing", next.get().missing().toString());
        json.writeArrayFieldStart("unmet");
        for (Unmet unmet : next.get().unmet()) {
            unmet(unmet);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static String code(Optional<Band> band) {
        return band.map(Band::code).orElse(null);
    }

    private interface Fields {
        void write() throws IOException;
    }

    private void line(Fields fields) {
        try {
            json.writeStartObject();
            fields.write();
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
