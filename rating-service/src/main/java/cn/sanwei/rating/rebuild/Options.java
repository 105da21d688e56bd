package cn.sanwei.rating.rebuild;

import java.util.List;

/**
 * @param accept whether a projection that differs may be switched to
 * @param restart whether what an interrupted rebuild has filled is forgotten
 */
record Options(Verb verb, boolean accept, boolean restart) {
    static final String USAGE = "rebuild [--accept] [--restart] | rebuild --status | rebuild --drop";

    enum Verb {
        RUN,
        STATUS,
        DROP
    }

    /** @throws IllegalArgumentException saying what is not understood */
    static Options of(List<String> words) {
        if (words.equals(List.of("--status"))) {
            return new Options(Verb.STATUS, false, false);
        }
        if (words.equals(List.of("--drop"))) {
            return new Options(Verb.DROP, false, false);
        }
        for (String word : words) {
            if (!word.equals("--accept") && !word.equals("--restart")) {
                throw new IllegalArgumentException("not understood: " + word);
            }
        }
        return new Options(Verb.RUN, words.contains("--accept"), words.contains("--restart"));
    }
}
