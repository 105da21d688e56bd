package cn.sanwei.contracts;

import java.util.regex.Pattern;

/** The form of ids that people also read: 2 to 40 of a–z, 0–9 and the hyphen, beginning with a letter or digit. */
final class Slugs {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{1,39}");

    private Slugs() {}

    static void require(String value) {
        if (value == null || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("an id of 2 to 40 of a-z, 0-9 and '-' is needed here");
        }
    }
}
