package cn.sanwei.operations.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The old ledger, a thousand rows a call; one township also brings balances whose single facts nobody has any more. */
final class ImportStep {
    private static final int ROWS = 1000;
    private final DemoApi api;
    private final DemoCalendar calendar;
    private final DemoTownship township;
    private final List<PastYear.Row> rows;

    ImportStep(DemoApi api, DemoCalendar calendar, DemoTownship township, long seed) {
        this.api = api;
        this.calendar = calendar;
        this.township = township;
        this.rows = new PastYear(township, calendar, seed).rows();
    }

    int calls() {
        return (rows.size() + ROWS - 1) / ROWS + (bringsBalances() ? 1 : 0);
    }

    void enter(Progress progress) throws InterruptedException {
        for (int from = 0; from < rows.size(); from += ROWS) {
            String step = "import/" + township.id() + "/" + from;
            List<PastYear.Row> part = rows.subList(from, Math.min(rows.size(), from + ROWS));
            api.command(
                    township.office(), "/api/points/imports", step, Map.of("import", DemoIds.of(step), "facts", part));
            progress.step();
        }
        if (bringsBalances()) {
            List<Map<String, Object>> balances = new ArrayList<>();
            for (DemoTownship.Person person : township.people()) {
                balances.add(Map.of(
                        "member",
                        person.id(),
                        "cycle",
                        Integer.toString(calendar.running()),
                        "micro",
                        "platform",
                        "points",
                        person.diligence() / 20 + ".50"));
            }
            String step = "balances/" + township.id();
            api.command(
                    township.office(),
                    "/api/points/imports",
                    step,
                    Map.of("import", DemoIds.of(step), "openingBalances", balances));
            progress.step();
        }
    }

    private boolean bringsBalances() {
        return township.id().equals("qinghe");
    }
}
