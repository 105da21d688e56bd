package cn.sanwei.edge;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Reads the caller from the token of the current request. */
@RequestScoped
public class Callers {
    private final JsonWebToken token;
    private final SecurityIdentity identity;

    @Inject
    public Callers(JsonWebToken token, SecurityIdentity identity) {
        this.token = token;
        this.identity = identity;
    }

    /**
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 403 when the account has no division: it may do nothing. Only
     *     the platform's administrators need none
     */
    public Caller current() {
        String division = token.getClaim("division");
        if (division == null || division.isBlank()) {
            if (!identity.hasRole(Roles.PLATFORM_ADMIN)) {
                throw Problems.forbidden("no-division", "该账号尚未归属任何区划，请联系管理员。");
            }
            division = Caller.NO_DIVISION;
        }
        return new Caller(token.getSubject(), identity.getRoles(), division, member(), affiliations());
    }

    /** What people call the account, for lists that say who did something; into no event, and no decision goes by it. */
    public Optional<String> accountName() {
        return Stream.of("name", "preferred_username")
                .map(claim -> token.<String>getClaim(claim))
                .filter(name -> name != null && !name.isBlank())
                .findFirst();
    }

    private Optional<MemberId> member() {
        String member = token.getClaim("member");
        return member == null || member.isBlank() ? Optional.empty() : Optional.of(MemberId.of(member));
    }

    private List<Caller.Affiliation> affiliations() {
        List<Caller.Affiliation> held = new ArrayList<>();
        if (token.getClaim("organisations") instanceof JsonArray claimed) {
            for (JsonString each : claimed.getValuesAs(JsonString.class)) {
                String[] parts = each.getString().split(":", 2);
                if (parts.length == 2) {
                    held.add(new Caller.Affiliation(OrganisationId.of(parts[0]), parts[1]));
                }
            }
        }
        return List.copyOf(held);
    }
}
