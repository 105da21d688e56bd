package cn.sanwei.points.read.accounts;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param userName null while he has no account yet, which is for seconds
 * @param state waiting, open or closed
 * @param codeMadeBy the name of whoever made the last code; null for an account of no name here
 * @param codeUntil until when the last code may be used; null when it was used or has lapsed
 * @param signedIn whether he was seen to have used a code; looked at when it lapses, and once a day
 */
@Schema(examples = """
                {"account": "0b8f3f0e-5b0a-4d63-9a43-4a3c9c3c2f11", "member": "f0a6b1f5-7a80-4f5a-9f2b-0f5c1a1e2d3c",
                 "name": "张卫国", "organisation": "6f1c0f0a-4a51-4e57-9a0e-64a8f3a1d0b2",
                 "organisationName": "云溪社区第一党支部", "posts": [], "userName": "40719283", "state": "open",
                 "codeMadeAt": "2026-11-22T08:00:00Z", "codeMadeBy": "组织办 李静", "codeUntil": "2026-12-06T08:00:00Z",
                 "signedIn": false}
                """)
public record MemberAccount(
        UUID account,
        MemberId member,
        String name,
        OrganisationId organisation,
        String organisationName,
        Set<String> posts,
        String userName,
        String state,
        Instant codeMadeAt,
        String codeMadeBy,
        Instant codeUntil,
        boolean signedIn) {}
