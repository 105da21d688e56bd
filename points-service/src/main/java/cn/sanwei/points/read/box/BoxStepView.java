package cn.sanwei.points.read.box;

import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One step of an entry.
 *
 * @param kind filed, acknowledged, handed-over, returned, extended, answered, not-content, withdrawn, published,
 *     publication-corrected or publication-taken-back
 * @param by author, office or branch
 * @param name of who took it; only for the township office
 * @param organisationName to which branch it was handed over
 * @param day which it fixes: by when to answer, or until when the author may say that he is not content
 * @param text what was said; null where nothing was, and where it is not the reader's to read
 */
@Schema(
        examples =
                "{\"kind\": \"extended\", \"at\": \"2026-03-20T02:00:00Z\", \"by\": \"office\", \"name\": null, \"organisationName\": null, \"day\": \"2026-04-07\", \"text\": \"需要向三个支部了解情况。\"}")
public record BoxStepView(
        String kind, Instant at, String by, String name, String organisationName, LocalDate day, String text) {}
