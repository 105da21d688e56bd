package cn.sanwei.points.read.quartersheets;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.OrganisationId;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The notice that a member finds. @param seenAt when he acknowledged it; null before */
@Schema(examples = """
        {"organisation": "a464afee-12fe-39f2-8ef6-34d8ec84dc0d", "cycle": "2026", "quarter": 3,
         "firstDay": "2026-07-01", "lastDay": "2026-09-30", "fedBackAt": "2026-10-10T01:00:00Z", "seenAt": null}
        """)
public record OwnQuarterSheet(
        OrganisationId organisation,
        Cycle cycle,
        int quarter,
        LocalDate firstDay,
        LocalDate lastDay,
        Instant fedBackAt,
        Instant seenAt) {}
