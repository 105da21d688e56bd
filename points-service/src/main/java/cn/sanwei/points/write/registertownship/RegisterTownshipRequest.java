package cn.sanwei.points.write.registertownship;

import cn.sanwei.contracts.CountyId;
import cn.sanwei.contracts.TownshipId;
import cn.sanwei.edge.PlausibleDay;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param code division code of nine digits (GB/T 10114)
 * @param labels what this township calls things, by the platform's own term
 * @param from the day from which the code is in force; today where it is left out
 */
@Schema(examples = """
                {"township": "yunxi", "county": "lanchuan", "name": "云溪街道", "countyName": "澜川县",
                 "code": "990001001", "labels": {"platform": "智慧党建"}}
                """)
public record RegisterTownshipRequest(
        @NotNull TownshipId township,
        @NotNull CountyId county,
        @NotBlank @Size(max = 50) String name,
        @NotBlank @Size(max = 50) String countyName,
        @NotNull @Pattern(regexp = "[0-9]{9}") String code,

        @NotNull @Size(max = 20)
        Map<@Pattern(regexp = "[a-z0-9-]{1,40}") String, @NotBlank @Size(max = 20) String> labels,

        @PlausibleDay LocalDate from) {}
