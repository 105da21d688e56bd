package cn.sanwei.wish.write;

import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Roles;
import cn.sanwei.wish.domain.WishCommand.Person;

/** A caller as the rules of a wish see him. */
public final class Persons {
    private Persons() {}

    public static Person of(Caller caller) {
        return new Person(caller.subject(), caller.member());
    }

    /** Social workers and the office: they review, and judge a fulfilment in a resident's place. */
    public static boolean isStaff(Caller caller) {
        return caller.has(Roles.SOCIAL_WORKER) || caller.has(Roles.TOWNSHIP_OFFICE);
    }
}
