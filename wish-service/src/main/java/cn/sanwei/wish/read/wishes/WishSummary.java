package cn.sanwei.wish.read.wishes;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A wish in a list.
 *
 * @param title in the submitter's own words: for himself and the staff only, absent for others
 * @param at when it was published; in lists of one's own and of the staff, when it was submitted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WishSummary(
        UUID id,
        String state,
        String category,
        String publicWording,
        String title,
        UUID claimant,
        LocalDate promisedBy,
        Instant at) {}
