package cn.sanwei.points.write.establishorganisation;

import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.OrganisationLevel;
import cn.sanwei.edge.PlausibleDay;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param organisation drawn here where it is left out
 * @param parent left out for the top of the township's tree
 */
@Schema(examples = """
                {"parent": "0d5b9c0e-5a39-4a0c-8a0e-0f7f3c1f6a11", "name": "云溪社区第一党支部", "level": "branch",
                 "sector": "community", "from": "2026-01-01"}
                """)
public record EstablishOrganisationRequest(
        OrganisationId organisation,
        OrganisationId parent,
        @NotBlank @Size(max = 100) String name,
        @NotNull OrganisationLevel level,

        @NotNull @Pattern(regexp = "village|community|private-enterprise|social-organisation|office")
        String sector,

        @NotNull @PlausibleDay LocalDate from) {}
