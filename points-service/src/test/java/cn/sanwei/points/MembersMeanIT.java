package cn.sanwei.points;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.EventCodec;
import cn.sanwei.contracts.EventEnvelope;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.Points;
import cn.sanwei.contracts.RatingEvent.CycleClosed;
import cn.sanwei.contracts.RatingEvent.Frozen;
import cn.sanwei.contracts.RuleBookId;
import cn.sanwei.contracts.Store;
import cn.sanwei.contracts.TownshipId;
import cn.sanwei.testing.Answer;
import cn.sanwei.testing.RealParts;
import cn.sanwei.testing.TestClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Branches whose members' mean is weighed: it is what rating-service froze, heard over its topic. */
@QuarkusTest
@WithTestResource(RealParts.class)
class MembersMeanIT {
    private static final String TERMS =
            "branches: {weights: {points-work: 0.5, year-end-target: 0.3, members-mean: 0.2}}\n";
    private static final Instant CLOSED_AT = Instant.parse("2026-01-07T02:00:00Z");
    private static long position = System.currentTimeMillis();

    private Town town;

    @BeforeEach
    void the_cycle_is_over() {
        TestClock.shared().set(CLOSED_AT);
        town = Town.withMembers(2);
        town.publishRuleBook(TERMS);
    }

    @AfterEach
    void it_is_now() {
        TestClock.shared().reset();
    }

    @Test
    void a_branch_is_awarded_by_the_mean_of_what_was_frozen_of_its_members() {
        UUID request = closed();
        score("points-work", "90");
        score("year-end-target", "90");
        refused(award("three-stars"), 409, "closing-not-heard");

        say(town.id, closing(request, "70.00", "90.00"));

        awaitHeard();
        refused(award("three-stars"), 422, "grade-does-not-follow").body("follows", equalTo("two-stars"));
        award("two-stars").statusCode(201).body("grade", equalTo("two-stars"));
    }

    @Test
    void those_above_a_branch_have_the_mean_of_all_below() {
        UUID request = closed();
        town.office().post("/organisations/" + town.committee + "/scores", entered("points-work", "90"));
        town.office().post("/organisations/" + town.committee + "/scores", entered("year-end-target", "90"));
        say(town.id, closing(request, "90.00", "90.00"));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> town.office()
                        .post("/organisations/" + town.committee + "/awards/2025/branch", Map.of())
                        .statusCode(201)
                        .body("grade", equalTo("three-stars")));
    }

    @Test
    void what_was_frozen_by_a_closing_that_stands_no_more_counts_nothing() {
        UUID first = closed();
        score("points-work", "90");
        score("year-end-target", "90");
        say(town.id, closing(first, "90.00", "90.00"));
        awaitHeard();
        town.office().post("/cycles/2025/reopen", Map.of("reason", "漏了一批记录。")).statusCode(200);
        UUID second = closed();

        refused(award("three-stars"), 409, "closing-not-heard");
        say(town.id, closing(second, "70.00", "90.00"));
        awaitHeard();
        award("two-stars").statusCode(201);
    }

    @Test
    void a_closing_is_heard_once_and_whatever_else_lies_in_the_topic_is_passed_over() {
        UUID request = closed();
        score("points-work", "90");
        score("year-end-target", "90");
        send("rating-service's topic", "no event".getBytes(StandardCharsets.UTF_8), Map.of());
        say("nowhere-at-all", closing(request, "0.00", "0.00"));
        Map<String, String> headers = new HashMap<>(envelope(town.id).headers());
        headers.put("ce_source", "/points-service");
        send(town.id, EventCodec.encode(closing(request, "0.00", "0.00")), headers);
        send(town.id, "{}".getBytes(StandardCharsets.UTF_8), envelope(town.id).headers());
        say(town.id, closing(request, "90.00", "90.00"));
        say(town.id, closing(request, "10.00", "10.00"));

        awaitHeard();
        award("three-stars").statusCode(201);
    }

    @Test
    void a_branch_of_which_nobody_is_graded_has_no_mean() {
        UUID request = closed();
        score("points-work", "90");
        score("year-end-target", "90");
        say(town.id, closing(request));

        awaitHeard();
        refused(award("three-stars"), 422, "scores-missing").body("missing", contains("members-mean"));
    }

    /** Until the award is no longer refused for that. */
    private void awaitHeard() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> award("no-such-grade").statusCode(422));
    }

    private UUID closed() {
        return UUID.fromString(town.office()
                .post("/cycles/2025/close", Map.of())
                .statusCode(201)
                .path("events[0]"));
    }

    private Answer award(String grade) {
        return town.office().post("/organisations/" + town.branch + "/awards/2025/branch", Map.of("grade", grade));
    }

    private void score(String part, String score) {
        town.office()
                .post("/organisations/" + town.branch + "/scores", entered(part, score))
                .statusCode(201);
    }

    private static Map<String, Object> entered(String part, String score) {
        return Map.of("cycle", "2025", "part", part, "score", score);
    }

    private static Answer refused(Answer response, int status, String slug) {
        return response.statusCode(status).body("type", equalTo("urn:sanwei:refusal:" + slug));
    }

    /** Of the town's members as many as there are totals; the rest are exempt. */
    private CycleClosed closing(UUID request, String... totals) {
        List<Frozen> frozen = new java.util.ArrayList<>();
        for (int i = 0; i < town.members.size(); i++) {
            boolean graded = i < totals.length;
            frozen.add(new Frozen(
                    new MemberId(town.members.get(i)),
                    graded ? Points.of(totals[i]) : Points.ZERO,
                    "none",
                    graded ? "graded" : "exempt",
                    "1".repeat(64),
                    new OrganisationId(town.branch)));
        }
        return new CycleClosed(Cycle.of("2025"), request, RuleBookId.of(town.id), 1, "1".repeat(64), frozen, CLOSED_AT);
    }

    private static void say(String township, CycleClosed closed) {
        send(township, EventCodec.encode(closed), envelope(township).headers());
    }

    private static EventEnvelope envelope(String township) {
        return new EventEnvelope(
                UUID.randomUUID(),
                Store.RATING.source(),
                EventCodec.typeOf(CycleClosed.class),
                "cycle/2025",
                CLOSED_AT,
                CLOSED_AT,
                TownshipId.of(township),
                EventEnvelope.sequence(1, 700, ++position));
    }

    private static void send(String key, byte[] value, Map<String, String> headers) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", System.getProperty(RealParts.KAFKA)),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            ProducerRecord<byte[], byte[]> record =
                    new ProducerRecord<>(Store.RATING.topic(), key.getBytes(StandardCharsets.UTF_8), value);
            headers.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
            producer.send(record);
        }
    }
}
