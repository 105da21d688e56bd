package cn.sanwei.roster;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.contracts.OrganisationId;
import java.util.Set;

/** A member as the roster has him on one day. */
public record RosterMember(MemberId member, OrganisationId organisation, MemberStatus status, Set<String> posts) {}
