package cn.sanwei.portal.session;

import java.util.regex.Pattern;

/** Where a sign-in ends: a path of the portal's own pages, never an address elsewhere. */
final class LoginTarget {
    private static final int LENGTH = 512;
    /** Begins with one slash; no backslash, no control character, nothing that a browser would read as a host. */
    private static final Pattern OWN_PATH = Pattern.compile("/(?![/\\\\])[A-Za-z0-9/_.~%?=&-]*");

    private LoginTarget() {}

    static String of(String wanted) {
        if (wanted == null
                || wanted.length() > LENGTH
                || !OWN_PATH.matcher(wanted).matches()) {
            return "/";
        }
        return wanted;
    }
}
