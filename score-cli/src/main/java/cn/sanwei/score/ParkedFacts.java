package cn.sanwei.score;

import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.Subject;
import cn.sanwei.scoring.ledger.intake.Parked;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The facts that count nowhere. A fact of another cycle than the one that is being folded is parked there as outside; only
 * what every cycle that was looked at parks is listed.
 */
final class ParkedFacts {
    private final Input input;
    private final PrintStream err;
    private int listed;

    ParkedFacts(Input input, PrintStream err) {
        this.input = input;
        this.err = err;
    }

    /** @param byCycle what each cycle that was looked at parked of this subject's facts */
    void of(Subject subject, List<List<Parked>> byCycle) {
        Map<Fact, Integer> times = new HashMap<>();
        Map<Fact, Parked.Reason> reasons = new HashMap<>();
        for (List<Parked> parked : byCycle) {
            for (Parked each : parked) {
                times.merge(each.fact(), 1, Integer::sum);
                if (each.why() != Parked.Reason.OUTSIDE_CYCLE) {
                    reasons.put(each.fact(), each.why());
                }
            }
        }
        Map<Fact, Integer> lines = times.isEmpty() ? Map.of() : input.linesOf(subject);
        for (Parked each : byCycle.isEmpty() ? List.<Parked>of() : byCycle.get(0)) {
            Integer line = lines.get(each.fact());
            if (line != null && times.getOrDefault(each.fact(), 0) >= byCycle.size()) {
                Parked.Reason why = reasons.getOrDefault(each.fact(), Parked.Reason.OUTSIDE_CYCLE);
                say(line, subject.id() + " " + each.fact().id(), code(why), why.words());
            }
        }
    }

    void unknownEvents() {
        for (Input.UnknownEvent event : input.unknownEvents()) {
            Parked.Reason why = Parked.Reason.UNKNOWN_TYPE;
            say(event.line(), event.type(), code(why), why.words());
        }
    }

    boolean any() {
        return listed > 0;
    }

    static String code(Parked.Reason why) {
        return why.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private void say(int line, String what, String code, String words) {
        listed++;
        err.println(input.factsFile() + ":" + line + ": 未计分 parked: " + what + ": " + code + "：" + words);
    }
}
