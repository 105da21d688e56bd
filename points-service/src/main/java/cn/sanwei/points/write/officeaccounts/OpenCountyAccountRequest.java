package cn.sanwei.points.write.officeaccounts;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param name of whoever uses it, as he is greeted */
@Schema(examples = """
                {"name": "县委组织部 陈晓"}
                """)
public record OpenCountyAccountRequest(
        @NotBlank @Size(max = 50) @Pattern(regexp = OpenOfficeAccountRequest.NAME)
        String name) {}
