package cn.sanwei.activity.domain;

import cn.sanwei.contracts.OrganisationLevel;
import java.util.Arrays;
import java.util.Optional;

/** Who is expected (应到). */
public enum Expects {
    /** All on the roster of the organisation and of those below it. */
    EVERYONE("everyone"),
    /** Secretary, deputy and committee members of the organisation itself. */
    COMMITTEE("committee"),
    /** All of the group that holds it. */
    GROUP("group"),
    /** Those who signed up. */
    VOLUNTEERS("volunteers");

    private final String code;

    Expects(String code) {
        this.code = code;
    }

    public static Optional<Expects> of(String code) {
        return Arrays.stream(values())
                .filter(expects -> expects.code.equals(code))
                .findFirst();
    }

    /** A group is the one that meets as a group, and has no committee. */
    public boolean mayBeOf(OrganisationLevel level) {
        return switch (this) {
            case EVERYONE, VOLUNTEERS -> true;
            case COMMITTEE -> level != OrganisationLevel.GROUP;
            case GROUP -> level == OrganisationLevel.GROUP;
        };
    }

    public String code() {
        return code;
    }
}
