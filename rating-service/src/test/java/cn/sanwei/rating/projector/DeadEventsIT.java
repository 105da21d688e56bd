package cn.sanwei.rating.projector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.sanwei.contracts.EventCodec;
import cn.sanwei.contracts.EventEnvelope;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.PointsEvent;
import cn.sanwei.contracts.Store;
import cn.sanwei.rating.story.EventProducer;
import cn.sanwei.rating.story.TownshipStory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a stranger writes on a topic is listed with its reason, and the partition goes on. */
class DeadEventsIT {
    private static final String TOPIC = Store.POINTS.topic();
    private final ProjectorWorld world = new ProjectorWorld();
    private final TownshipStory yunxi = new TownshipStory(world);
    private MemberId member;

    @BeforeEach
    void begin() {
        yunxi.begun();
        member = yunxi.member();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @ParameterizedTest
    @CsvSource({
        "ce_id, , ce_id is missing",
        "ce_id, 1-1-1-1-1, ce_id is not a UUID",
        "ce_specversion, 0.3, ce_specversion is not 1.0",
        "ce_time, yesterday, ce_time is not an RFC 3339 time",
        "ce_sequence, 7, ce_sequence is malformed",
        "ce_source, /wish-service, ce_source is not the service that this topic belongs to",
        "ce_type, cn.sanwei.wish.wish-submitted.v1, ce_dataschema is not that of ce_type",
        "ce_township, qinghe, ce_partitionkey is not the township",
        "ce_partitionkey, qinghe, ce_partitionkey is not the township",
        "content-type, text/plain, content-type is not application/json in UTF-8",
    })
    void headers_are_judged_like_the_body(String header, String value, String reason) {
        sent(headers -> {
            if (value == null) {
                headers.remove(header);
            } else {
                headers.put(header, value);
            }
        });
        becomesDead(reason);
    }

    @Test
    void a_township_that_is_not_the_records_key_is_forged() {
        sent(headers -> {
            headers.put("ce_township", "qinghe");
            headers.put("ce_partitionkey", "qinghe");
        });
        becomesDead("the record's key is not ce_township");
    }

    @Test
    void a_type_of_another_service_is_dead() {
        sent(headers -> type(headers, "cn.sanwei.wish.wish-submitted.v1"));
        becomesDead("ce_type is not one of the service that this topic belongs to");
    }

    @Test
    void bytes_that_are_no_text_are_dead() {
        world.events().send(TOPIC, yunxi.id, envelope().headers(), new byte[] {0, (byte) 0xff, 1});
        becomesDead("cn.sanwei.points.article-read.v1: not UTF-8");
    }

    @Test
    void bytes_that_are_no_json_are_dead() {
        world.events().send(TOPIC, yunxi.id, envelope().headers(), new byte[] {'{'});
        becomesDead("cn.sanwei.points.article-read.v1: not one JSON value, each field once");
    }

    @Test
    void a_body_that_is_not_there_is_dead() {
        world.events().send(TOPIC, yunxi.id, envelope().headers(), null);
        becomesDead("cn.sanwei.points.article-read.v1: no body");
    }

    @Test
    void a_body_that_lacks_what_its_schema_demands_is_dead() {
        world.events()
                .send(
                        TOPIC,
                        yunxi.id,
                        envelope().headers(),
                        "{\"category\":\"theory\"}".getBytes(StandardCharsets.UTF_8));
        becomesDead("cn.sanwei.points.article-read.v1: member is missing");
    }

    @Test
    void a_text_that_postgresql_cannot_hold_is_dead() {
        String body = new String(EventCodec.encode(TownshipStory.reads(member, "2026-03-06")), StandardCharsets.UTF_8);
        world.events()
                .send(
                        TOPIC,
                        yunxi.id,
                        envelope().headers(),
                        body.replace("theory", "the\\u0000ory").getBytes(StandardCharsets.UTF_8));
        becomesDead("cn.sanwei.points.article-read.v1: a text contains U+0000");
    }

    @Test
    void a_record_that_lies_in_another_partition_than_its_key_is_dead() {
        int wrong = (world.events()
                                .send(TOPIC, yunxi.id, envelope().headers(), body())
                                .partition()
                        + 1)
                % 24;
        world.events().send(TOPIC, wrong, yunxi.id, envelope().headers(), body());
        becomesDead("the record is not in the partition of its key");
    }

    @Test
    void a_township_that_registers_another_one_is_dead() {
        PointsEvent.TownshipRegistered forged = new PointsEvent.TownshipRegistered(
                cn.sanwei.contracts.TownshipId.of("qinghe"),
                cn.sanwei.contracts.CountyId.of("stranger"),
                "330000009",
                LocalDate.parse("2026-01-01"),
                TownshipStory.at("2026-03-01"));
        world.events()
                .send(
                        TOPIC,
                        yunxi.id,
                        EventProducer.envelope(yunxi.id, forged, forged.occurredAt())
                                .headers(),
                        EventCodec.encode(forged));
        becomesDead("cn.sanwei.points.township-registered.v1: township is not ce_township");
    }

    @Test
    void a_rule_book_that_is_none_is_dead_with_the_place_of_the_mistake() {
        yunxi.ruleBook(2, "2026-06-01", "rules: 7\n");
        world.startProjector();
        yunxi.read(member, "2026-03-06");
        world.awaitRead();

        assertThat((String) world.value("select reason from dead_event"))
                .contains("not a rule book")
                .contains("第5行");
        assertThat(world.totalOf(yunxi, member, "2026")).isEqualTo("51.00");
    }

    @Test
    void what_only_the_database_refuses_is_found_among_its_batch_and_the_others_are_taken() {
        yunxi.read(member, "2026-03-06");
        world.execute("alter table heard_fact add check (attributes::jsonb ->> 'category' <> 'refused')");
        yunxi.publish(new PointsEvent.ArticleRead(
                member,
                new cn.sanwei.contracts.ArticleId(UUID.randomUUID()),
                "refused",
                TownshipStory.at("2026-03-06")));
        yunxi.attended(member, "2026-03-07");
        becomesDead("the database refuses it: 23514");
        assertThat(world.totalOf(yunxi, member, "2026")).isEqualTo("57.00");
    }

    @Test
    void an_unknown_type_waits_apart_for_the_release_that_knows_it() {
        sent(headers -> type(headers, "cn.sanwei.points.member-praised.v1"));
        Projector first = world.startProjector();
        yunxi.read(member, "2026-03-06");
        world.awaitRead();
        assertThat(world.rows("select type from waiting_event").toString())
                .isEqualTo("[[cn.sanwei.points.member-praised.v1]]");
        assertThat(world.value("select count(*) from dead_event")).isEqualTo(0L);
        first.close();

        // The release that knows it: what it reads from the table is an event of a type in its registry.
        world.execute(
                "update waiting_event set type = 'cn.sanwei.points.article-read.v1', headers = replace(replace("
                        + "headers::text, encode('cn.sanwei.points.member-praised.v1', 'base64'),"
                        + " encode('cn.sanwei.points.article-read.v1', 'base64')),"
                        + " replace(encode('urn:sanwei:schema:cn.sanwei.points.member-praised.v1', 'base64'), chr(10), ''),"
                        + " replace(encode('urn:sanwei:schema:cn.sanwei.points.article-read.v1', 'base64'), chr(10), ''))::jsonb");
        world.startProjector();

        await().atMost(Duration.ofSeconds(15)).until(() -> "52.00".equals(world.totalOf(yunxi, member, "2026")));
        assertThat(world.value("select count(*) from waiting_event")).isEqualTo(0L);
    }

    @Test
    void a_dead_event_whose_cause_is_gone_is_taken_when_it_is_replayed_and_only_once() {
        TownshipStory early = new TownshipStory(world);
        early.registered();
        MemberId starred = early.member();
        early.awarded(starred, "2026", "two-stars", "2099-01-01");
        world.startProjector();
        world.awaitRead();
        assertThat((String) world.value("select reason from dead_event"))
                .contains("grade is none of the rule book of that cycle");

        early.ruleBook(1, "2026-01-01", TownshipStory.RULES);
        world.awaitRead();
        replay();
        await().atMost(Duration.ofSeconds(15))
                .until(() -> world.value("select count(*) from dead_event where resolved_at is not null")
                        .equals(1L));
        assertThat(world.value("select count(*) from board_entry where subject = ?", starred.value()))
                .isEqualTo(1L);

        replay();
        await().atMost(Duration.ofSeconds(15))
                .until(() -> world.value("select replays from dead_event").equals(2));
        assertThat(world.value("select count(*) from heard_event where event_type like '%member-stars-awarded%'"))
                .isEqualTo(1L);
    }

    @Test
    void a_dead_event_that_is_replayed_as_bad_as_before_stays_dead() {
        world.events().send(TOPIC, yunxi.id, Map.of(), new byte[0]);
        world.startProjector();
        world.awaitRead();

        replay();

        await().atMost(Duration.ofSeconds(15))
                .until(() -> world.value("select replays from dead_event").equals(1));
        assertThat(world.value("select resolved_at from dead_event")).isNull();
        assertThat(world.value("select replay_requested from dead_event")).isEqualTo(false);
    }

    private void replay() {
        world.execute("update dead_event set replay_requested = true");
    }

    private EventEnvelope envelope() {
        PointsEvent.ArticleRead read = TownshipStory.reads(member, "2026-03-06");
        return EventProducer.envelope(yunxi.id, read, read.occurredAt());
    }

    private byte[] body() {
        return EventCodec.encode(TownshipStory.reads(member, "2026-03-06"));
    }

    private static void type(Map<String, String> headers, String type) {
        headers.put("ce_type", type);
        headers.put("ce_dataschema", EventEnvelope.dataSchema(type));
    }

    private void sent(Consumer<Map<String, String>> change) {
        Map<String, String> headers = envelope().headers();
        change.accept(headers);
        world.events().send(TOPIC, yunxi.id, headers, body());
    }

    /** Listed once with its reason and its bytes; what comes after it in the same partition is scored. */
    private void becomesDead(String reason) {
        Object before = world.value("select count(*) from fact");
        yunxi.read(member, "2026-05-05");
        Projector projector = world.startProjector();
        world.awaitRead();

        assertThat(before).isEqualTo(0L);
        assertThat(world.rows("select reason from dead_event").toString()).isEqualTo("[[" + reason + "]]");
        assertThat(world.value("select count(*) from fact where occurred_at = '2026-05-05T04:00:00Z'"))
                .isEqualTo(1L);
        assertThat(projector.status().dead()).isEqualTo(1);
        assertThat(projector.status().stopped()).isEmpty();
    }
}
