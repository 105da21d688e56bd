package cn.sanwei.activity.domain;

import static cn.sanwei.activity.domain.Expects.COMMITTEE;
import static cn.sanwei.activity.domain.Expects.EVERYONE;
import static cn.sanwei.activity.domain.Expects.GROUP;
import static cn.sanwei.activity.domain.Expects.VOLUNTEERS;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What is held, and whom each kind may expect; the first is what it expects unless the filing says otherwise. */
public enum ActivityKind {
    MEMBERS_MEETING("members-meeting", EVERYONE),
    BRANCH_COMMITTEE("branch-committee", COMMITTEE),
    GROUP_MEETING("group-meeting", GROUP),
    PARTY_LECTURE("party-lecture", EVERYONE, COMMITTEE),
    THEME_DAY("theme-day", EVERYONE, VOLUNTEERS),
    ORGANISATIONAL_LIFE("organisational-life", EVERYONE, COMMITTEE),
    TRAINING("training", EVERYONE, COMMITTEE, VOLUNTEERS),
    VOLUNTEER_SERVICE("volunteer-service", VOLUNTEERS);

    private final String code;
    private final Expects usual;
    private final Set<Expects> others;

    ActivityKind(String code, Expects usual, Expects... others) {
        this.code = code;
        this.usual = usual;
        this.others = Set.of(others);
    }

    public static Optional<ActivityKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }

    public String code() {
        return code;
    }

    public Expects usual() {
        return usual;
    }

    public boolean mayExpect(Expects expects) {
        return expects == usual || others.contains(expects);
    }
}
