package cn.sanwei.points.domain;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.OrganisationLevel;
import java.time.LocalDate;

/** Why the tree of organisations, or the roster of members, stays as it is. */
public sealed interface RosterRefusal extends PointsRefusal {
    record OrganisationAlreadyEstablished(OrganisationId organisation) implements RosterRefusal {}

    record ParentUnknown(OrganisationId parent) implements RosterRefusal {}

    record ParentOfItself(OrganisationId organisation) implements RosterRefusal {}

    /** @param parent null at the top of the tree */
    record LevelOutOfPlace(OrganisationLevel level, OrganisationLevel parent) implements RosterRefusal {}

    record NameTakenUnderParent() implements RosterRefusal {}

    record MemberAlreadyRegistered(MemberId member) implements RosterRefusal {}

    record MemberUnknown(MemberId member) implements RosterRefusal {}

    record OrganisationUnknown(OrganisationId organisation) implements RosterRefusal {}

    record MemberHasLeft(MemberId member, LocalDate from) implements RosterRefusal {}

    /** What a member was on a day is said once, or again for that day; never slipped in before what was said later. */
    record BeforeLastAssignment(LocalDate from, LocalDate last) implements RosterRefusal {}

    /** Names are erased only of somebody who is on no roster any more. */
    record StillOnRoster(MemberId member) implements RosterRefusal {}
}
