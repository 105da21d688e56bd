package cn.sanwei.points.write.awardstars;

import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param grade what the office has worked out, to be compared with the weights; left out, the weights decide alone */
@Schema(examples = "{\"grade\": \"two-stars\"}")
public record AwardOrganisationRequest(
        @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}") String grade) {}
