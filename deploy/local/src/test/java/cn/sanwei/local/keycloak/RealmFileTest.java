package cn.sanwei.local.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.local.machine.SourceTree;
import cn.sanwei.local.platform.StateFile;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class RealmFileTest {
    @Test
    void for_real_people_there_is_the_administrator_alone_and_no_way_in_that_is_known_beforehand() throws Exception {
        String text = RealmFile.forRealPeople(SourceTree.find().realm());
        JsonNode realm = StateFile.JSON.readTree(text);

        assertThat(text).doesNotContain("sanwei-demo", "sanwei-cli", "yunxi");
        assertThat(realm.at("/users").findValuesAsText("username"))
                .containsExactlyInAnyOrder("service-account-sanwei-accounts", "admin");
        JsonNode administrator = realm.get("users").get(1);
        assertThat(administrator.at("/credentials/0/value").asText()).isEqualTo("${SANWEI_PASSWORD_ADMIN}");
        assertThat(administrator.at("/credentials/0/temporary").asBoolean()).isTrue();
        assertThat(administrator.at("/requiredActions/0").asText()).isEqualTo("UPDATE_PASSWORD");
        assertThat(administrator.at("/realmRoles/0").asText()).isEqualTo("platform-admin");
    }
}
