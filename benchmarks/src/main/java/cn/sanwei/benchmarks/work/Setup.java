package cn.sanwei.benchmarks.work;

import cn.sanwei.contracts.CountyId;
import cn.sanwei.contracts.EventCodec;
import cn.sanwei.contracts.EventEnvelope;
import cn.sanwei.contracts.OrganisationLevel;
import cn.sanwei.contracts.PointsEvent;
import cn.sanwei.contracts.RuleBookId;
import cn.sanwei.contracts.Store;
import cn.sanwei.contracts.TownshipId;
import java.time.Instant;
import java.time.LocalDate;

/** What has to be known before a fact can be scored, in the order in which a platform would come to know it. */
final class Setup {
    static final Instant AT = Instant.parse("2025-12-31T17:00:00Z");
    private static final LocalDate FROM = LocalDate.parse("2026-01-01");

    private final WorkSettings settings;
    private final People people;
    private final String rules = FortyRules.yaml();
    private final int perTownship;

    Setup(WorkSettings settings, People people) {
        this.settings = settings;
        this.people = people;
        this.perTownship = 1 + 1 + people.branches() + 1;
    }

    int size() {
        return settings.townships() * perTownship + settings.members();
    }

    Told at(int index) {
        int townshipEvents = settings.townships() * perTownship;
        return index < townshipEvents
                ? ofTownship(index, index / perTownship, index % perTownship)
                : ofMember(index, index - townshipEvents);
    }

    private Told ofTownship(int index, int number, int step) {
        TownshipId township = People.township(number);
        PointsEvent event;
        if (step == 0) {
            event = new PointsEvent.TownshipRegistered(
                    township, CountyId.of("bench-county"), "%09d".formatted(330_100_000 + number), FROM, AT);
        } else if (step == perTownship - 1) {
            event = new PointsEvent.RuleBookPublished(RuleBookId.of("measured"), 1, FROM, rules, AT);
        } else {
            event = new PointsEvent.OrganisationEstablished(
                    people.branch(number, step - 1),
                    step == 1 ? null : people.branch(number, 0),
                    step == 1 ? OrganisationLevel.COMMITTEE : OrganisationLevel.BRANCH,
                    "village",
                    FROM,
                    AT);
        }
        return told(index, township, "township/" + township, event);
    }

    private Told ofMember(int index, int number) {
        People.Person person = people.person(number);
        return told(
                index,
                person.township(),
                "member/" + person.member(),
                new PointsEvent.MemberRegistered(
                        person.member(),
                        person.branch(),
                        person.status(),
                        person.categories(),
                        person.posts(),
                        FROM,
                        AT));
    }

    private Told told(int index, TownshipId township, String subject, PointsEvent event) {
        return new Told(
                Store.POINTS,
                new EventEnvelope(
                        new Dice(settings.seed(), Dice.Use.EVENT, index).uuid(),
                        Store.POINTS.source(),
                        EventCodec.typeOf(event),
                        subject,
                        event.occurredAt(),
                        AT,
                        township,
                        Work.sequence(index)),
                event);
    }
}
