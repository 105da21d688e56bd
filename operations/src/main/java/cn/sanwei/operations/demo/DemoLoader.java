package cn.sanwei.operations.demo;

import cn.sanwei.operations.http.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Enters the demo through the public APIs. Every command's key follows from the seed and the step, so a loader that was
 * interrupted is simply run again: what had been carried out is answered and not done twice.
 */
public final class DemoLoader {
    private final Api api;
    private final DemoCalendar calendar;
    private final long seed;
    private final Progress progress;

    public DemoLoader(Api api, DemoCalendar calendar, long seed, Progress progress) {
        this.api = api;
        this.calendar = calendar;
        this.seed = seed;
        this.progress = progress;
    }

    public void load(StrangerOnTheTopic stranger) throws Exception {
        List<DemoTownship> townships = DemoTownship.all(seed);
        DemoApi demo = new DemoApi(api, seed, calendar);
        progress.phase("镇、组织和党员", townships.size());
        for (DemoTownship township : townships) {
            new TownshipStep(demo, calendar).enter(township);
            progress.step();
        }
        List<ImportStep> imports = townships.stream()
                .map(each -> new ImportStep(demo, calendar, each, seed))
                .toList();
        progress.phase(
                "往月台账（批量导入）", imports.stream().mapToInt(ImportStep::calls).sum());
        for (ImportStep step : imports) {
            step.enter(progress);
        }
        List<Callable<Void>> lastMonth = new ArrayList<>();
        // Whoever reads takes his time: begun first, it passes while the others work.
        for (DemoTownship township : townships) {
            lastMonth.add(new ReadingStep(demo, calendar, township)::enter);
        }
        for (DemoTownship township : townships) {
            lastMonth.addAll(new ActivityStep(demo, calendar, township, seed).tasks());
            lastMonth.addAll(new WishStep(demo, township, seed).tasks());
        }
        lastMonth.add(new BoxStep(demo, townships.getFirst())::enter);
        progress.phase("最近一个月（逐条操作）", lastMonth.size());
        Together.run(lastMonth, 6, progress);
        progress.phase("上一积分年度的评定", townships.size());
        List<Callable<Void>> awards = townships.stream()
                .<Callable<Void>>map(township -> new AwardStep(demo, calendar, township)::enter)
                .toList();
        Together.run(awards, awards.size(), progress);
        stranger.writeOnce();
        progress.done();
    }
}
