package cn.sanwei.operations.demo;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Ids of the demo, the same on every machine; the realm's demo accounts name some of them. */
public final class DemoIds {
    private DemoIds() {}

    public static UUID of(String key) {
        return UUID.nameUUIDFromBytes(("sanwei-demo/" + key).getBytes(StandardCharsets.UTF_8));
    }

    public static UUID member(String township, int number) {
        return of(township + "/member/" + number);
    }

    public static UUID branch(String township, int number) {
        return of(township + "/branch/" + number);
    }

    public static UUID committee(String township, int number) {
        return of(township + "/committee/" + number);
    }
}
