package cn.sanwei.roster;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.contracts.OrganisationId;
import java.util.Set;

/** A member as the roster has him on one day. */
public record RosterMember(MemberId member, OrganisationId organisation, MemberStatus status, Set<String> posts) {
    /** 党员 in the strict sense: those whom a members' meeting expects. */
    public boolean isPartyMember() {
        return switch (status) {
            case FULL, PROBATIONARY -> true;
            case PROSPECT, ACTIVIST, APPLICANT -> false;
        };
    }
}
