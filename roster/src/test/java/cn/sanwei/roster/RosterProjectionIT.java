package cn.sanwei.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.sanwei.contracts.CountyId;
import cn.sanwei.contracts.EventCodec;
import cn.sanwei.contracts.EventEnvelope;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.OrganisationLevel;
import cn.sanwei.contracts.PointsEvent;
import cn.sanwei.contracts.PointsEvent.MemberAssigned;
import cn.sanwei.contracts.PointsEvent.MemberLeft;
import cn.sanwei.contracts.PointsEvent.MemberRegistered;
import cn.sanwei.contracts.PointsEvent.OrganisationEstablished;
import cn.sanwei.contracts.PointsEvent.TownshipRegistered;
import cn.sanwei.contracts.Store;
import cn.sanwei.contracts.TownshipId;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.testing.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the projection makes of single records, on a real database. */
@QuarkusTest
@WithTestResource(RealParts.class)
class RosterProjectionIT {
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
    private static final LocalDate MAY = LocalDate.of(2026, 5, 1);
    private static final Instant NOW = Instant.parse("2026-06-01T02:00:00Z");

    @Inject
    RosterProjection projection;

    @Inject
    Roster roster;

    @Inject
    EventStore store;

    TownshipId township;
    OrganisationId committee;
    OrganisationId branch;
    OrganisationId group;
    MemberId anna;
    long position;
    long offset = System.nanoTime();

    @BeforeEach
    void township() {
        township = TownshipId.of("t-" + UUID.randomUUID().toString().substring(0, 18));
        committee = new OrganisationId(UUID.randomUUID());
        branch = new OrganisationId(UUID.randomUUID());
        group = new OrganisationId(UUID.randomUUID());
        anna = new MemberId(UUID.randomUUID());
        position = 0;
        take(registered("lanchuan"));
        take(organisation(committee, null, OrganisationLevel.COMMITTEE));
        take(organisation(branch, committee, OrganisationLevel.BRANCH));
        take(organisation(group, branch, OrganisationLevel.GROUP));
    }

    @Test
    void a_member_is_on_the_roster_from_his_day_until_he_leaves() {
        take(joined(anna, branch, JANUARY));
        take(new MemberLeft(anna, MAY, NOW));
        assertThat(on(JANUARY.minusDays(1))).isEmpty();
        assertThat(on(JANUARY)).contains(new RosterMember(anna, branch, MemberStatus.FULL, Set.of()));
        assertThat(on(MAY.minusDays(1))).isPresent();
        assertThat(on(MAY)).isEmpty();
    }

    @Test
    void an_assignment_holds_from_its_day_and_says_all_anew() {
        take(joined(anna, branch, JANUARY));
        take(assigned(anna, group, MARCH, "secretary", "committee-member"));
        assertThat(on(MARCH.minusDays(1)).orElseThrow().organisation()).isEqualTo(branch);
        assertThat(on(MARCH))
                .contains(new RosterMember(anna, group, MemberStatus.FULL, Set.of("secretary", "committee-member")));
        take(assigned(anna, group, MARCH));
        assertThat(on(MARCH).orElseThrow().posts()).isEmpty();
    }

    @Test
    void a_member_who_left_may_come_back() {
        take(joined(anna, branch, JANUARY));
        take(new MemberLeft(anna, MARCH, NOW));
        take(assigned(anna, branch, MAY));
        assertThat(on(MARCH)).isEmpty();
        assertThat(on(MAY)).isPresent();
    }

    @Test
    void an_organisation_has_those_below_it_and_its_own_are_those_of_its_groups() {
        MemberId ben = new MemberId(UUID.randomUUID());
        take(joined(anna, branch, JANUARY));
        take(joined(ben, group, JANUARY));
        assertThat(ids(tx -> roster.everyone(tx, committee, MAY))).containsExactlyInAnyOrder(anna, ben);
        assertThat(ids(tx -> roster.everyone(tx, group, MAY))).containsExactly(ben);
        assertThat(ids(tx -> roster.own(tx, branch, MAY))).containsExactlyInAnyOrder(anna, ben);
        assertThat(ids(tx -> roster.own(tx, committee, MAY))).isEmpty();
    }

    @Test
    void of_those_asked_after_it_finds_whoever_is_on_the_roster_and_nobody_else() {
        MemberId ben = new MemberId(UUID.randomUUID());
        MemberId stranger = new MemberId(UUID.randomUUID());
        List<MemberId> both = List.of(anna, ben);
        take(joined(anna, branch, JANUARY));
        take(joined(ben, group, JANUARY));
        assertThat(ids(tx -> roster.ofTownship(tx, List.of(anna, stranger), MAY)))
                .containsExactly(anna);
        assertThat(ids(tx -> roster.ofTownship(tx, both, JANUARY.minusDays(1)))).isEmpty();
        assertThat(ids(tx -> roster.ofTownship(tx, List.of(), MAY))).isEmpty();
        assertThat(ids(tx -> roster.everyone(tx, committee, MAY, both))).containsExactlyInAnyOrder(anna, ben);
        assertThat(ids(tx -> roster.everyone(tx, committee, MAY, List.of(ben)))).containsExactly(ben);
        assertThat(ids(tx -> roster.everyone(tx, group, MAY, List.of(anna)))).isEmpty();
        assertThat(ids(tx -> roster.own(tx, branch, MAY, List.of(ben)))).containsExactly(ben);
        assertThat(ids(tx -> roster.own(tx, committee, MAY, both))).isEmpty();
        take(new MemberLeft(anna, MARCH, NOW));
        assertThat(ids(tx -> roster.ofTownship(tx, both, MAY))).containsExactly(ben);
        assertThat(ids(tx -> roster.everyone(tx, committee, MAY, both))).containsExactly(ben);
    }

    @Test
    void who_leads_an_organisation_leads_all_below_it_and_none_above() {
        assertThat(isUnder(group, List.of(committee))).isTrue();
        assertThat(isUnder(group, List.of(group))).isTrue();
        assertThat(isUnder(committee, List.of(branch, group))).isFalse();
        assertThat(isUnder(group, List.of())).isFalse();
        List<OrganisationId> unknown = List.of(new OrganisationId(UUID.randomUUID()));
        assertThat(isUnder(group, unknown)).isFalse();
        assertThat(level(branch)).contains(OrganisationLevel.BRANCH);
        assertThat(level(unknown.getFirst())).isEmpty();
    }

    @Test
    void another_township_sees_nothing_of_it() {
        take(joined(anna, branch, JANUARY));
        MemberId stranger = anna;
        OrganisationId foreign = branch;
        township();
        Optional<RosterMember> found = ask(tx -> roster.member(tx, stranger, MAY));
        assertThat(found).isEmpty();
        assertThat(level(foreign)).isEmpty();
        assertThat(ids(tx -> roster.ofTownship(tx, List.of(stranger), MAY))).isEmpty();
    }

    @Test
    void a_redelivery_changes_nothing_even_when_something_newer_came_between() {
        MemberRegistered joined = joined(anna, branch, JANUARY);
        take(joined);
        long first = position;
        take(assigned(anna, group, JANUARY));
        projection.take(record(first, joined)).await().atMost(Duration.ofSeconds(5));
        assertThat(on(MAY).orElseThrow().organisation())
                .as("the newer line stays")
                .isEqualTo(group);
    }

    @Test
    void a_township_that_moves_to_another_county_takes_its_county_along() {
        take(registered("linshui"));
        String county = ask(tx -> tx.session()
                .createNativeQuery("select county from township where id = :t", String.class)
                .setParameter("t", township.value())
                .getSingleResult());
        assertThat(county).isEqualTo("linshui");
    }

    @Test
    void an_event_that_builds_on_one_that_never_came_stops_and_moves_nothing() {
        OrganisationId unknown = new OrganisationId(UUID.randomUUID());
        long before = position;
        gap(joined(anna, unknown, JANUARY), "organisation " + unknown);
        gap(assigned(anna, branch, JANUARY), "member " + anna);
        gap(new MemberLeft(anna, JANUARY, NOW), "member " + anna);
        gap(organisation(new OrganisationId(UUID.randomUUID()), unknown, OrganisationLevel.GROUP), "the parent of");
        position = before;
        take(joined(anna, branch, JANUARY));
        assertThat(on(MAY)).as("what is missing comes, and it goes on").isPresent();
    }

    @Test
    void an_event_of_a_township_that_was_never_registered_stops() {
        township = TownshipId.of("nowhere-" + UUID.randomUUID().toString().substring(0, 8));
        gap(joined(anna, branch, JANUARY), "township " + township);
    }

    @Test
    void what_is_no_event_is_set_aside_with_its_bytes_and_its_reason_once() {
        byte[] bytes = {0, 1, (byte) 0xff};
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>("sanwei.points.v1", 3, ++offset, null, bytes);
        projection.take(record).await().atMost(Duration.ofSeconds(5));
        projection.take(record).await().atMost(Duration.ofSeconds(5));
        Object[] row = ask(tx -> tx.session()
                .createNativeQuery("""
                        select reason, encode(value, 'hex') from roster_dead_event
                        where partition = 3 and "offset" = :o
                        """, Object[].class)
                .setParameter("o", offset)
                .getSingleResult());
        assertThat(row).containsExactly("ce_specversion is missing", "0001ff");
    }

    private void gap(PointsEvent event, String missing) {
        assertThatThrownBy(() -> take(event)).isInstanceOf(RosterGap.class).hasMessageContaining(missing);
    }

    private void take(PointsEvent event) {
        projection.take(record(++position, event)).await().atMost(Duration.ofSeconds(5));
    }

    private ConsumerRecord<byte[], byte[]> record(long at, PointsEvent event) {
        EventEnvelope envelope = new EventEnvelope(
                UUID.randomUUID(),
                Store.POINTS.source(),
                EventCodec.typeOf(event),
                "test",
                event.occurredAt(),
                NOW,
                township,
                EventEnvelope.sequence(1, at, at));
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(
                Store.POINTS.topic(),
                0,
                ++offset,
                township.value().getBytes(StandardCharsets.UTF_8),
                EventCodec.encode(event));
        envelope.headers().forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    private Optional<RosterMember> on(LocalDate day) {
        return ask(tx -> roster.member(tx, anna, day));
    }

    private boolean isUnder(OrganisationId organisation, List<OrganisationId> led) {
        return ask(tx -> roster.isUnder(tx, organisation, led));
    }

    private Optional<OrganisationLevel> level(OrganisationId organisation) {
        return ask(tx -> roster.level(tx, organisation));
    }

    private List<MemberId> ids(Function<Transaction, Uni<List<RosterMember>>> question) {
        return ask(question).stream().map(RosterMember::member).toList();
    }

    private <T> T ask(Function<Transaction, Uni<T>> question) {
        return store.inTransaction(township.value(), question).await().atMost(Duration.ofSeconds(5));
    }

    private TownshipRegistered registered(String county) {
        return new TownshipRegistered(township, CountyId.of(county), "510100001", JANUARY, NOW);
    }

    private static OrganisationEstablished organisation(
            OrganisationId id, OrganisationId parent, OrganisationLevel level) {
        return new OrganisationEstablished(id, parent, level, "community", JANUARY, NOW);
    }

    private static MemberRegistered joined(MemberId member, OrganisationId organisation, LocalDate from) {
        return new MemberRegistered(member, organisation, MemberStatus.FULL, Set.of(), Set.of(), from, NOW);
    }

    private static MemberAssigned assigned(
            MemberId member, OrganisationId organisation, LocalDate from, String... posts) {
        return new MemberAssigned(member, organisation, MemberStatus.FULL, Set.of(), Set.of(posts), from, NOW);
    }
}
