package cn.sanwei.points.read.quartersheets;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.OrganisationId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param event that handed it back
 * @param supersededAt when the quarter was opened again; null while the sheet stands
 * @param members whom the branch had on the quarter's last day
 * @param seen how many of them have acknowledged it
 */
@Schema(examples = """
        {"event": "8f6a2a57-0c66-4c86-9d5e-5f1f1a6d8f10", "organisation": "a464afee-12fe-39f2-8ef6-34d8ec84dc0d",
         "cycle": "2026", "quarter": 3, "firstDay": "2026-07-01", "lastDay": "2026-09-30",
         "fedBackAt": "2026-10-10T01:00:00Z", "supersededAt": null, "members": 36, "seen": 20}
        """)
public record QuarterSheetView(
        UUID event,
        OrganisationId organisation,
        Cycle cycle,
        int quarter,
        LocalDate firstDay,
        LocalDate lastDay,
        Instant fedBackAt,
        Instant supersededAt,
        int members,
        int seen) {}
