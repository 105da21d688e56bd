package cn.sanwei.points.domain;

import java.util.function.IntUnaryOperator;

/**
 * A one-time login code: nine lower-case letters, so that nobody has to change his telephone's keyboard on the way; none
 * that looks like another one or like a digit, and no vowels, so that no word comes out. Some 39 bits: enough for two weeks
 * behind a lock that lets ten guesses through and then one in a quarter of an hour.
 */
public record LoginCode(String text) {
    static final String LETTERS = "bcdfghjkmnpqrstvwxyz";
    static final int LENGTH = 9;

    /** @param random gives a number from 0 up to its argument; not a guessable one */
    public static LoginCode draw(IntUnaryOperator random) {
        StringBuilder code = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            code.append(LETTERS.charAt(random.applyAsInt(LETTERS.length())));
        }
        return new LoginCode(code.toString());
    }

    /** Nothing that is logged shows it. */
    @Override
    public String toString() {
        return "LoginCode[hidden]";
    }
}
