package cn.sanwei.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.points.keycloak.KeycloakAccount;
import cn.sanwei.points.keycloak.KeycloakAdmin;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What becomes of accounts in Keycloak, which follows the roster a moment later. */
record AwaitedAccounts(KeycloakAdmin keycloak) {
    static final Duration SOON = Duration.ofSeconds(30);

    /**
     * Against guessing in parallel Keycloak refuses a login while another of the same user is under way, in the words of a
     * wrong password; and a login is under way for a moment longer than its answer.
     */
    static void awaitLogIn(RealKeycloak real, String userName, String password, String answer) {
        await().atMost(SOON)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(real.logIn(userName, password)).contains(answer));
    }

    KeycloakAccount awaitAccount(UUID member) {
        return await().atMost(SOON)
                .until(() -> keycloak.byMember(new MemberId(member)), found -> found.isPresent())
                .orElseThrow();
    }

    KeycloakAccount awaitOpen(Town town, int member) {
        await().atMost(SOON).until(() -> column(town, town.members.get(member), "state"), "open"::equals);
        return awaitAccount(town.members.get(member));
    }

    /** Null while the member has no account there. */
    static String column(Town town, UUID member, String column) {
        List<String> of = town.office()
                .get("/accounts?organisation=" + town.branch)
                .path("items[?(@.member == '" + member + "')]." + column);
        return of.isEmpty() ? null : of.getFirst();
    }

    void awaitRoles(KeycloakAccount account, String... roles) {
        await().atMost(SOON).untilAsserted(() -> {
            Set<String> found = keycloak.roles(account.id());
            found.remove("default-roles-sanwei");
            assertThat(found).containsExactlyInAnyOrder(roles);
        });
    }

    KeycloakAccount now(KeycloakAccount account) {
        return keycloak.byId(account.id()).orElseThrow();
    }
}
