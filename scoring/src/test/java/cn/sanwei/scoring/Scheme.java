package cn.sanwei.scoring;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.scoring.facts.RosterLine;
import cn.sanwei.scoring.ledger.Given.What;
import cn.sanwei.scoring.ledger.Ledger;
import cn.sanwei.scoring.rulebook.grading.Band;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.IntStream;

/** Words for tests of small schemes. */
final class Scheme {
    static final Cycle YEAR = Cycle.of(2026);

    private Scheme() {}

    static What what(String id, String type, String when) {
        return new What(id, type, when);
    }

    /** One on each of these days, with ids made from the type. */
    static What[] on(String type, String... days) {
        return IntStream.range(0, days.length)
                .mapToObj(i -> what(type + i, type, days[i]))
                .toArray(What[]::new);
    }

    static RosterLine line(String organisation, Set<String> categories, String from) {
        return new RosterLine(organisation, MemberStatus.FULL, categories, Set.of(), LocalDate.parse(from), null);
    }

    static String grade(Ledger ledger) {
        return ledger.indicated().map(Band::code).orElse("-");
    }
}
