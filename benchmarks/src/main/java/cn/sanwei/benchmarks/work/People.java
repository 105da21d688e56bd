package cn.sanwei.benchmarks.work;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.TownshipId;
import java.util.Set;
import java.util.UUID;

/** Townships, their branches and who is on their rosters. Members are numbered; every township has the same number. */
public final class People {
    private static final int MEMBERS_IN_A_BRANCH = 40;
    private static final String[][] CATEGORIES = {{}, {"in-service"}, {"retired"}, {"rural"}, {"private-enterprise"}};

    private final WorkSettings settings;

    People(WorkSettings settings) {
        this.settings = settings;
    }

    public record Person(
            MemberId member,
            TownshipId township,
            OrganisationId branch,
            MemberStatus status,
            Set<String> categories,
            Set<String> posts) {}

    public int count() {
        return settings.members();
    }

    public Person person(int number) {
        Dice dice = new Dice(settings.seed(), Dice.Use.PERSON, number);
        UUID id = dice.uuid();
        int township = townshipOf(number);
        int inTownship = number / settings.townships();
        return new Person(
                new MemberId(id),
                township(township),
                branch(township, 1 + inTownship / MEMBERS_IN_A_BRANCH),
                dice.in(0.9) ? MemberStatus.FULL : MemberStatus.PROBATIONARY,
                Set.of(dice.oneOf(CATEGORIES)),
                inTownship % MEMBERS_IN_A_BRANCH == 0 ? Set.of("secretary") : Set.of());
    }

    public MemberId member(int number) {
        return new MemberId(new Dice(settings.seed(), Dice.Use.PERSON, number).uuid());
    }

    public int townshipOf(int member) {
        return member % settings.townships();
    }

    static TownshipId township(int number) {
        return TownshipId.of("bench-%03d".formatted(number));
    }

    /** Number 0 is the township's committee. */
    OrganisationId branch(int township, int number) {
        return new OrganisationId(new Dice(settings.seed(), Dice.Use.ID, township * 10_000L + number).uuid());
    }

    int branches() {
        int members = settings.members() / settings.townships() + 1;
        return (members + MEMBERS_IN_A_BRANCH - 1) / MEMBERS_IN_A_BRANCH;
    }
}
