package cn.sanwei.edge;

import cn.sanwei.contracts.MemberId;

/** Who the caller is on the roster; what he does for himself he can do for nobody else. */
public final class OwnMember {
    private OwnMember() {}

    /** 403 for an account that is linked to no member. */
    public static MemberId of(Caller caller) {
        return caller.member().orElseThrow(() -> Problems.forbidden("no-member", "该账号没有对应的党员，请联系镇（街道）组织办。"));
    }
}
