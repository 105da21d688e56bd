package cn.sanwei.points.wiring;

import cn.sanwei.edge.Caller;

/** A scorer is a person: who has two accounts as one member is one scorer. */
public final class ScorerIdentity {
    private ScorerIdentity() {}

    public static String of(Caller caller) {
        return caller.member().map(member -> "member/" + member).orElse("account/" + caller.subject());
    }
}
