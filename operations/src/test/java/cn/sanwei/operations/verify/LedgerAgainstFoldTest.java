package cn.sanwei.operations.verify;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.ArticleId;
import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.Points;
import cn.sanwei.contracts.PointsEvent.ArticleRead;
import cn.sanwei.contracts.PointsEvent.CycleCloseRequested;
import cn.sanwei.contracts.PointsEvent.CycleReopened;
import cn.sanwei.contracts.PointsEvent.MemberRegistered;
import cn.sanwei.contracts.PointsEvent.RuleBookPublished;
import cn.sanwei.contracts.RatingEvent.CycleClosed;
import cn.sanwei.contracts.RatingEvent.Frozen;
import cn.sanwei.contracts.RuleBookId;
import cn.sanwei.contracts.Store;
import cn.sanwei.operations.verify.PublishedEvents.Published;
import cn.sanwei.operations.verify.ShownLedgers.Entry;
import cn.sanwei.operations.verify.ShownLedgers.Key;
import cn.sanwei.operations.verify.ShownLedgers.Standing;
import cn.sanwei.scoring.ledger.canonical.CanonicalLedger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A member who read two articles at 1.50 each, shown as it must be, and then put wrong in one thing at a time. */
class LedgerAgainstFoldTest {
    private static final MemberId ANNA = new MemberId(new UUID(1, 1));
    private static final Key ANNAS = new Key("yunxi", ANNA.toString(), "2026");
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 19);
    private static final Instant JANUARY = Instant.parse("2026-01-10T02:00:00Z");
    private static final String RULE_BOOK = """
            id: yunxi
            title: 测试
            version: 1
            counts-from: 2025-01-01
            rules:
              - {id: reading, label: 阅读, micro: platform, fact: article-read, points: 1.50}
            """;

    private final Topics topics = new Topics();
    private final ShownLedgers shown = new ShownLedgers(new HashMap<>(), new HashMap<>(), new HashMap<>());

    @BeforeEach
    void twoArticlesRead() {
        topics.publish(
                Store.POINTS,
                new RuleBookPublished(RuleBookId.of("yunxi"), 1, LocalDate.of(2025, 1, 1), RULE_BOOK, JANUARY));
        register(ANNA);
        shown.entries().put(ANNAS, new ArrayList<>(List.of(entry(read(ANNA, 1)), entry(read(ANNA, 2)))));
        show(300, 300, 0, hash(ANNA));
    }

    @Test
    void a_ledger_that_is_what_a_fold_gives_is_no_difference() {
        assertThat(differences()).isEmpty();
    }

    @Test
    void a_wrong_total_is_named() {
        show(450, 300, 0, hash(ANNA));
        assertThat(differences())
                .isEqualToIgnoringNewLines("DIFFERENCE ledgers other than a fresh fold: 1, first " + ANNAS);
    }

    @Test
    void a_sum_of_one_of_the_three_that_its_entries_do_not_give_is_named() {
        show(300, 150, 0, hash(ANNA));
        assertThat(differences())
                .isEqualToIgnoringNewLines("DIFFERENCE totals other than the sum of their ledger: 1, first " + ANNAS);
    }

    @Test
    void a_hash_of_another_ledger_is_named() {
        show(300, 300, 0, "0".repeat(64));
        assertThat(differences()).contains("ledgers other than a fresh fold: 1, first " + ANNAS);
    }

    @Test
    void an_entry_that_is_missing_is_named() {
        Entry lost = annas().removeFirst();
        assertThat(differences())
                .contains("totals other than the sum of their ledger: 1, first " + ANNAS)
                .contains("entries other than a fresh fold's: 1, first " + ANNAS + " " + lost.id());
    }

    @Test
    void an_entry_that_is_there_twice_is_named() {
        annas().add(annas().getFirst());
        assertThat(differences())
                .contains("entries other than a fresh fold's: 1, first " + ANNAS + " "
                        + annas().getFirst().id());
    }

    @Test
    void entries_that_are_wrong_but_sum_up_are_named() {
        annas().replaceAll(entry -> with(entry, entry == annas().getFirst() ? 100 : 200));
        assertThat(differences())
                .doesNotContain("sum of their ledger")
                .contains("entries other than a fresh fold's: 2, first " + ANNAS);
    }

    @Test
    void an_entry_by_a_rule_that_scored_nothing_is_named() {
        Entry entry = annas().removeFirst();
        annas().add(new Entry(entry.fact(), entry.event(), "gift", "platform", entry.on(), 150, 150, false));
        assertThat(differences())
                .contains("entries other than a fresh fold's: 2, first " + ANNAS + " " + entry.fact() + " gift");
    }

    @Test
    void an_event_that_the_ledger_has_not_is_named_by_its_member() {
        read(ANNA, 3);
        assertThat(differences())
                .contains("ledgers other than a fresh fold: 1, first " + ANNAS)
                .contains("entries other than a fresh fold's: 1, first " + ANNAS);
    }

    @Test
    void an_event_that_was_counted_and_is_on_no_topic_is_named_by_its_member() {
        topics.read.get(Store.POINTS).events().remove(annas().getFirst().event());
        assertThat(differences())
                .contains("ledgers other than a fresh fold: 1, first " + ANNAS)
                .contains("entries other than a fresh fold's: 1, first " + ANNAS);
    }

    @Test
    void a_member_who_has_no_standing_and_entries_of_nobody_are_named() {
        MemberId ben = new MemberId(new UUID(1, 2));
        register(ben);
        read(ben, 4);
        assertThat(differences()).contains("ledgers without a standing: 1, first yunxi/" + ben + "/2026");
        Key nobodys = new Key("yunxi", new UUID(1, 3).toString(), "2026");
        shown.entries().put(nobodys, List.of(annas().getFirst()));
        assertThat(differences()).contains("ledgers without a standing: 2", nobodys.toString());
    }

    @Test
    void a_standing_of_a_township_that_published_nothing_is_named() {
        Key elsewhere = new Key("qinghe", ANNA.toString(), "2026");
        shown.standings().put(elsewhere, shown.standings().get(ANNAS));
        shown.entries().put(elsewhere, annas());
        assertThat(differences()).contains("ledgers other than a fresh fold: 1, first " + elsewhere);
    }

    @Test
    void a_closed_cycle_is_what_was_frozen_and_what_came_later_lies_beside_it() {
        String frozen = hash(ANNA);
        close(300, frozen);
        assertThat(differences()).as("as it was closed").isEmpty();
        Entry late = entry(read(ANNA, 3));
        assertThat(differences()).contains("closed standings other than what was frozen and corrected: 1");
        annas().add(afterClose(late, 150));
        show(300, 300, 150, frozen);
        assertThat(differences()).as("with its correction").isEmpty();
        show(450, 450, 0, frozen);
        assertThat(differences()).contains("closed standings other than what was frozen and corrected: 1");
        show(300, 300, 150, hash(ANNA));
        assertThat(differences()).contains("closed standings other than what was frozen and corrected: 1");
    }

    @Test
    void a_correction_that_a_fold_does_not_give_is_named() {
        String frozen = hash(ANNA);
        close(300, frozen);
        Entry late = entry(read(ANNA, 3));
        annas().add(afterClose(late, 100));
        show(300, 300, 150, frozen);
        assertThat(differences()).contains("entries other than a fresh fold's: 1, first " + ANNAS + " " + late.id());
    }

    @Test
    void a_cycle_that_was_opened_again_is_open() {
        close(150, "0".repeat(64));
        assertThat(differences()).contains("what was frozen and corrected: 1");
        topics.publish(Store.POINTS, new CycleReopened(Cycle.of(2026), JANUARY));
        assertThat(differences()).isEmpty();
        close(300, hash(ANNA));
        assertThat(differences()).as("and closed once more").isEmpty();
    }

    @Test
    void one_who_came_after_the_close_has_nothing_frozen_and_all_as_corrections() {
        close(300, hash(ANNA));
        MemberId ben = new MemberId(new UUID(1, 2));
        Key bens = new Key("yunxi", ben.toString(), "2026");
        register(ben);
        shown.entries().put(bens, List.of(afterClose(entry(read(ben, 3)), 150)));
        shown.standings().put(bens, new Standing(0, micros(0), 150, hash(ben)));
        assertThat(differences()).isEmpty();
        shown.standings().put(bens, new Standing(150, micros(0), 0, hash(ben)));
        assertThat(differences()).contains("what was frozen and corrected: 1, first " + bens);
    }

    @Test
    void what_was_frozen_stands_alone_where_points_that_came_later_cannot_be_summed() {
        close(300, hash(ANNA));
        show(300, 300, 0, hash(ANNA));
        topics.publish(
                Store.POINTS,
                new RuleBookPublished(
                        RuleBookId.of("yunxi"),
                        2,
                        LocalDate.of(2026, 1, 2),
                        RULE_BOOK
                                        .replace("version: 1", "version: 2")
                                        .replace("counts-from: 2025-01-01", "counts-from: 2026-01-02")
                                        .replace("points: 1.50", "points: 6000")
                                + "parts: [{id: most, label: 最多, rules: [reading], scale: {of: 0.01, to: 1000000}}]\n",
                        JANUARY));
        assertThat(differences()).isEmpty();

        show(300, 300, -300, shown.standings().get(ANNAS).ledgerHash());
        assertThat(differences()).contains("closed standings other than what was frozen and corrected: 1");
    }

    @Test
    void the_turn_of_a_day_that_has_not_come_is_named() {
        waitForReadings();
        assertThat(differences())
                .as("before the first turn nothing is judged, whoever does not turn at all")
                .isEqualToIgnoringNewLines("DIFFERENCE townships whose day has not turned: 1, first yunxi null");
        shown.turnedDays().put("yunxi", TODAY.minusDays(1));
        assertThat(differences()).contains("townships whose day has not turned: 1, first yunxi 2026-01-18");
    }

    @Test
    void an_entry_that_the_turn_of_a_day_has_not_brought_is_named() {
        waitForReadings();
        shown.turnedDays().put("yunxi", TODAY);
        String missed = "week-without@2026-01-18 week-without";
        assertThat(differences())
                .contains("ledgers other than a fresh fold: 1, first " + ANNAS)
                .contains("entries other than a fresh fold's: 1, first " + ANNAS + " " + missed);
    }

    @Test
    void one_who_did_nothing_and_has_no_standing_is_named_where_that_gives_an_entry() {
        waitForReadings();
        MemberId ben = new MemberId(new UUID(1, 2));
        register(ben);
        shown.turnedDays().put("yunxi", TODAY);
        assertThat(differences()).contains("ledgers without a standing: 1, first yunxi/" + ben + "/2026");
    }

    @Test
    void where_a_township_was_closed_no_later_day_is_looked_at() {
        waitForReadings();
        shown.turnedDays().put("yunxi", TODAY);
        show(300, 300, 0, hash(ANNA));
        close(300, hash(ANNA));
        assertThat(differences()).isEmpty();
    }

    /** From the week on that ends on the 18th; she read on Sunday the 11th and Monday the 12th. */
    private void waitForReadings() {
        topics.publish(
                Store.POINTS,
                new RuleBookPublished(
                        RuleBookId.of("yunxi"),
                        2,
                        LocalDate.of(2026, 1, 12),
                        RULE_BOOK
                                        .replace("version: 1", "version: 2")
                                        .replace("counts-from: 2025-01-01", "counts-from: 2026-01-12")
                                + "  - {id: week-without, label: 未学习, absence: {of: article-read, per: week,"
                                + " at-least: 2}, points: -1}\n",
                        JANUARY));
        show(300, 300, 0, null);
    }

    private List<Entry> annas() {
        return shown.entries().get(ANNAS);
    }

    private void show(long total, long platform, long corrections, String hash) {
        shown.standings().put(ANNAS, new Standing(total, micros(platform), corrections, hash));
    }

    private static Map<String, Long> micros(long platform) {
        return Map.of("platform", platform, "points", 0L, "wish", 0L);
    }

    private void register(MemberId member) {
        topics.publish(
                Store.POINTS,
                new MemberRegistered(
                        member,
                        new OrganisationId(new UUID(3, 1)),
                        MemberStatus.FULL,
                        Set.of(),
                        Set.of(),
                        LocalDate.of(2020, 1, 1),
                        JANUARY));
    }

    private Published read(MemberId member, int day) {
        return topics.publish(
                Store.POINTS,
                new ArticleRead(member, new ArticleId(new UUID(4, day)), "theory", JANUARY.plusSeconds(86_400L * day)));
    }

    private void close(long total, String hash) {
        Published asked = topics.publish(Store.POINTS, new CycleCloseRequested(Cycle.of(2026), JANUARY));
        topics.publish(
                Store.RATING,
                new CycleClosed(
                        Cycle.of(2026),
                        asked.envelope().id(),
                        RuleBookId.of("yunxi"),
                        1,
                        hash,
                        List.of(new Frozen(ANNA, new Points(total), "none", "graded", hash, null)),
                        JANUARY));
    }

    private static Entry entry(Published read) {
        String event = read.envelope().id().toString();
        String day = LocalDate.ofInstant(read.event().occurredAt(), java.time.ZoneOffset.UTC)
                .toString();
        return new Entry(event, event, "reading", "platform", day, 150, 150, false);
    }

    private static Entry with(Entry entry, long points) {
        return new Entry(
                entry.fact(), entry.event(), entry.rule(), entry.micro(), entry.on(), entry.raw(), points, false);
    }

    private static Entry afterClose(Entry entry, long points) {
        return new Entry(entry.fact(), entry.event(), entry.rule(), entry.micro(), entry.on(), points, points, true);
    }

    /** Of what the fold gives now: the one thing that is not written out here. */
    private String hash(MemberId member) {
        FreshFold fold = new FreshFold(null);
        topics.read.get(Store.POINTS).events().values().forEach(each -> fold.take(each.envelope(), each.event()));
        return CanonicalLedger.hash(fold.ledger(member.toString(), "2026").orElseThrow());
    }

    private String differences() {
        return Topics.said(found -> LedgerAgainstFold.compare(shown, topics.read, TODAY, found));
    }
}
