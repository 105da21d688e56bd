package cn.sanwei.points;

import static cn.sanwei.points.BoxTown.ANSWER;
import static cn.sanwei.points.BoxTown.REASON;
import static cn.sanwei.points.BoxTown.WORDING;
import static cn.sanwei.points.BoxTown.refused;
import static cn.sanwei.points.BoxTown.step;
import static cn.sanwei.points.BoxTown.suggestion;
import static cn.sanwei.points.BoxTown.writes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.sanwei.testing.Answer;
import cn.sanwei.testing.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What becomes public of the box, who may see what, two at once, and what is forgotten. */
@QuarkusTest
@WithTestResource(RealParts.class)
class BoxPublicationIT {
    @Test
    void the_offices_wording_is_read_by_everybody_corrected_and_taken_back() {
        BoxTown box = new BoxTown();
        String entry = writes(box.town.member(2), BoxTown.shielded());
        String read = "/public/box/" + box.town.id;
        refused(step(box.town.office(), entry, "publication", WORDING), 409, "wrong-state");
        step(box.town.office(), entry, "answer", ANSWER).statusCode(200);
        refused(step(box.town.secretary(), entry, "publication", WORDING), 403, "wrong-role");
        refused(step(box.town.office(), entry, "publication/take-back", Map.of()), 409, "nothing-published");
        Api.nobody().get(read).body("items", empty());
        for (String told : List.of("张卫" + (char) ('甲' + 2) + "同志的建议", "请打 13800002222")) {
            Map<String, Object> naming = Map.of("question", told, "answer", "每季度安排一次。");
            refused(step(box.town.office(), entry, "publication", naming), 422, "author-named");
        }

        step(box.town.office(), entry, "publication", WORDING).statusCode(200);
        Api.nobody()
                .get(read)
                .body("items[*].question", contains("主题党日能否放在周末？"))
                .body("items[*].answer", contains("每季度安排一次。"))
                .body("items[0].correctedAt", nullValue())
                .body("items", everyItem(not(hasKey("entry"))))
                .body("items", everyItem(not(hasKey("name"))));
        step(box.town.office(), entry, "publication", Map.of("question", "能否改在周末？", "answer", "每月一次。"))
                .statusCode(200);
        Api.nobody()
                .get(read)
                .body("items[*].question", contains("能否改在周末？"))
                .body("items[0].correctedAt", notNullValue());
        box.town
                .office()
                .get("/box/" + entry)
                .body("publication.question", equalTo("能否改在周末？"))
                .body("text", equalTo(BoxTown.TEXT));
        box.town.member(2).get("/box/mine").body("items[0].publication.answer", equalTo("每月一次。"));
        box.town.office().get("/box").body("items[0].published", equalTo(true));

        step(box.town.office(), entry, "publication/take-back", Map.of()).statusCode(200);
        Api.nobody().get(read).body("items", empty());
        step(box.town.office(), entry, "publication", WORDING).statusCode(200);
        Api.nobody().get(read).body("items[*].question", contains("主题党日能否放在周末？"));
        Api.nobody().get("/public/box/nowhere-x").statusCode(200).body("items", empty());
        refused(
                step(box.town.office(), entry, "publication", Map.of("question", " ", "answer", "x")),
                400,
                "malformed");
    }

    @Test
    void the_public_list_is_read_in_pages() {
        BoxTown box = new BoxTown();
        for (int written = 0; written < 3; written++) {
            String entry = writes(box.resident("page-" + written), suggestion());
            step(box.town.office(), entry, "answer", ANSWER).statusCode(200);
            step(box.town.office(), entry, "publication", WORDING).statusCode(200);
        }
        String read = "/public/box/" + box.town.id + "?limit=2";
        String next = Api.nobody().get(read).path("next");
        assertThat(Api.nobody().get(read + "&cursor=" + next).<List<?>>path("items"))
                .hasSize(1);
        Api.nobody().get(read + "&cursor=nonsense").statusCode(400);
        String first = box.town.office().get("/box?limit=2").path("next");
        assertThat(box.town.office().get("/box?limit=2&cursor=" + first).<List<?>>path("items"))
                .hasSize(1);
    }

    @Test
    void a_second_click_gets_the_same_answer_and_who_saw_an_older_state_is_told() {
        BoxTown box = new BoxTown();
        String key = UUID.randomUUID().toString();
        String entry =
                box.resident().post("/box", suggestion(), key).statusCode(201).path("id");
        box.resident()
                .post("/box", suggestion(), key)
                .statusCode(201)
                .header("Idempotent-Replayed", "true")
                .body("id", equalTo(entry));
        Map<String, Object> other = suggestion();
        other.put("text", "别的");
        refused(box.resident().post("/box", other, key), 422, "key-reused");
        step(box.town.office(), entry, "acknowledge", Map.of()).statusCode(200);
        seen(box.town.office(), entry, 1, "answer", ANSWER).statusCode(412);
        String answering = UUID.randomUUID().toString();
        box.town.office().post("/box/" + entry + "/answer", ANSWER, answering).statusCode(200);
        box.town
                .office()
                .post("/box/" + entry + "/answer", ANSWER, answering)
                .statusCode(200)
                .header("Idempotent-Replayed", "true")
                .body("version", equalTo(3));
    }

    @Test
    void of_two_officials_who_answer_at_once_one_wins_and_the_other_is_told() throws Exception {
        BoxTown box = new BoxTown();
        String entry = writes(box.resident(), suggestion());
        CyclicBarrier together = new CyclicBarrier(2);
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            List<Future<Integer>> asked = new ArrayList<>();
            for (Api official : List.of(box.town.office(), box.town.secondOffice())) {
                asked.add(two.submit(() -> {
                    together.await();
                    return seen(official, entry, 1, "answer", ANSWER).statusCode();
                }));
            }
            for (Future<Integer> each : asked) {
                answers.add(each.get());
            }
        }
        assertThat(answers).containsExactlyInAnyOrder(200, 412);
        assertThat(BoxTown.steps(box.town.office(), "/box/" + entry)).containsExactly("filed", "answered");
    }

    @Test
    void many_who_write_at_once_get_each_a_number_of_their_own() throws Exception {
        BoxTown box = new BoxTown();
        CyclicBarrier together = new CyclicBarrier(8);
        List<String> receipts = new ArrayList<>();
        List<Integer> refusals = new ArrayList<>();
        Api one = box.resident();
        try (ExecutorService all = Executors.newFixedThreadPool(8)) {
            List<Future<Answer>> asked = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                asked.add(all.submit(() -> {
                    together.await();
                    return one.post("/box", suggestion());
                }));
            }
            for (Future<Answer> each : asked) {
                Answer answer = each.get();
                if (answer.statusCode() == 201) {
                    receipts.add(answer.path("receipt"));
                } else {
                    refusals.add(answer.statusCode());
                }
            }
        }
        assertThat(receipts).hasSize(5).doesNotHaveDuplicates();
        assertThat(refusals).containsOnly(429);
    }

    @Test
    void another_author_branch_or_township_finds_nothing() {
        BoxTown box = new BoxTown();
        BoxTown other = new BoxTown();
        String entry = writes(box.town.member(2), suggestion());
        box.town.member(1).get("/box/mine").body("items", empty());
        box.resident().get("/box/mine").body("items", empty());
        for (Api stranger : List.of(box.town.member(1), box.resident(), other.town.office())) {
            step(stranger, entry, "withdraw", Map.of()).statusCode(404);
            step(stranger, entry, "reopen", Map.of("text", "不行。")).statusCode(404);
        }
        other.town.office().get("/box").body("items", empty());
        other.town.office().get("/box/" + entry).statusCode(404);
        step(other.town.office(), entry, "acknowledge", Map.of()).statusCode(404);
        step(other.town.office(), entry, "answer", ANSWER).statusCode(404);
        step(other.town.office(), entry, "extend", REASON).statusCode(404);
        step(other.town.office(), entry, "publication", WORDING).statusCode(404);
        step(other.town.office(), entry, "erasure", Map.of()).statusCode(404);
        step(box.town.office(), entry, "hand-over", Map.of("organisation", other.town.branch))
                .statusCode(404);
        Map<String, Object> abroad = suggestion();
        abroad.put("about", other.town.branch);
        box.resident().post("/box", abroad).statusCode(404);
        step(box.town.office(), entry, "withdraw", Map.of()).statusCode(404);
    }

    @Test
    void who_is_erased_leaves_no_word_behind_and_what_was_open_is_closed() {
        BoxTown box = new BoxTown();
        String answered = writes(box.town.member(2), BoxTown.shielded());
        box.handOver(answered, box.second);
        step(box.neighbour(), answered, "answer", ANSWER).statusCode(200);
        step(box.town.office(), answered, "publication", WORDING).statusCode(200);
        String open = writes(box.town.member(2), suggestion());
        String member = "/members/" + box.town.members.get(2);
        box.town
                .office()
                .post(member + "/leaving", Map.of("from", "2025-06-01"))
                .statusCode(200);
        box.town.office().post(member + "/erasure", Map.of()).statusCode(200);
        box.town
                .office()
                .get("/box/" + answered)
                .body("text", equalTo(""))
                .body("contact", nullValue())
                .body("name", nullValue())
                .body("wording", nullValue())
                .body("steps[*].text", everyItem(nullValue()))
                .body("state", equalTo("answered"))
                .body("publication.question", equalTo("主题党日能否放在周末？"));
        box.town
                .office()
                .get("/box/" + open)
                .body("state", equalTo("withdrawn"))
                .body("mayAnswer", equalTo(false));
        assertThat(Database.count("box_entry", "member = '" + box.town.members.get(2) + "' and text <> ''"))
                .isZero();
    }

    @Test
    void a_residents_entry_is_erased_when_it_is_closed_and_he_asks_for_it() {
        BoxTown box = new BoxTown();
        String entry = writes(box.resident(), suggestion());
        refused(step(box.town.office(), entry, "erasure", Map.of()), 409, "wrong-state");
        refused(step(box.resident(), entry, "erasure", Map.of()), 403, "wrong-role");
        step(box.resident(), entry, "withdraw", Map.of()).statusCode(200);
        step(box.town.office(), entry, "erasure", Map.of()).statusCode(200);
        box.resident().get("/box/mine").body("items[0].text", equalTo(""));
    }

    @Test
    void two_years_after_it_was_closed_an_entry_is_forgotten_and_no_open_one_is() throws SQLException {
        BoxTown box = new BoxTown();
        String old = writes(box.resident("old"), suggestion());
        step(box.town.office(), old, "answer", ANSWER).statusCode(200);
        step(box.town.office(), old, "publication", WORDING).statusCode(200);
        String young = writes(box.resident("young"), suggestion());
        step(box.town.office(), young, "answer", ANSWER).statusCode(200);
        String open = writes(box.resident("open"), suggestion());
        Database.change("update box_entry set closed_on = current_date - 740 where entry = '" + old + "'");
        Database.change("update box_entry set filed_at = now() - interval '5 years' where entry = '" + open + "'");
        try (Connection relay = Database.connect("points_relay");
                Statement statement = relay.createStatement()) {
            statement.execute("select forget_box_entries()");
        }
        assertThat(Database.count("box_entry", "township = '" + box.town.id + "'"))
                .isEqualTo(2);
        assertThat(Database.count("box_step", "entry = '" + old + "'")).isZero();
        Api.nobody().get("/public/box/" + box.town.id).body("items", empty());
        box.town.office().get("/box/" + old).statusCode(404);
        box.town.office().get("/box/" + young).statusCode(200);
    }

    private static Answer seen(Api api, String entry, int version, String step, Object body) {
        return api.request()
                .key()
                .ifMatch("\"" + version + "\"")
                .json(body)
                .post("/api/points/box/" + entry + "/" + step);
    }
}
