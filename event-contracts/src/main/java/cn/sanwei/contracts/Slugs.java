package cn.sanwei.contracts;

/** The form of ids that people also read: 2 to 40 of a–z, 0–9 and the hyphen, beginning with a letter or digit. */
final class Slugs {
    private static final int SHORTEST = 2;
    private static final int LONGEST = 40;

    private Slugs() {}

    static void require(String value) {
        if (value == null || !isOfTheForm(value)) {
            throw new IllegalArgumentException("an id of 2 to 40 of a-z, 0-9 and '-' is needed here");
        }
    }

    private static boolean isOfTheForm(String value) {
        if (value.length() < SHORTEST || value.length() > LONGEST || value.charAt(0) == '-') {
            return false;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-')) {
                return false;
            }
        }
        return true;
    }
}
