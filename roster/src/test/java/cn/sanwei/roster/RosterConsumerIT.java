package cn.sanwei.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.notNullValue;

import cn.sanwei.contracts.EventEnvelope;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.OrganisationLevel;
import cn.sanwei.contracts.PointsEvent.MemberLeft;
import cn.sanwei.contracts.Store;
import cn.sanwei.contracts.Topics;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.testing.RealParts;
import cn.sanwei.testing.Request;
import cn.sanwei.testing.TestTownship;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The consumer on the real topic. The gap comes last: after it the channel stands still, as it must. */
@QuarkusTest
@WithTestResource(RealParts.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RosterConsumerIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final long SEED = 2026;
    private static final String OF_ROSTER = "checks[?(@.name == 'roster')].";

    @Inject
    EventStore store;

    @Inject
    Roster roster;

    @Inject
    MeterRegistry metrics;

    @Test
    @Order(0)
    void dead_events_are_counted_from_nought_before_there_is_one() {
        assertThat(metrics.find("sanwei.roster.dead.events").counter()).isNotNull();
    }

    @Test
    @Order(1)
    void the_roster_follows_the_topic_and_a_redelivery_is_dropped() {
        try (TestTownship township = new TestTownship()) {
            OrganisationId branch = township.organisation(OrganisationLevel.BRANCH, null);
            MemberId anna = township.member(branch);
            MemberLeft left = new MemberLeft(anna, LocalDate.of(2026, 1, 1), Instant.EPOCH);
            township.publish(left);
            township.publishAgain(township.position(), left);
            MemberId ben = township.member(branch);
            until(township, ben, Optional.of(branch));
            until(township, anna, Optional.empty());
            await("a restart reads on behind what was taken").atMost(SOON).until(() -> uncommitted() == 0);
        }
    }

    @Test
    @Order(2)
    void bytes_that_are_no_event_are_set_aside_and_the_next_one_is_taken() {
        try (TestTownship township = new TestTownship()) {
            byte[] key = township.id().getBytes();
            township.topics().send(Store.POINTS.topic(), key, new byte[] {1, 2, 3}, Map.of("ce_time", "yesterday"));
            township.topics().send(Store.POINTS.topic(), null, null, Map.of());
            OrganisationId branch = township.organisation(OrganisationLevel.BRANCH, null);
            MemberId anna = township.member(branch);
            until(township, anna, Optional.of(branch));
            Request.anonymous().get("/q/health").statusCode(200);
        }
    }

    @Test
    @Order(3)
    void a_record_whose_transaction_is_ended_or_takes_too_long_is_tried_again_until_it_is_stored() throws Exception {
        try (TestTownship township = new TestTownship();
                RosterDatabase database = new RosterDatabase()) {
            OrganisationId branch = township.organisation(OrganisationLevel.BRANCH, null);
            MemberId anna = township.member(branch);
            until(township, anna, Optional.of(branch));
            database.block(township.id());
            MemberId ben = township.member(branch);
            MemberId clara = township.member(branch);
            database.awaitStuck();
            assertThat(database.endConnections()).isPositive();
            database.awaitStuck();
            await("transaction_timeout ended more")
                    .atMost(SOON)
                    .untilAsserted(() -> Request.anonymous()
                            .get("/q/health")
                            .body(OF_ROSTER + "status", contains("UP"))
                            .body(OF_ROSTER + "data.state", contains("waiting"))
                            .body(OF_ROSTER + "data.reason", contains(notNullValue()))
                            .body(OF_ROSTER + "data.attempts", contains(greaterThanOrEqualTo(3))));
            Request.anonymous().get("/q/health/live").statusCode(200);
            assertThat(waitingMs()).isPositive();
            database.release();
            until(township, clara, Optional.of(branch));
            assertThat(database.written()).containsExactly(anna.toString(), ben.toString(), clara.toString());
            Request.anonymous().get("/q/health").body(OF_ROSTER + "data.state", contains("following"));
            assertThat(waitingMs()).isZero();
        }
    }

    @Test
    @Order(4)
    void while_connections_are_ended_again_and_again_every_record_is_stored_once_and_in_order() throws Exception {
        try (TestTownship township = new TestTownship();
                RosterDatabase database = new RosterDatabase()) {
            OrganisationId branch = township.organisation(OrganisationLevel.BRANCH, null);
            List<String> members = new ArrayList<>();
            Random random = new Random(SEED);
            int ended = 0;
            for (int round = 0; round < 300 && ended < 20; round++) {
                for (int number = 0; number < 5; number++) {
                    members.add(township.member(branch).toString());
                }
                // At any moment of what is under way, not always at the same one.
                Thread.sleep(random.nextInt(30));
                ended += database.endConnections();
            }
            assertThat(ended).as("connections ended, seed %d", SEED).isGreaterThanOrEqualTo(20);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> database.written().size() >= members.size());
            assertThat(database.written()).as("seed %d", SEED).isEqualTo(members);
            Request.anonymous().get("/q/health/live").statusCode(200);
            await("and committed").atMost(SOON).until(() -> uncommitted() == 0);
        }
    }

    @Test
    @Order(5)
    void at_a_gap_it_stops_there_and_health_says_so() throws Exception {
        try (TestTownship township = new TestTownship()) {
            OrganisationId branch = township.organisation(OrganisationLevel.BRANCH, null);
            MemberId anna = township.member(branch);
            until(township, anna, Optional.of(branch));
            String before = position(township);
            MemberId nobody = new MemberId(UUID.randomUUID());
            township.publish(new MemberLeft(nobody, LocalDate.of(2026, 1, 1), Instant.EPOCH));
            township.member(branch);
            await().atMost(SOON)
                    .until(() -> Request.anonymous().get("/q/health").statusCode() == 503);
            assertThat(position(township)).isEqualTo(before);
            assertThat(before).isEqualTo(EventEnvelope.sequence(1, 3, 3));
            assertThat(uncommitted())
                    .as("a restart begins at the gap, or before what it had taken")
                    .isGreaterThanOrEqualTo(2);
        }
    }

    private void until(TestTownship township, MemberId member, Optional<OrganisationId> organisation) {
        await().atMost(SOON)
                .until(
                        () -> store.read(township.id(), tx -> roster.member(tx, member, LocalDate.of(2026, 6, 1)))
                                .await()
                                .atMost(Duration.ofSeconds(5))
                                .map(RosterMember::organisation),
                        organisation::equals);
    }

    /** Records of the topic that the group would read after a restart. */
    private static long uncommitted() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", System.getProperty(RealParts.KAFKA)))) {
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets("activity-roster")
                    .partitionsToOffsetAndMetadata()
                    .get();
            Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
            for (int partition = 0; partition < Topics.PARTITIONS; partition++) {
                ends.put(new TopicPartition(Store.POINTS.topic(), partition), OffsetSpec.latest());
            }
            long left = 0;
            for (var end : admin.listOffsets(ends).all().get().entrySet()) {
                OffsetAndMetadata reached = committed.get(end.getKey());
                left += end.getValue().offset() - (reached == null ? 0 : reached.offset());
            }
            return left;
        }
    }

    private static double waitingMs() {
        String metrics = Request.anonymous().get("/q/metrics").asString();
        return metrics.lines()
                .filter(line -> line.startsWith("sanwei_roster_waiting_ms "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
                .findFirst()
                .orElseThrow();
    }

    private String position(TestTownship township) {
        return store.inTransaction(
                        township.id(),
                        tx -> tx.session()
                                .createNativeQuery("select sequence from roster_position", String.class)
                                .getSingleResult())
                .await()
                .atMost(Duration.ofSeconds(5));
    }
}
