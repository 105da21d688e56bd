package cn.sanwei.rating.story;

import cn.sanwei.contracts.ActivityEvent;
import cn.sanwei.contracts.ActivityId;
import cn.sanwei.contracts.ArticleId;
import cn.sanwei.contracts.AttendanceMark;
import cn.sanwei.contracts.CountyId;
import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.EventEnvelope;
import cn.sanwei.contracts.ExemptionId;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.OrganisationLevel;
import cn.sanwei.contracts.PointsEvent;
import cn.sanwei.contracts.RuleBookId;
import cn.sanwei.contracts.SanweiEvent;
import cn.sanwei.contracts.TownshipId;
import cn.sanwei.contracts.WishEvent;
import cn.sanwei.contracts.WishId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;

/** A township for one test, and words for what happens in it. */
public final class TownshipStory {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    /** Base 50; an article 1, at most 2 a day; an activity 5; a wish fulfilled 10; nothing for those who are away. */
    public static final String RULES = """
            base:
              - {points: 50}
            rules:
              - {id: reading, label: 阅读, micro: platform, fact: article-read, points: 1, caps: [{points: 2, per: day}]}
              - {id: activity, label: 活动, fact: activity-attended, points: 5}
              - {id: missed, label: 缺席, fact: activity-missed, points: -2}
              - {id: wish, label: 微心愿, micro: wish, fact: wish-fulfilled, points: 10}
            exempt: {categories: {any: [away]}}
            branches: {weights: {points-work: 0.6, year-end-target: 0.4}}
            show-rank: true
            """;

    /** An activity counts 600,000,000,000: one can be summed up, two cannot. */
    public static final String MOST = RULES.replace("activity-attended, points: 5", "activity-attended, points: 6000")
            + "parts: [{id: most, label: 最多, rules: [activity], scale: {of: 0.01, to: 1000000}}]\n";

    public final String id = "town-" + UUID.randomUUID().toString().substring(0, 13);
    public final String county;
    public final OrganisationId branch = new OrganisationId(UUID.randomUUID());
    private final Outlet outlet;

    public TownshipStory(Outlet outlet) {
        this(outlet, "lanchuan");
    }

    public TownshipStory(Outlet outlet, String county) {
        this.outlet = outlet;
        this.county = county;
    }

    public EventEnvelope publish(SanweiEvent event) {
        return outlet.publish(id, event);
    }

    /** Registered, with one branch and the usual rules, from the beginning of 2026. */
    public TownshipStory begun() {
        return registeredWith(RULES);
    }

    public TownshipStory registeredWith(String rules) {
        registered();
        establish(branch);
        ruleBook(1, "2026-01-01", rules);
        return this;
    }

    public EventEnvelope registered() {
        return publish(new PointsEvent.TownshipRegistered(
                TownshipId.of(id), CountyId.of(county), "330000001", LocalDate.parse("2026-01-01"), at("2026-01-01")));
    }

    public EventEnvelope establish(OrganisationId organisation) {
        return publish(new PointsEvent.OrganisationEstablished(
                organisation,
                null,
                OrganisationLevel.BRANCH,
                "community",
                LocalDate.parse("2026-01-01"),
                at("2026-01-01")));
    }

    public EventEnvelope ruleBook(int version, String countsFrom, String rules) {
        String source = "id: rules\ntitle: 细则\nversion: " + version + "\ncounts-from: " + countsFrom + "\n" + rules;
        return publish(new PointsEvent.RuleBookPublished(
                RuleBookId.of("rules"), version, LocalDate.parse(countsFrom), source, at("2026-01-02")));
    }

    public MemberId member() {
        return member(branch, Set.of());
    }

    public MemberId member(OrganisationId organisation, Set<String> categories) {
        MemberId member = new MemberId(UUID.randomUUID());
        register(member, organisation, categories);
        return member;
    }

    public EventEnvelope register(MemberId member, OrganisationId organisation, Set<String> categories) {
        return publish(new PointsEvent.MemberRegistered(
                member,
                organisation,
                MemberStatus.FULL,
                categories,
                Set.of(),
                LocalDate.parse("2026-01-01"),
                at("2026-01-03")));
    }

    public static PointsEvent.ArticleRead reads(MemberId member, String when) {
        return new PointsEvent.ArticleRead(member, new ArticleId(UUID.randomUUID()), "theory", at(when));
    }

    public EventEnvelope read(MemberId member, String when) {
        return publish(reads(member, when));
    }

    public EventEnvelope attended(MemberId member, String when) {
        return publish(attendance(member, AttendanceMark.PRESENT, when));
    }

    public ActivityEvent.AttendanceRecorded attendance(MemberId member, AttendanceMark mark, String when) {
        return new ActivityEvent.AttendanceRecorded(
                new ActivityId(UUID.randomUUID()),
                branch,
                member,
                "theme-day",
                null,
                mark,
                new BigDecimal("1.5"),
                "hand",
                at(when));
    }

    public EventEnvelope corrected(EventEnvelope attendance, MemberId member, AttendanceMark mark, String when) {
        return publish(correction(attendance, member, mark, when));
    }

    public ActivityEvent.AttendanceCorrected correction(
            EventEnvelope attendance, MemberId member, AttendanceMark mark, String when) {
        return new ActivityEvent.AttendanceCorrected(
                new ActivityId(UUID.randomUUID()),
                branch,
                member,
                "theme-day",
                null,
                mark,
                new BigDecimal("1.5"),
                "hand",
                attendance.id(),
                at(when));
    }

    public EventEnvelope fulfilled(MemberId member, String when) {
        return publish(
                new WishEvent.FulfilmentConfirmed(new WishId(UUID.randomUUID()), member, "service", 5, at(when)));
    }

    public EventEnvelope closeRequested(String cycle, String when) {
        return publish(new PointsEvent.CycleCloseRequested(Cycle.of(cycle), at(when)));
    }

    public EventEnvelope reopened(String cycle, String when) {
        return publish(new PointsEvent.CycleReopened(Cycle.of(cycle), at(when)));
    }

    public EventEnvelope quarterCloseRequested(String cycle, int quarter, String when) {
        return publish(new PointsEvent.QuarterCloseRequested(Cycle.of(cycle), quarter, at(when)));
    }

    public EventEnvelope quarterReopened(String cycle, int quarter, String when) {
        return publish(new PointsEvent.QuarterReopened(Cycle.of(cycle), quarter, at(when)));
    }

    public EventEnvelope awarded(MemberId member, String cycle, String grade, String until) {
        return publish(new PointsEvent.MemberStarsAwarded(
                member, branch, Cycle.of(cycle), grade, LocalDate.parse(until), at("2026-12-31")));
    }

    public EventEnvelope exempted(MemberId member, String cycle, String when) {
        return publish(exemption(member, cycle, when));
    }

    public static PointsEvent.ExemptionApproved exemption(MemberId member, String cycle, String when) {
        return new PointsEvent.ExemptionApproved(new ExemptionId(UUID.randomUUID()), member, Cycle.of(cycle), at(when));
    }

    public EventEnvelope exemptionRevoked(EventEnvelope approval, MemberId member, String cycle, String when) {
        return publish(new PointsEvent.ExemptionRevoked(
                new ExemptionId(UUID.randomUUID()), member, Cycle.of(cycle), approval.id(), at(when)));
    }

    /** Noon of that day in Shanghai, where no time is said. */
    public static Instant at(String when) {
        LocalDateTime local = when.length() == 10 ? LocalDate.parse(when).atTime(12, 0) : LocalDateTime.parse(when);
        return local.atZone(SHANGHAI).toInstant();
    }
}
