package cn.sanwei.roster;

/** An event that builds on one that never came. The consumer stops here: guessing would put strangers on a roster. */
public final class RosterGap extends RuntimeException {
    public RosterGap(String missing) {
        super("the roster has a gap: " + missing);
    }
}
