package cn.sanwei.testing;

import static org.awaitility.Awaitility.await;

import cn.sanwei.contracts.CountyId;
import cn.sanwei.contracts.EventEnvelope;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.OrganisationLevel;
import cn.sanwei.contracts.PointsEvent;
import cn.sanwei.contracts.PointsEvent.MemberRegistered;
import cn.sanwei.contracts.PointsEvent.OrganisationEstablished;
import cn.sanwei.contracts.PointsEvent.TownshipRegistered;
import cn.sanwei.contracts.Store;
import cn.sanwei.contracts.TownshipId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

/** A township of its own for one test, made known as points-service does: by events on its topic. */
public final class TestTownship implements AutoCloseable {
    public static final LocalDate FROM = LocalDate.of(2020, 1, 1);
    private static final Duration ROSTER_WITHIN = Duration.ofSeconds(20);
    private static final String SEQUENCE = "select sequence from roster_position where township = ?";

    private final TestTopics topics = new TestTopics();
    private final TownshipId id =
            TownshipId.of("t-" + UUID.randomUUID().toString().substring(0, 18));
    private long position;

    public TestTownship() {
        publish(new TownshipRegistered(id, CountyId.of("lanchuan"), "510100001", FROM, Instant.EPOCH));
    }

    public String id() {
        return id.value();
    }

    public TownshipId township() {
        return id;
    }

    /** Of the last event that was published. */
    public long position() {
        return position;
    }

    public OrganisationId organisation(OrganisationLevel level, OrganisationId parent) {
        OrganisationId organisation = new OrganisationId(UUID.randomUUID());
        publish(new OrganisationEstablished(organisation, parent, level, "community", FROM, Instant.EPOCH));
        return organisation;
    }

    public MemberId member(OrganisationId organisation, String... posts) {
        MemberId member = new MemberId(UUID.randomUUID());
        publish(new MemberRegistered(
                member, organisation, MemberStatus.FULL, Set.of(), Set.of(posts), FROM, Instant.EPOCH));
        return member;
    }

    public void publish(PointsEvent event) {
        topics.publish(Store.POINTS, id, ++position, event);
    }

    /** The last event once more, as after a relay's refill or a rebalance. */
    public void publishAgain(long position, PointsEvent event) {
        topics.publish(Store.POINTS, id, position, event);
    }

    /** Until the service that keeps a roster in this store knows all that was published so far. */
    public void awaitRosterOf(Store store) {
        String reached = EventEnvelope.sequence(1, position, position);
        await("the roster of " + store.code())
                .atMost(ROSTER_WITHIN)
                .until(() -> TestDatabase.texts(store, SEQUENCE, id()).contains(reached));
    }

    public TestTopics topics() {
        return topics;
    }

    @Override
    public void close() {
        topics.close();
    }
}
