package cn.sanwei.wish.domain;

import java.util.Arrays;
import java.util.Optional;

/** What a wish is about; the social worker decides, not the one who wishes. */
public enum WishCategory {
    GOODS("goods"),
    SERVICE("service"),
    COMPANY("company"),
    STUDY("study"),
    HEALTH("health"),
    OTHER("other");

    private final String code;

    WishCategory(String code) {
        this.code = code;
    }

    public static Optional<WishCategory> of(String code) {
        return Arrays.stream(values())
                .filter(category -> category.code.equals(code))
                .findFirst();
    }

    public String code() {
        return code;
    }
}
