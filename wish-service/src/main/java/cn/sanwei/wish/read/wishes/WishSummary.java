package cn.sanwei.wish.read.wishes;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A wish in a list.
 *
 * @param title in the submitter's own words: for himself and the staff only, absent for others
 * @param at when it was published; in lists of one's own and of the staff, when it was submitted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(examples = """
        {"id": "6f9619ff-8b86-4d01-b42d-00c04fc964ff", "state": "published", "category": "goods",
         "publicWording": "一位独居老人需要一副老花镜。", "at": "2026-03-06T02:00:00Z"}""")
public record WishSummary(
        UUID id,
        String state,
        String category,
        String publicWording,
        String title,
        UUID claimant,
        LocalDate promisedBy,
        Instant at) {}
