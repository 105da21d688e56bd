package cn.sanwei.wish.read.wishdetail;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One wish as this caller may see it: the staff all, whoever filed it his own words and what was answered, the claimant
 * what he needs to fulfil it, others the public wording.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(examples = """
        {"id": "6f9619ff-8b86-4d01-b42d-00c04fc964ff", "state": "refused", "title": "老花镜", "text": "看不清药盒上的字。",
         "submittedAt": "2026-03-06T02:00:00Z",
         "remarks": [{"kind": "refusal", "text": "已转相关部门。", "at": "2026-03-07T02:00:00Z"}]}""")
public record WishDetail(
        UUID id,
        String state,
        String category,
        String publicWording,
        String title,
        String text,
        String contact,
        Somebody forSomebody,
        UUID claimant,
        LocalDate promisedBy,
        Integer rating,
        Instant submittedAt,
        List<Remark> remarks) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Somebody(String name, String phone) {}

    /** @param kind refusal, withdrawal, evidence, rejection or comment */
    public record Remark(String kind, String text, Instant at) {}
}
