package cn.sanwei.activity.write.withdrawattendance;

import cn.sanwei.contracts.MemberId;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(examples = """
        {"members": ["6f9619ff-8b86-4d01-b42d-00c04fc964ff"]}""")
public record WithdrawAttendanceRequest(
        @NotEmpty @Size(max = 500) List<@NotNull MemberId> members) {}
