package cn.sanwei.points.read.box;

import cn.sanwei.contracts.OrganisationId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One line of the list of entries.
 *
 * @param receipt the number that the author was told
 * @param excerpt the beginning of what was written, or of the office's wording of it
 * @param name of the author, where he is a member and the reader may know it
 * @param organisation to whom it was handed over; null while it is the office's
 * @param due the day by whose end something is to be done; null where nothing is awaited
 * @param daysLeft until then; negative when it has passed
 */
@Schema(examples = """
                {"entry": "4b8c1f0e-3c52-4f9b-8d1a-5b6b7a1f2c3d", "version": 2, "receipt": "2026-0007",
                 "kind": "suggestion", "area": "party-life", "excerpt": "建议把主题党日放在周末上午", "name": "张卫国",
                 "aboutName": null, "organisation": null, "organisationName": null, "state": "acknowledged",
                 "filedAt": "2026-03-10T02:00:00Z", "due": "2026-03-24", "daysLeft": 6, "overdue": false,
                 "published": false}
                """)
public record BoxLine(
        UUID entry,
        int version,
        String receipt,
        String kind,
        String area,
        String excerpt,
        String name,
        String aboutName,
        OrganisationId organisation,
        String organisationName,
        String state,
        Instant filedAt,
        LocalDate due,
        Integer daysLeft,
        boolean overdue,
        boolean published) {}
