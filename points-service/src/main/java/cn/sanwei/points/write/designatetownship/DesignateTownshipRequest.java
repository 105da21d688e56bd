package cn.sanwei.points.write.designatetownship;

import cn.sanwei.edge.PlausibleDay;
import cn.sanwei.points.write.TownshipRows.Designation;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param code division code of nine digits (GB/T 10114)
 * @param from the day from which all three hold
 */
@Schema(examples = """
                {"name": "云溪镇", "countyName": "澜川市", "code": "990001101", "from": "2027-01-01"}
                """)
public record DesignateTownshipRequest(
        @NotBlank @Size(max = 50) String name,
        @NotBlank @Size(max = 50) String countyName,
        @NotNull @Pattern(regexp = "[0-9]{9}") String code,
        @NotNull @PlausibleDay LocalDate from) {

    Designation designation() {
        return new Designation(name, countyName, code);
    }
}
