package cn.sanwei.points.write.records;

import cn.sanwei.contracts.RecordId;
import cn.sanwei.points.domain.RecordSheet;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param records rows of the sheet; all of them or none
 * @param reason read by those who wrote it down; it is in no event
 */
@Schema(examples = """
                {"records": ["0a7a3f6e-6f1a-4f0e-9a51-2f0d7c1b9e42"], "reason": "缺调解协议书的编号，请补。"}
                """)
public record ReturnRecordsRequest(
        @NotEmpty @Size(max = RecordSheet.MOST_ROWS) Set<@NotNull RecordId> records,
        @NotBlank @Size(max = 500) String reason) {}
