package cn.sanwei.points.read.box;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * That something came of one's own entry since one last looked, or that a day has passed without anything.
 *
 * @param kind the last thing that was done: acknowledged, handed-over, extended or answered; null where nothing was
 * @param at when; null where nothing was done
 * @param due the day by whose end something is to be done; null where nothing is awaited
 * @param overdue whether that day has passed
 * @param contentUntil until when the author may say that he is not content; null but after the first answer
 */
@Schema(examples = """
                {"entry": "4b8c1f0e-3c52-4f9b-8d1a-5b6b7a1f2c3d", "receipt": "2026-0007", "state": "answered",
                 "kind": "answered", "at": "2026-03-20T02:00:00Z", "due": null, "overdue": false,
                 "contentUntil": "2026-04-03"}
                """)
public record BoxNews(
        UUID entry,
        String receipt,
        String state,
        String kind,
        Instant at,
        LocalDate due,
        boolean overdue,
        LocalDate contentUntil) {}
