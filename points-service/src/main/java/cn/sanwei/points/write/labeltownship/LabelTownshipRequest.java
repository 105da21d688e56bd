package cn.sanwei.points.write.labeltownship;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param labels all of them: what is not named here is called by the platform's own term again */
@Schema(examples = """
                {"labels": {"platform": "智慧党建", "office": "党群工作办公室"}}
                """)
public record LabelTownshipRequest(
        @NotNull @Size(max = 20)
        Map<@Pattern(regexp = "[a-z0-9-]{1,40}") String, @NotBlank @Size(max = 20) String> labels) {}
