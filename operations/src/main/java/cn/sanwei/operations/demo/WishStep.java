package cn.sanwei.operations.demo;

import cn.sanwei.operations.demo.DemoTownship.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;

/** Wishes in every state: waiting, refused, published, claimed, given back, fulfilled, confirmed. */
final class WishStep {
    private record Wanted(String title, String text, String category) {}

    private static final List<Wanted> WANTED = List.of(
            new Wanted("一副老花镜", "希望有一副三百度的老花镜，平时看报用。", "goods"),
            new Wanted("陪同去医院复查", "下周需要去县医院复查，想请人陪同半天。", "service"),
            new Wanted("修一盏楼道灯", "三楼楼道灯坏了，晚上看不清台阶。", "service"),
            new Wanted("每周聊聊天", "独居，希望每周有人来坐一坐。", "company"),
            new Wanted("小学数学辅导", "孩子四年级，数学有些跟不上。", "study"),
            new Wanted("一个轮椅坡道", "门口两级台阶，轮椅上下不方便。", "service"),
            new Wanted("血压计一台", "想在家里每天量血压。", "health"),
            new Wanted("学用智能手机", "想学会视频通话和挂号。", "study"));

    private final DemoApi api;
    private final DemoTownship township;
    private final long seed;

    WishStep(DemoApi api, DemoTownship township, long seed) {
        this.api = api;
        this.township = township;
        this.seed = seed;
    }

    List<Callable<Void>> tasks() {
        int count = township.people().size() / 12;
        List<Callable<Void>> tasks = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            int wish = number;
            tasks.add(() -> wish(wish));
        }
        return tasks;
    }

    private Void wish(int number) throws InterruptedException {
        String key = township.id() + "/wish/" + number;
        SplittableRandom random = new SplittableRandom(seed ^ key.hashCode());
        Wanted wanted = WANTED.get(number % WANTED.size());
        UUID wish = DemoIds.of(key);
        String path = "/api/wish/wishes/" + wish;
        // The secretary brings what residents say on paper; the office reviews it: two people.
        api.command(
                township.secretary(),
                "/api/wish/wishes",
                key,
                Map.of("wish", wish, "title", wanted.title(), "text", wanted.text()));
        int fate = random.nextInt(100);
        if (fate < 6) {
            return null;
        }
        if (fate < 14) {
            api.command(township.office(), path + "/refusal", Map.of("reason", "此事由民政窗口统一办理，已代为转交。"));
            return null;
        }
        api.command(
                township.office(),
                path + "/acceptance",
                Map.of("category", wanted.category(), "publicWording", wanted.text()));
        api.command(township.office(), path + "/publication", Map.of());
        if (fate < 26) {
            return null;
        }
        Person claimant = township.people().get(random.nextInt(township.people().size()));
        if (fate < 32) {
            Person first =
                    township.people().get(random.nextInt(township.people().size()));
            api.command(township.secretary(), path + "/claims", path + "/claims/1", claim(first));
            api.command(
                    township.secretary(),
                    path + "/claims/withdrawal",
                    Map.of("reason", "临时外出，请他人接手。", "onBehalfOf", first.id()));
        }
        api.command(township.secretary(), path + "/claims", path + "/claims/2", claim(claimant));
        if (fate < 44) {
            return null;
        }
        api.command(
                township.secretary(),
                path + "/fulfilment",
                Map.of("evidence", "已办妥，居民当面确认。", "onBehalfOf", claimant.id()));
        if (fate >= 50) {
            api.command(
                    township.office(),
                    path + "/confirmation",
                    Map.of("rating", 3 + random.nextInt(3), "comment", "谢谢。"));
        }
        return null;
    }

    private static Map<String, Object> claim(Person claimant) {
        return Map.of("onBehalfOf", claimant.id());
    }
}
