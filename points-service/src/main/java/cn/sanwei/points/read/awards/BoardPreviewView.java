package cn.sanwei.points.read.awards;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the board would show everybody if every result that was handed in became stars today.
 *
 * @param until last day of such a board
 * @param masked whether the rule book has names masked
 */
@Schema(examples = """
        {"cycle": "2026", "until": "2028-01-13", "masked": true, "branches": [
          {"branch": "6f1c0f0a-4a51-4e57-9a0e-64a8f3a1d0b2", "name": "第一党支部", "state": "published", "withoutStar": 2,
           "members": [{"member": "f0a6b1f5-7a80-4f5a-9f2b-0f5c1a1e2d3c", "name": "张*国",
             "grade": {"code": "three-stars", "label": "三星", "stars": 3}}]}]}
        """)
public record BoardPreviewView(Cycle cycle, LocalDate until, boolean masked, List<Branch> branches) {
    /**
     * @param state recorded or published
     * @param withoutStar how many of the result the board does not show
     */
    public record Branch(OrganisationId branch, String name, String state, int withoutStar, List<Starred> members) {}

    /** @param name as the board shows it; who has none any more is not on it */
    public record Starred(MemberId member, String name, MeetingResultView.Choice grade) {}
}
