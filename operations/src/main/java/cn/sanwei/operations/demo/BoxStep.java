package cn.sanwei.operations.demo;

import java.util.HashMap;
import java.util.Map;

/** The complaint and suggestion box of the first township: one entry answered and published, one with a branch, two waiting. */
final class BoxStep {
    private static final String BOX = "/api/points/box";

    private final DemoApi api;
    private final DemoTownship township;

    BoxStep(DemoApi api, DemoTownship township) {
        this.api = api;
        this.township = township;
    }

    Void enter() throws InterruptedException {
        String resident = township.id() + "-resident";
        String lamp = write(resident, "lamp", entry("complaint", "surroundings", "小区东门的路灯坏了两个月，报修过一直没有人来。"));
        step(lamp, "acknowledge", Map.of());
        step(lamp, "answer", Map.of("text", "已联系供电所，本周五前修好，修好后请您看一看。"));
        step(lamp, "publication", Map.of("question", "小区路灯报修后多久会有人来？", "answer", "报修后五个工作日内上门；没有来的，可以再报组织办，由组织办督办。"));
        Map<String, Object> weekend = entry("suggestion", "party-life", "建议把主题党日放在周末上午，上班的同志也能参加。");
        weekend.put("shielded", true);
        String day = write(township.id() + "-member", "weekend", weekend);
        step(
                day,
                "hand-over",
                Map.of("organisation", township.branches().getFirst().id(), "wording", "有党员建议主题党日放在周末，方便上班的同志参加。"));
        write(resident, "card", entry("question", "services", "老年证在哪里办，需要带什么材料？"));
        Map<String, Object> letter = entry("suggestion", "services", "来信：希望服务大厅中午有人值班。");
        letter.put("onPaper", true);
        write(township.office(), "letter", letter);
        return null;
    }

    private static Map<String, Object> entry(String kind, String area, String text) {
        return new HashMap<>(Map.of("kind", kind, "area", area, "text", text));
    }

    private String write(String account, String name, Map<String, Object> entry) throws InterruptedException {
        return api.command(account, BOX, township.id() + "/box/" + name, entry)
                .get("id")
                .asText();
    }

    private void step(String entry, String step, Map<String, Object> body) throws InterruptedException {
        api.command(township.office(), BOX + "/" + entry + "/" + step, body);
    }
}
