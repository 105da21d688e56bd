package cn.sanwei.points.domain;

import java.util.UUID;

/** Why an account stays as it is, or gets no login code. */
public sealed interface AccountRefusal extends PointsRefusal {
    record AccountUnknown() implements AccountRefusal {}

    /** Keycloak does not have it yet: in a moment it will. */
    record AccountNotReady(UUID account) implements AccountRefusal {}

    record AccountClosed(UUID account) implements AccountRefusal {}

    /** Whoever makes a code can use it: so never for an account that may do as much as his own, or more. */
    record NotBelowYourAccount(UUID account) implements AccountRefusal {}

    /** A code is shown once and kept nowhere, so the first answer cannot be given again. */
    record CodesShownOnce() implements AccountRefusal {}
}
