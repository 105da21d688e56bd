package cn.sanwei.points.domain;

/** A name as a board shows it to everybody where the township says so. */
public final class MaskedName {
    private MaskedName() {}

    /** 张*国, 李*: the first character and, of three and more, the last. */
    public static String of(String name) {
        int[] characters = name.strip().codePoints().toArray();
        if (characters.length < 2) {
            return "*";
        }
        String first = new String(characters, 0, 1);
        return characters.length == 2
                ? first + "*"
                : first + "*".repeat(characters.length - 2) + new String(characters, characters.length - 1, 1);
    }
}
