package cn.sanwei.points.read.box;

import cn.sanwei.points.domain.BoxTerms;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How many working days a township promises in its box.
 *
 * @param version for If-Match; 0 where the township promises what the platform proposes
 * @param setAt since when; null where nobody has changed them
 * @param bounds what may be promised
 * @param history the changes, the last first
 */
@Schema(examples = """
                {"version": 1, "acknowledge": 1, "answer": 7, "extension": 10, "reopen": 10,
                 "setAt": "2026-03-10T02:00:00Z",
                 "bounds": {"acknowledge": {"least": 1, "most": 5}, "answer": {"least": 3, "most": 30},
                            "extension": {"least": 1, "most": 20}, "reopen": {"least": 5, "most": 30}},
                 "history": [{"acknowledge": 1, "answer": 7, "extension": 10, "reopen": 10,
                              "setAt": "2026-03-10T02:00:00Z"}]}
                """)
public record BoxTermsView(
        int version,
        int acknowledge,
        int answer,
        int extension,
        int reopen,
        Instant setAt,
        Bounds bounds,
        List<Change> history) {
    private static final Bounds BOUNDS = new Bounds(
            new Range(BoxTerms.LEAST_TO_ACKNOWLEDGE, BoxTerms.MOST_TO_ACKNOWLEDGE),
            new Range(BoxTerms.LEAST_TO_ANSWER, BoxTerms.MOST_TO_ANSWER),
            new Range(BoxTerms.LEAST_OF_EXTENSION, BoxTerms.MOST_OF_EXTENSION),
            new Range(BoxTerms.LEAST_TO_REOPEN, BoxTerms.MOST_TO_REOPEN));

    @Schema(name = "BoxTermsBounds")
    public record Bounds(Range acknowledge, Range answer, Range extension, Range reopen) {}

    @Schema(name = "BoxTermsRange", examples = "{\"least\": 3, \"most\": 30}")
    public record Range(int least, int most) {}

    @Schema(name = "BoxTermsChange")
    public record Change(int acknowledge, int answer, int extension, int reopen, Instant setAt) {}

    static BoxTermsView of(Terms.Row now, List<Terms.Row> changes) {
        return new BoxTermsView(
                now.version(),
                now.acknowledge(),
                now.answer(),
                now.extension(),
                now.reopen(),
                now.setAt(),
                BOUNDS,
                changes.stream()
                        .map(one ->
                                new Change(one.acknowledge(), one.answer(), one.extension(), one.reopen(), one.setAt()))
                        .toList());
    }

    public BoxTerms terms() {
        return new BoxTerms(acknowledge, answer, extension, reopen);
    }
}
