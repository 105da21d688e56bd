package cn.sanwei.roster;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.ArticleId;
import cn.sanwei.contracts.CountyId;
import cn.sanwei.contracts.EventCodec;
import cn.sanwei.contracts.EventEnvelope;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.PointsEvent;
import cn.sanwei.contracts.PointsEvent.ArticleRead;
import cn.sanwei.contracts.PointsEvent.MemberLeft;
import cn.sanwei.contracts.PointsEvent.TownshipRegistered;
import cn.sanwei.contracts.TownshipId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class RosterRecordTest {
    private static final TownshipId YUNXI = TownshipId.of("yunxi");
    private static final Instant NOW = Instant.parse("2026-03-06T02:00:00Z");
    private static final MemberLeft LEFT =
            new MemberLeft(new MemberId(UUID.randomUUID()), LocalDate.of(2026, 3, 1), NOW);

    @Test
    void an_event_about_the_roster_is_taken() {
        assertThat(judge(headers(LEFT), LEFT))
                .isInstanceOfSatisfying(
                        RosterRecord.OfRoster.class,
                        roster -> assertThat(roster.event()).isEqualTo(LEFT));
    }

    @Test
    void another_event_of_points_is_passed_over_unread() {
        ArticleRead read =
                new ArticleRead(new MemberId(UUID.randomUUID()), new ArticleId(UUID.randomUUID()), "study", NOW);
        ConsumerRecord<byte[], byte[]> record = record(headers(read), "yunxi", "not even JSON".getBytes());
        assertThat(RosterRecord.judge(record)).isInstanceOf(RosterRecord.Elsewhere.class);
    }

    @Test
    void each_header_that_is_missing_or_malformed_is_the_reason() {
        for (String name : headers(LEFT).keySet()) {
            Map<String, String> without = headers(LEFT);
            without.remove(name);
            dead(judge(without, LEFT), name + " is missing");
        }
        for (String name : new String[] {"ce_id", "ce_time", "ce_recordedtime", "ce_township", "ce_sequence"}) {
            Map<String, String> malformed = headers(LEFT);
            malformed.put(name, "~");
            dead(judge(malformed, LEFT), name);
        }
    }

    @Test
    void an_unknown_type_and_another_source_are_set_aside() {
        Map<String, String> unknown = headers(LEFT);
        unknown.put("ce_type", "cn.sanwei.points.member-cloned.v1");
        unknown.put("ce_dataschema", "urn:sanwei:schema:cn.sanwei.points.member-cloned.v1");
        dead(judge(unknown, LEFT), "unknown event type");
        Map<String, String> foreign = headers(LEFT);
        foreign.put("ce_source", "/somebody-else");
        dead(judge(foreign, LEFT), "ce_source is not /points-service");
    }

    @Test
    void bytes_that_are_not_what_the_type_demands_are_set_aside() {
        dead(RosterRecord.judge(record(headers(LEFT), "yunxi", "{".getBytes())), "not one JSON value");
        dead(RosterRecord.judge(record(headers(LEFT), "yunxi", "{}".getBytes())), "member is missing");
        dead(RosterRecord.judge(record(headers(LEFT), "yunxi", null)), "no body");
    }

    @Test
    void a_record_whose_key_or_body_names_another_township_is_set_aside() {
        byte[] body = EventCodec.encode(LEFT);
        dead(RosterRecord.judge(record(headers(LEFT), "qinghe", body)), "the key is not the township");
        dead(RosterRecord.judge(record(headers(LEFT), null, body)), "the key is not the township");
        TownshipRegistered other = new TownshipRegistered(
                TownshipId.of("qinghe"), CountyId.of("lanchuan"), "510100001", LocalDate.of(2020, 1, 1), NOW);
        dead(judge(headers(other), other), "another township");
    }

    private static void dead(RosterRecord judged, String reason) {
        assertThat(judged)
                .isInstanceOfSatisfying(
                        RosterRecord.Dead.class,
                        dead -> assertThat(dead.reason()).contains(reason));
    }

    private static RosterRecord judge(Map<String, String> headers, PointsEvent event) {
        return RosterRecord.judge(record(headers, "yunxi", EventCodec.encode(event)));
    }

    private static Map<String, String> headers(PointsEvent event) {
        EventEnvelope envelope = new EventEnvelope(
                UUID.randomUUID(),
                "/points-service",
                EventCodec.typeOf(event),
                "test",
                NOW,
                NOW,
                YUNXI,
                EventEnvelope.sequence(1, 1, 1));
        return new LinkedHashMap<>(envelope.headers());
    }

    private static ConsumerRecord<byte[], byte[]> record(Map<String, String> headers, String key, byte[] value) {
        byte[] keyBytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>("sanwei.points.v1", 0, 0, keyBytes, value);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        return record;
    }
}
