package cn.sanwei.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.Topics;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Topics and realm are declared elsewhere, once; what is applied to a cluster is made from there. Writes the two files anew
 * with {@code mvn test -pl deploy/kubernetes -am -Dtest=GeneratedManifestsTest -Dapprove=true
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class GeneratedManifestsTest {
    private static final boolean APPROVE = Boolean.getBoolean("approve");
    private static final Path REALM = Manifests.ROOT.resolve("deploy/keycloak/sanwei-realm.json");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(SANWEI_\\w+)\\}");
    /** Anybody could log in as a demo account, or ask for tokens by password. */
    private static final String ONLY_ON_ONE_MACHINE = "sanwei-cli";

    private static final Map<String, String> SECRETS = Map.of(
            "SANWEI_PORTAL_CLIENT_SECRET", "sanwei-portal",
            "SANWEI_PORTAL_URL", "sanwei-portal",
            "SANWEI_ACCOUNTS_CLIENT_SECRET", "sanwei-accounts-client");

    private static final YAMLMapper YAML = new YAMLMapper(YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .enable(YAMLGenerator.Feature.LITERAL_BLOCK_STYLE)
            .build()
            .getFactory());

    @Test
    void the_topics_are_those_that_the_platform_declares() throws IOException {
        StringBuilder topics = new StringBuilder();
        for (Topics.Declaration declaration : Topics.ALL) {
            topics.append(YAML.writeValueAsString(topic(declaration)));
        }
        assertWritten("topics.yaml", "# Made from Topics in event-contracts by GeneratedManifestsTest.\n" + topics);
        assertThat(Manifests.base().of("KafkaTopic")).hasSize(Topics.ALL.size());
    }

    @Test
    void the_realm_is_the_one_that_is_tested_without_what_is_only_for_one_machine() throws IOException {
        assertWritten(
                "realm.yaml",
                "# Made from deploy/keycloak/sanwei-realm.json by GeneratedManifestsTest: no accounts of people, no\n"
                        + "# client for the command line.\n" + YAML.writeValueAsString(realmImport()));
        JsonNode realm =
                Manifests.base().of("KeycloakRealmImport").getFirst().content().at("/spec/realm");
        assertThat(realm.at("/users").findValuesAsText("username")).containsExactly("service-account-sanwei-accounts");
        assertThat(realm.at("/clients").findValuesAsText("clientId")).containsExactly("portal", "sanwei-accounts");
        assertThat(realm.toString()).doesNotContain("sanwei-demo", "localhost");
    }

    @Test
    void the_pages_for_signing_in_look_as_on_one_machine() throws IOException {
        ObjectNode theme = resource("v1", "ConfigMap", "sanwei-theme");
        ObjectNode data = theme.putObject("data");
        Set<String> placed = new TreeSet<>();
        Path folder = REALM.resolveSibling("themes/sanwei");
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                data.put(file.getFileName().toString(), Files.readString(file));
                placed.add(file.getFileName() + " " + folder.relativize(file));
            }
        }
        assertWritten(
                "theme.yaml",
                "# Made from deploy/keycloak/themes by GeneratedManifestsTest.\n" + YAML.writeValueAsString(theme));

        JsonNode pod = Manifests.base()
                .named("Keycloak", "sanwei-keycloak")
                .content()
                .at("/spec/unsupported/podTemplate/spec");
        Set<String> mounted = new TreeSet<>();
        pod.at("/volumes/0/configMap/items")
                .forEach(item -> mounted.add(
                        item.get("key").asText() + " " + item.get("path").asText()));
        assertThat(mounted).isEqualTo(placed);
        assertThat(Manifests.base()
                        .of("KeycloakRealmImport")
                        .getFirst()
                        .content()
                        .at("/spec/realm/loginTheme"))
                .hasToString("\"sanwei\"");
        assertThat(pod.at("/containers/0/volumeMounts/0/mountPath").asText()).endsWith("/themes/sanwei");
    }

    private static void assertWritten(String name, String expected) throws IOException {
        Path file = Manifests.BASE.resolve(name);
        if (APPROVE) {
            Files.writeString(file, expected);
        }
        assertThat(file).content().isEqualTo(expected);
    }

    private static ObjectNode topic(Topics.Declaration declaration) {
        ObjectNode topic = resource("kafka.strimzi.io/v1", "KafkaTopic", declaration.name());
        ((ObjectNode) topic.get("metadata")).putObject("labels").put("strimzi.io/cluster", "sanwei");
        ObjectNode spec = topic.putObject("spec");
        spec.put("partitions", declaration.partitions()).put("replicas", 3);
        ObjectNode config = spec.putObject("config");
        new TreeMap<>(declaration.settings()).forEach(config::put);
        return topic;
    }

    private static ObjectNode realmImport() throws IOException {
        ObjectNode realm = (ObjectNode) Manifests.YAML.readTree(Files.readString(REALM));
        ArrayNode users = (ArrayNode) realm.get("users");
        for (int i = users.size() - 1; i >= 0; i--) {
            if (!users.get(i).has("serviceAccountClientId")) {
                users.remove(i);
            }
        }
        ArrayNode clients = (ArrayNode) realm.get("clients");
        for (int i = clients.size() - 1; i >= 0; i--) {
            if (clients.get(i).get("clientId").asText().equals(ONLY_ON_ONE_MACHINE)) {
                clients.remove(i);
            }
        }
        ObjectNode wanted = resource("k8s.keycloak.org/v2beta1", "KeycloakRealmImport", "sanwei-realm");
        ObjectNode spec = wanted.putObject("spec").put("keycloakCRName", "sanwei-keycloak");
        ObjectNode placeholders = spec.putObject("placeholders");
        for (String placeholder : placeholdersOf(realm.toString())) {
            placeholders
                    .putObject(placeholder)
                    .putObject("secret")
                    .put("name", SECRETS.get(placeholder))
                    .put("key", placeholder);
        }
        spec.set("realm", realm);
        return wanted;
    }

    private static Set<String> placeholdersOf(String text) {
        Set<String> found = new TreeSet<>();
        PLACEHOLDER.matcher(text).results().forEach(match -> found.add(match.group(1)));
        return found;
    }

    private static ObjectNode resource(String apiVersion, String kind, String name) {
        ObjectNode resource = Manifests.YAML.createObjectNode();
        resource.put("apiVersion", apiVersion)
                .put("kind", kind)
                .putObject("metadata")
                .put("name", name);
        return resource;
    }
}
