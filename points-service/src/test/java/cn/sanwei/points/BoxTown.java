package cn.sanwei.points;

import cn.sanwei.testing.Answer;
import cn.sanwei.testing.Tokens;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A town whose people write into the box: two branches, a resident who is on no roster. */
final class BoxTown {
    static final String TEXT = "建议把主题党日放在周末上午。";
    static final Map<String, Object> ANSWER = Map.of("text", "从下月起每季度安排一次。");
    static final Map<String, Object> REASON = Map.of("reason", "需要向三个支部了解情况。");
    static final Map<String, Object> WORDING = Map.of("question", "主题党日能否放在周末？", "answer", "每季度安排一次。");

    final Town town = Town.withMembers(3);
    final UUID second = UUID.randomUUID();

    BoxTown() {
        town.office()
                .post("/organisations", Town.organisation(second, town.committee, "第二党支部", "branch"))
                .statusCode(201);
    }

    Api resident() {
        return resident("resident");
    }

    Api resident(String who) {
        return Api.with(
                Tokens.with("resident").in(town.id).subject(town.id + "-" + who).sign());
    }

    /** Leads the second branch, and is on no roster of the tests. */
    Api neighbour() {
        return Api.secretary(town.id, UUID.randomUUID(), second);
    }

    static Map<String, Object> suggestion() {
        return new HashMap<>(Map.of("kind", "suggestion", "area", "party-life", "text", TEXT));
    }

    Map<String, Object> aboutTheLeader() {
        Map<String, Object> body = suggestion();
        body.putAll(Map.of("kind", "complaint", "area", "conduct", "about", town.branch, "concernsLeader", true));
        return body;
    }

    static Map<String, Object> shielded() {
        Map<String, Object> body = suggestion();
        body.putAll(Map.of("shielded", true, "contact", "13800002222"));
        return body;
    }

    static String writes(Api api, Map<String, Object> body) {
        return api.post("/box", body).statusCode(201).path("id");
    }

    static Answer step(Api api, String entry, String step, Object body) {
        return api.post("/box/" + entry + "/" + step, body);
    }

    void handOver(String entry, UUID to) {
        step(town.office(), entry, "hand-over", Map.of("organisation", to, "wording", "有人建议主题党日放在周末。"))
                .statusCode(200);
    }

    static Answer refused(Answer response, int status, String slug) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("type", org.hamcrest.Matchers.equalTo("urn:sanwei:refusal:" + slug));
    }

    static List<String> steps(Api api, String path) {
        return api.get(path).statusCode(200).path("steps[*].kind");
    }
}
