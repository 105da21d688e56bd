package cn.sanwei.points.read.accounts;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param state waiting, open or closed, as Keycloak has it
 * @param closed whether it shall be closed
 * @param codeUntil until when the last code may be used; null when it was used or has lapsed
 */
@Schema(examples = """
                {"account": "0b8f3f0e-5b0a-4d63-9a43-4a3c9c3c2f11", "name": "组织办 李静", "role": "township-office",
                 "userName": "40719283", "state": "open", "closed": false, "createdAt": "2026-11-22T08:00:00Z",
                 "codeMadeAt": "2026-11-22T08:00:00Z", "codeUntil": "2026-12-06T08:00:00Z", "signedIn": false}
                """)
public record OfficeAccount(
        UUID account,
        String name,
        String role,
        String userName,
        String state,
        boolean closed,
        Instant createdAt,
        Instant codeMadeAt,
        Instant codeUntil,
        boolean signedIn) {}
