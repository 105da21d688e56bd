package cn.sanwei.activity.write.recordattendance;

import cn.sanwei.contracts.AttendanceMark;
import cn.sanwei.contracts.MemberId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(examples = """
        {"marks": [{"member": "6f9619ff-8b86-4d01-b42d-00c04fc964ff", "mark": "present"}]}""")
public record RecordAttendanceRequest(
        @NotEmpty @Size(max = 500) List<@NotNull @Valid Mark> marks) {
    public record Mark(@NotNull MemberId member, @NotNull AttendanceMark mark) {}
}
