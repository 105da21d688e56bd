package cn.sanwei.points.write.officeaccounts;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param name of whoever uses it, as he is greeted
 * @param role township-office or social-worker
 */
@Schema(examples = """
                {"name": "组织办 李静", "role": "township-office"}
                """)
public record OpenOfficeAccountRequest(
        @NotBlank @Size(max = 50) @Pattern(regexp = NAME) String name,

        @NotNull @Pattern(regexp = "township-office|social-worker")
        String role) {
    /** What Keycloak takes for a name. */
    static final String NAME = "[^<>&\"$%!#?§,;*~/\\\\|^=\\[\\]{}()\\p{Cntrl}]*";
}
