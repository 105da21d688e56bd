package cn.sanwei.points.wiring;

import cn.sanwei.contracts.OrganisationLevel;

/** Codes in the words of those who read a refusal. */
final class Labels {
    private Labels() {}

    static String of(OrganisationLevel level) {
        return switch (level) {
            case COMMITTEE -> "党委";
            case GENERAL_BRANCH -> "党总支";
            case BRANCH -> "党支部";
            case JOINT_BRANCH -> "联合党支部";
            case GROUP -> "党小组";
        };
    }
}
