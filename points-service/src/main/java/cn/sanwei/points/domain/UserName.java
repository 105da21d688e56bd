package cn.sanwei.points.domain;

import java.util.function.IntUnaryOperator;

/**
 * What somebody types to sign in: eight digits. They say nothing of him, are the same in every township, and the last one
 * checks the others, so that a slip is nobody else's account.
 */
public record UserName(String text) {
    private static final int DRAWN = 7;

    /** @param random gives a number from 0 up to its argument */
    public static UserName draw(IntUnaryOperator random) {
        StringBuilder digits = new StringBuilder(DRAWN + 1);
        digits.append((char) ('1' + random.applyAsInt(9)));
        while (digits.length() < DRAWN) {
            digits.append((char) ('0' + random.applyAsInt(10)));
        }
        return new UserName(digits.toString() + checkDigit(digits));
    }

    /** As on bank cards (Luhn): it finds every wrong digit, and two neighbours in the wrong order except 0 and 9. */
    static int checkDigit(CharSequence digits) {
        int sum = 0;
        for (int i = digits.length() - 1, weight = 2; i >= 0; i--, weight = 3 - weight) {
            int product = (digits.charAt(i) - '0') * weight;
            sum += product / 10 + product % 10;
        }
        return (10 - sum % 10) % 10;
    }
}
