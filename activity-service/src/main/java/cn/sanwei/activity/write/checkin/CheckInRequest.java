package cn.sanwei.activity.write.checkin;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param code as it is on the screen; small letters are taken too */
@Schema(examples = """
        {"code": "7KQ2MXHP"}""")
public record CheckInRequest(
        @NotBlank @Size(min = 8, max = 16) @Pattern(regexp = "[0-9A-Za-z]*")
        String code) {}
