package cn.sanwei.scoring.facts;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;

/** Whose ledger it is. The id is text, so that a rule book can be tried on a file in which a member is called "m1". */
public record Subject(Kind kind, String id) {
    public enum Kind {
        MEMBER,
        ORGANISATION
    }

    public static Subject of(MemberId member) {
        return new Subject(Kind.MEMBER, member.toString());
    }

    public static Subject of(OrganisationId organisation) {
        return new Subject(Kind.ORGANISATION, organisation.toString());
    }
}
