package cn.sanwei.wish.read.wishdetail;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * One wish as this caller may see it: the staff all, whoever filed it his own words and what was answered, the claimant
 * what he needs to fulfil it, others the public wording.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
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
