package cn.sanwei.points.read.scores;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.OrganisationLevel;
import cn.sanwei.contracts.Points;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param declared null where the rule book leaves it at one score for each part
 * @param weighed whether the rule book grades branches at all
 */
@Schema(examples = """
                {"cycle": "2026", "weighed": true, "declared": {"apart": "5.00", "ofThree": "nearest"}, "branches": [
                  {"organisation": "6f1c0f0a-4a51-4e57-9a0e-64a8f3a1d0b2", "name": "第一党支部", "level": "branch",
                   "parts": [{"part": "points-work", "stage": "second-missing", "score": null, "sheets": [
                     {"sheet": "1f0f5f6a-6a6b-4c7d-8e9f-0a1b2c3d4e5f", "name": "张敏", "onPaper": false, "mine": true,
                      "score": "87.50", "enteredAt": "2027-01-06T02:00:00Z", "corrections": 0}]}],
                   "awarded": null}]}
                """)
public record BranchScoresView(Cycle cycle, boolean weighed, Declared declared, List<Branch> branches) {
    /** @param ofThree nearest or all */
    public record Declared(
            @Schema(implementation = String.class) Points apart, String ofThree) {}

    /** @param awarded code of the grade, or null */
    public record Branch(
            OrganisationId organisation, String name, OrganisationLevel level, List<Part> parts, String awarded) {}

    /**
     * @param stage first-missing, second-missing, third-missing or complete
     * @param score what counts now; null until there is one
     */
    public record Part(
            String part,
            String stage,
            @Schema(implementation = String.class) Points score,
            List<Sheet> sheets) {}

    /**
     * @param name of the scorer; empty where it was erased
     * @param onPaper typed in from a sheet that he signed
     * @param mine whether the caller may put it right as its scorer
     * @param corrections how often it was entered anew
     */
    public record Sheet(
            UUID sheet,
            String name,
            boolean onPaper,
            boolean mine,
            @Schema(implementation = String.class) Points score,
            Instant enteredAt,
            int corrections) {}
}
