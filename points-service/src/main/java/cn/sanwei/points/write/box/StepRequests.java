package cn.sanwei.points.write.box;

import cn.sanwei.contracts.OrganisationId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the steps of an entry say. All of it stands in tables and is erased with the entry. */
public final class StepRequests {
    private StepRequests() {}

    /** @param text read by the author */
    @Schema(name = "BoxWords", examples = "{\"text\": \"从下月起每季度安排一次周末的主题党日。\"}")
    public record Words(@NotBlank @Size(max = 2000) String text) {}

    /** @param reason read by the author, or by the office where a branch returns an entry */
    @Schema(name = "BoxReason", examples = "{\"reason\": \"需要向三个支部了解情况。\"}")
    public record Reason(@NotBlank @Size(max = 500) String reason) {}

    /** @param wording what the branch reads instead of the author's own words; needed where he is not to be known there */
    @Schema(
            name = "BoxHandOver",
            examples = "{\"organisation\": \"6f1c0f0a-4a51-4e57-9a0e-64a8f3a1d0b2\", \"wording\": \"有党员建议把主题党日放在周末。\"}")
    public record HandOver(
            @NotNull OrganisationId organisation,
            @Size(max = 2000) String wording) {}

    /** @param entries each once, with the version up to which its author has read it */
    @Schema(
            name = "BoxSeen",
            examples = "{\"entries\": [{\"entry\": \"4b8c1f0e-3c52-4f9b-8d1a-5b6b7a1f2c3d\", \"version\": 3}]}")
    public record Seen(@NotEmpty @Size(max = 100) Set<@NotNull @Valid SeenEntry> entries) {}

    @Schema(name = "BoxSeenEntry", examples = "{\"entry\": \"4b8c1f0e-3c52-4f9b-8d1a-5b6b7a1f2c3d\", \"version\": 3}")
    public record SeenEntry(
            @NotNull UUID entry, @NotNull @Min(1) Integer version) {}

    /**
     * @param question the office's wording of what was asked, without anything that tells who asked
     * @param answer the office's wording of the answer
     */
    @Schema(name = "BoxPublicWording", examples = "{\"question\": \"主题党日能否放在周末？\", \"answer\": \"从下月起每季度安排一次。\"}")
    public record PublicWording(
            @NotBlank @Size(max = 1000) String question,
            @NotBlank @Size(max = 2000) String answer) {}
}
