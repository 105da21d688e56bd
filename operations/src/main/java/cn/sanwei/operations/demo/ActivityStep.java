package cn.sanwei.operations.demo;

import cn.sanwei.operations.demo.DemoTownship.Branch;
import cn.sanwei.operations.demo.DemoTownship.Person;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;

/** The activities of the last month: filed, acknowledged, held, marked by hand as on paper, closed. */
final class ActivityStep {
    private final DemoApi api;
    private final DemoCalendar calendar;
    private final DemoTownship township;
    private final long seed;

    ActivityStep(DemoApi api, DemoCalendar calendar, DemoTownship township, long seed) {
        this.api = api;
        this.calendar = calendar;
        this.township = township;
        this.seed = seed;
    }

    List<Callable<Void>> tasks() {
        List<Callable<Void>> tasks = new ArrayList<>();
        for (Branch branch : township.branches()) {
            tasks.add(() -> held(branch, "theme-day", "主题党日：走进邻里", 19, 90));
            tasks.add(() -> held(branch, "members-meeting", "支部党员大会", 15, 120));
            if (branch.number() % 4 == 1) {
                tasks.add(() -> coming(branch));
            }
        }
        return tasks;
    }

    private Void held(Branch branch, String kind, String title, int hour, int minutes) throws InterruptedException {
        String key = township.id() + "/activity/" + kind + "/" + branch.number();
        SplittableRandom random = new SplittableRandom(seed ^ key.hashCode());
        LocalDate day = calendar.lastMonthFrom().plusDays(2 + random.nextInt(24));
        UUID activity = DemoIds.of(key);
        file(branch, activity, key, kind, title, day, hour, minutes);
        String path = "/api/activity/activities/" + activity;
        if (branch.number() == 2 && kind.equals("theme-day")) {
            api.command(township.office(), path + "/return", Map.of("reason", "请补充活动地点和负责人。"));
            api.command(
                    township.secretary(),
                    path + "/completion",
                    Map.of("place", "党群服务中心二楼会议室", "content", "学习两篇文章，商量楼道充电的事；负责人为支部副书记。"));
        }
        api.command(township.office(), path + "/acknowledgement", Map.of());
        api.command(township.secretary(), path + "/publication", Map.of());
        List<Map<String, Object>> marks = new ArrayList<>();
        for (Person person : township.peopleOf(branch)) {
            String mark = mark(person, random);
            if (mark != null) {
                marks.add(Map.of("member", person.id(), "mark", mark));
            }
        }
        api.command(township.secretary(), path + "/attendance", Map.of("marks", marks));
        api.command(township.secretary(), path + "/close", Map.of());
        return null;
    }

    /** Whoever has no mark when the activity is closed was absent. */
    private static String mark(Person person, SplittableRandom random) {
        int roll = random.nextInt(100);
        if (roll < person.diligence()) {
            return roll % 19 == 4 ? "late" : "present";
        }
        return switch ((roll - person.diligence()) % 5) {
            case 0, 1 -> "leave";
            case 2 -> "made-up";
            default -> null;
        };
    }

    private Void coming(Branch branch) throws InterruptedException {
        String key = township.id() + "/activity/volunteer-service/" + branch.number();
        UUID activity = DemoIds.of(key);
        file(
                branch,
                activity,
                key,
                "volunteer-service",
                "志愿服务：周末清洁家园",
                calendar.day().plusDays(6),
                9,
                180);
        String path = "/api/activity/activities/" + activity;
        api.command(township.office(), path + "/acknowledgement", Map.of());
        api.command(township.secretary(), path + "/publication", Map.of());
        for (Person person : township.peopleOf(branch).subList(0, 8)) {
            api.command(
                    township.secretary(),
                    path + "/sign-ups",
                    path + "/sign-ups/" + person.number(),
                    Map.of("onBehalfOf", person.id()));
        }
        return null;
    }

    private void file(
            Branch branch, UUID activity, String key, String kind, String title, LocalDate day, int hour, int minutes)
            throws InterruptedException {
        api.command(
                township.secretary(),
                "/api/activity/activities",
                key,
                Map.of(
                        "activity",
                        activity,
                        "organisation",
                        branch.id(),
                        "kind",
                        kind,
                        "theme",
                        kind.equals("theme-day") ? "neighbours" : "general",
                        "title",
                        title,
                        "content",
                        "按月度计划进行。",
                        "place",
                        "党群服务中心",
                        "startsAt",
                        DemoCalendar.at(day, hour, 0),
                        "endsAt",
                        DemoCalendar.at(day, hour, 0).plusSeconds(minutes * 60L)));
    }
}
