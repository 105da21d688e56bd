package cn.sanwei.points.domain;

/**
 * What a township promises in its box, in working days counted from the day after. Each is between bounds: a township may be
 * quicker than the platform proposes, or need somewhat longer, but not put its people off. Days that were promised stay.
 *
 * @param acknowledge within these the author hears that somebody has read it
 * @param answer for the first answer, and again for the second
 * @param extension once, on top of the day that was promised
 * @param reopen in these the author says whether he is content
 */
public record BoxTerms(int acknowledge, int answer, int extension, int reopen) {
    public static final int LEAST_TO_ACKNOWLEDGE = 1;
    public static final int MOST_TO_ACKNOWLEDGE = 5;
    public static final int LEAST_TO_ANSWER = 3;
    /** Six weeks: the regulations on letters and visits give sixty days for the hardest, extension included. */
    public static final int MOST_TO_ANSWER = 30;

    public static final int LEAST_OF_EXTENSION = 1;
    public static final int MOST_OF_EXTENSION = 20;
    /** A week in which one is ill or away must not cost anybody his word. */
    public static final int LEAST_TO_REOPEN = 5;

    public static final int MOST_TO_REOPEN = 30;

    /** Two weeks for an answer: it often takes asking a branch, which has five days for a query of its own. */
    public static final BoxTerms PROPOSED = new BoxTerms(2, 10, 10, 10);

    /** Whether somebody would be told that it was read after he had to be answered. */
    public boolean acknowledgesAfterTheAnswer() {
        return acknowledge > answer;
    }
}
