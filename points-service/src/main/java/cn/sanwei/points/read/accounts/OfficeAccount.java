package cn.sanwei.points.read.accounts;

import cn.sanwei.points.domain.AccountFault;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param role township-office, social-worker or county
 * @param state waiting, open or closed, as Keycloak has it
 * @param closed whether it shall be closed
 * @param codeUntil until when the last code may be used; null when it was used or has lapsed
 * @param refused why Keycloak does not make it what it shall be, in words; null where it does
 */
@Schema(examples = """
                {"account": "0b8f3f0e-5b0a-4d63-9a43-4a3c9c3c2f11", "name": "组织办 李静", "role": "township-office",
                 "userName": "40719283", "state": "open", "closed": false, "createdAt": "2026-11-22T08:00:00Z",
                 "codeMadeAt": "2026-11-22T08:00:00Z", "codeUntil": "2026-12-06T08:00:00Z", "signedIn": false, "refused": null}
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
        boolean signedIn,
        String refused) {

    /** What is stored is a code. */
    OfficeAccount inWords() {
        return new OfficeAccount(
                account,
                name,
                role,
                userName,
                state,
                closed,
                createdAt,
                codeMadeAt,
                codeUntil,
                signedIn,
                refused == null ? null : AccountFault.of(refused).words());
    }
}
