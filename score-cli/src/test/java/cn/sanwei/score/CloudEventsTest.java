package cn.sanwei.score;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.ActivityEvent;
import cn.sanwei.contracts.ActivityId;
import cn.sanwei.contracts.ArticleId;
import cn.sanwei.contracts.AttendanceMark;
import cn.sanwei.contracts.EventCodec;
import cn.sanwei.contracts.EventEnvelope;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.PointsEvent;
import cn.sanwei.contracts.SanweiEvent;
import cn.sanwei.contracts.TownshipId;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events as they lie on the topics: as {@code kcat -J} prints them, and structured. */
class CloudEventsTest {
    private static final MemberId MEMBER = MemberId.of("00000000-0000-4000-8000-000000000001");
    private static final OrganisationId BRANCH = OrganisationId.of("00000000-0000-4000-8000-0000000000b1");
    private static final Instant MARCH = Instant.parse("2026-03-06T11:00:00Z");
    private static final SanweiEvent READ =
            new PointsEvent.ArticleRead(MEMBER, ArticleId.of("00000000-0000-4000-8000-0000000000a1"), "theory", MARCH);

    @TempDir
    Path folder;

    private int written;

    private EventEnvelope envelope(SanweiEvent event, UUID id) {
        written++;
        return new EventEnvelope(
                id,
                "/points-service",
                EventCodec.typeOf(event),
                MEMBER.toString(),
                event.occurredAt(),
                event.occurredAt(),
                TownshipId.of("yunxi"),
                EventEnvelope.sequence(1, 1, written));
    }

    private String record(SanweiEvent event, UUID id) {
        List<Object> headers = new ArrayList<>();
        envelope(event, id).headers().forEach((name, value) -> {
            headers.add(name);
            headers.add(value);
        });
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("topic", "sanwei.points.v1");
        record.put("partition", new BigDecimal(7));
        record.put("offset", new BigDecimal(written));
        record.put("tstype", "create");
        record.put("ts", new BigDecimal("1772794800000"));
        record.put("broker", new BigDecimal(1));
        record.put("headers", headers);
        record.put("key", "yunxi");
        record.put("payload", new String(EventCodec.encode(event), StandardCharsets.UTF_8));
        return new String(Json.bytes(record), StandardCharsets.UTF_8);
    }

    private String structured(SanweiEvent event, UUID id) throws BadLine {
        Map<String, Object> all = new LinkedHashMap<>();
        envelope(event, id)
                .headers()
                .forEach((name, value) ->
                        all.put(name.equals("content-type") ? "datacontenttype" : name.substring(3), value));
        Map<String, Object> data = new LinkedHashMap<>();
        JsonObject payload = Json.object(EventCodec.encode(event));
        payload.keys().forEach(key -> data.put(key, payload.raw(key)));
        all.put("data", data);
        return new String(Json.bytes(all), StandardCharsets.UTF_8);
    }

    private static UUID id(int number) {
        return new UUID(0x4000L, 0x8000000000000000L | number);
    }

    @Test
    void a_record_and_the_structured_event_give_the_same_fact_which_counts_once() throws BadLine {
        Scored.Answer answer = Scored.facts(folder, record(READ, id(1)), structured(READ, id(1)));

        assertThat(answer.wellWith(1).out())
                .startsWith("{\"member\":\"" + MEMBER + "\",\"cycle\":\"2026\",\"total\":\"0.50\"")
                .contains("\"fact\":\"" + id(1) + "\",\"rule\":\"reading\"");
    }

    @Test
    void an_attendance_that_is_corrected_counts_as_corrected() {
        ActivityId activity = ActivityId.of("00000000-0000-4000-8000-0000000000c1");
        SanweiEvent present = new ActivityEvent.AttendanceRecorded(
                activity,
                BRANCH,
                MEMBER,
                "theme-day",
                null,
                AttendanceMark.PRESENT,
                new BigDecimal("1.5"),
                "list",
                MARCH);
        SanweiEvent absent = new ActivityEvent.AttendanceCorrected(
                activity,
                BRANCH,
                MEMBER,
                "theme-day",
                null,
                AttendanceMark.ABSENT,
                new BigDecimal("1.5"),
                "list",
                id(1),
                MARCH);

        assertThat(Scored.facts(folder, record(absent, id(2)), record(present, id(1)))
                        .wellWith(1)
                        .out())
                .contains("\"total\":\"-2.00\"", "更正编号 " + id(2));
    }

    @Test
    void the_roster_that_the_events_tell_is_the_roster_unless_a_file_is_given() {
        String registered = record(
                new PointsEvent.MemberRegistered(
                        MEMBER, BRANCH, MemberStatus.FULL, Set.of(), Set.of(), LocalDate.of(2026, 1, 1), MARCH),
                id(3));
        String left = record(new PointsEvent.MemberLeft(MEMBER, LocalDate.of(2026, 3, 1), MARCH), id(4));

        assertThat(Scored.facts(folder, left, record(READ, id(1)), registered).err())
                .contains("not-on-roster");
        assertThat(Scored.in(folder)
                        .book(Scored.BOOK)
                        .facts(left, record(READ, id(1)), registered)
                        .members("{\"member\":\"" + MEMBER + "\",\"organisation\":\"b1\",\"from\":\"2026-01-01\"}")
                        .with("--json")
                        .run()
                        .wellWith(1)
                        .out())
                .contains("\"total\":\"0.50\"");
    }

    @Test
    void an_event_that_gives_no_fact_is_passed_over() {
        String published = record(
                new PointsEvent.ArticlePublished(
                        ArticleId.of("00000000-0000-4000-8000-0000000000a1"), "theory", 60, MARCH),
                id(5));

        assertThat(Scored.facts(folder, published, record(READ, id(1)))
                        .wellWith(1)
                        .out())
                .contains("\"total\":\"0.50\"");
    }

    @Test
    void an_event_of_a_type_that_nobody_knows_yet_waits_and_is_listed() {
        Scored.Answer answer = Scored.facts(
                folder,
                record(READ, id(1)).replace("cn.sanwei.points.article-read.v1", "cn.sanwei.points.article-sung.v1"));

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.err())
                .isEqualTo("facts.jsonl:1: 未计分 parked: cn.sanwei.points.article-sung.v1: unknown-type：系统不认识这类事项\n");
    }

    @Test
    void an_event_written_by_hand_needs_type_id_and_data_only() {
        String byHand = "{\"specversion\":\"1.0\",\"type\":\"cn.sanwei.points.article-read.v1\",\"id\":\"" + id(1)
                + "\",\"source\":\"/me\",\"data\":" + new String(EventCodec.encode(READ), StandardCharsets.UTF_8) + "}";

        assertThat(Scored.facts(folder, byHand).wellWith(1).out()).contains("\"total\":\"0.50\"");
    }

    @Test
    void an_event_that_breaks_its_contract_is_a_bad_line() throws BadLine {
        String good = record(READ, id(1));
        Scored.Answer answer = Scored.facts(
                folder,
                good.replace("\"ce_id\",\"" + id(1), "\"ce_id\",\"not-a-uuid"),
                good.replace("\\\"member\\\"", "\\\"membre\\\""),
                good.replace("\"ce_type\"", "\"ce_tipe\""),
                good.replaceFirst("\"payload\":.*", "\"payload\":null}"),
                good.replace("\"headers\":[", "\"headers\":[\"alone\","),
                structured(READ, id(1)).replaceFirst(",\"data\":.*", "}"),
                good);

        assertThat(answer.status()).isEqualTo(2);
        assertThat(answer.complaints())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("facts.jsonl:1: 事件不合规：ce_id is not a UUID"),
                        line -> assertThat(line)
                                .startsWith("facts.jsonl:2: 事件不合规：")
                                .contains("member"),
                        line -> assertThat(line).startsWith("facts.jsonl:3: CloudEvent 没有类型"),
                        line -> assertThat(line).startsWith("facts.jsonl:4: 记录没有“payload”"),
                        line -> assertThat(line).startsWith("facts.jsonl:5: “headers”应当是"),
                        line -> assertThat(line).startsWith("facts.jsonl:6: CloudEvent 缺少“data”"));
    }
}
