package cn.sanwei.points.write.logincodes;

import cn.sanwei.contracts.MemberId;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param members at most twenty, since each costs Keycloak the hashing of a password: a branch is asked for in parts */
@Schema(examples = """
                {"members": ["f0a6b1f5-7a80-4f5a-9f2b-0f5c1a1e2d3c"]}
                """)
public record MakeLoginCodesRequest(
        @NotNull @Size(min = 1, max = 20) List<@NotNull MemberId> members) {}
