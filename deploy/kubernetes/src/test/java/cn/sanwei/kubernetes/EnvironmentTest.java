package cn.sanwei.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.kubernetes.Manifests.Document;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What a container is told is what its program reads: held against the sources, so that neither drifts. */
class EnvironmentTest {
    private static final List<String> SERVICES = Manifests.SERVICES;
    private static final Pattern READ = Pattern.compile("\\$\\{(SANWEI_[A-Z_]+)[:}]");
    private static final Pattern READ_BY_JAVA = Pattern.compile("\"(SANWEI_[A-Z_]+)\"");
    private static final Pattern DEPENDENCY = Pattern.compile("<artifactId>([a-z-]+)</artifactId>");
    /** Of every Quarkus application; ours listen on loopback otherwise. */
    private static final String LISTENS_ON = "QUARKUS_HTTP_HOST";
    /** Of every Java; what stands in the file is beside the service that needs it. */
    private static final String TELLS_JAVA = "JDK_JAVA_OPTIONS";
    /** What the operators make by themselves. */
    private static final Map<String, Set<String>> MADE_BY_OPERATORS = Map.of(
            "sanwei-postgres-superuser", Set.of("username", "password"),
            "sanwei-accounts-app", Set.of("username", "password"));

    private static final Manifests MANIFESTS = Manifests.base();

    @ParameterizedTest
    @FieldSource("SERVICES")
    void a_service_is_told_exactly_what_it_reads(String service) throws IOException {
        Set<String> read = readBy(service);
        assertThat(read).contains("SANWEI_POSTGRES", "SANWEI_KEYCLOAK");
        read.add(LISTENS_ON);
        if (Files.exists(Manifests.ROOT.resolve(service).resolve("java.options"))) {
            read.add(TELLS_JAVA);
        }
        Set<String> told = told(MANIFESTS.deployment(service)).keySet();
        assertThat(told).containsExactlyInAnyOrderElementsOf(read);
    }

    @Test
    void the_provisioning_is_told_exactly_what_it_reads() throws IOException {
        String source = Files.readString(
                Manifests.ROOT.resolve("deploy/local/src/main/java/cn/sanwei/local/ProvisionCommand.java"));
        assertThat(told(MANIFESTS.named("Job", "sanwei-provisioning")).keySet())
                .containsExactlyInAnyOrderElementsOf(found(READ_BY_JAVA, source));
    }

    @Test
    void a_rebuild_is_told_exactly_what_it_reads() throws IOException {
        String source = Files.readString(
                Manifests.ROOT.resolve("rating-service/src/main/java/cn/sanwei/rating/rebuild/RebuildCommand.java"));
        assertThat(told(Manifests.rebuild()).keySet()).containsExactlyInAnyOrderElementsOf(found(READ_BY_JAVA, source));
    }

    @Test
    void every_reference_leads_to_something_that_is_there_or_that_is_listed_as_a_secret_to_be_made()
            throws IOException {
        JsonNode addresses =
                MANIFESTS.named("ConfigMap", "sanwei-addresses").content().get("data");
        Map<String, Set<String>> secrets = new HashMap<>(MADE_BY_OPERATORS);
        secrets.putAll(listedSecrets());
        Map<String, Set<String>> used = new HashMap<>();
        for (Document document : MANIFESTS.documents()) {
            for (JsonNode reference : references(document.content())) {
                assertThat(secrets)
                        .as("%s refers to %s", document, reference)
                        .containsKey(reference.get("name").asText());
                assertThat(secrets.get(reference.get("name").asText()))
                        .contains(reference.get("key").asText());
                used.computeIfAbsent(reference.get("name").asText(), any -> new TreeSet<>())
                        .add(reference.get("key").asText());
            }
            for (JsonNode reference : Manifests.every("configMapKeyRef", document.content())) {
                assertThat(reference.get("name").asText()).isEqualTo("sanwei-addresses");
                assertThat(addresses.has(reference.get("key").asText())).isTrue();
            }
        }
        listedSecrets().forEach((name, keys) -> assertThat(used.get(name)).isEqualTo(keys));
    }

    @Test
    void nothing_secret_lies_in_a_manifest() {
        for (Document document : MANIFESTS.documents()) {
            assertThat(document.kind()).isNotEqualTo("Secret");
            for (JsonNode variables : Manifests.every("env", document.content())) {
                variables.forEach(variable -> {
                    String name = variable.get("name").asText();
                    if (name.contains("PASSWORD") || name.contains("SECRET")) {
                        assertThat(variable.has("value")).as(name).isFalse();
                    }
                });
            }
        }
    }

    /** Of its own settings and of those that come with the modules it is made of. */
    private static Set<String> readBy(String service) throws IOException {
        Set<String> read = found(READ, resource(service, "application.properties"));
        for (String module : modulesOf(service, new TreeSet<>())) {
            read.addAll(found(READ, resource(module, "META-INF/microprofile-config.properties")));
        }
        return read;
    }

    private static Set<String> modulesOf(String module, Set<String> known) throws IOException {
        String pom = Files.readString(Manifests.ROOT.resolve(module).resolve("pom.xml"));
        int from = pom.indexOf("<dependencies>");
        if (from < 0) {
            return known; // the pages are made of nothing of ours
        }
        String dependencies = pom.substring(from).replaceAll("<dependency>.*<scope>test.*", "");
        for (String artifact : found(DEPENDENCY, dependencies)) {
            if (Files.isRegularFile(Manifests.ROOT.resolve(artifact).resolve("pom.xml")) && known.add(artifact)) {
                modulesOf(artifact, known);
            }
        }
        return known;
    }

    private static String resource(String module, String name) throws IOException {
        Path file = Manifests.ROOT.resolve(module).resolve("src/main/resources").resolve(name);
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private static Map<String, JsonNode> told(Document workload) {
        return StreamSupport.stream(workload.container().get("env").spliterator(), false)
                .collect(Collectors.toMap(variable -> variable.get("name").asText(), variable -> variable));
    }

    private static List<JsonNode> references(JsonNode content) {
        List<JsonNode> references = new ArrayList<>();
        for (String field : List.of("secretKeyRef", "usernameSecret", "passwordSecret")) {
            references.addAll(Manifests.every(field, content));
        }
        for (JsonNode placeholder : content.at("/spec/placeholders")) {
            references.add(placeholder.get("secret"));
        }
        return references;
    }

    /** {@code NAME.env.example} has the keys of the secret NAME. */
    private static Map<String, Set<String>> listedSecrets() throws IOException {
        Map<String, Set<String>> secrets = new HashMap<>();
        try (var files = Files.list(Manifests.FOLDER.resolve("example"))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".env.example"))
                    .toList()) {
                String name = file.getFileName().toString().replace(".env.example", "");
                Set<String> keys = new TreeSet<>();
                Pattern.compile("(?m)^([A-Z_]+)=")
                        .matcher(Files.readString(file))
                        .results()
                        .forEach(match -> keys.add(match.group(1)));
                secrets.put(name, keys);
            }
        }
        return secrets;
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        pattern.matcher(text).results().forEach(match -> found.add(match.group(1)));
        return found;
    }
}
