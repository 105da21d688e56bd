package cn.sanwei.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.Topics;
import cn.sanwei.kubernetes.Manifests.Document;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** That the parts find each other, and nobody else finds them. */
class WiringTest {
    private static final List<String> SERVICES = Manifests.SERVICES;
    private static final Pattern PORT = Pattern.compile("quarkus\\.http\\.port=(?:\\$\\{QUARKUS_HTTP_PORT:)?(\\d+)");
    private static final Pattern ADDRESS = Pattern.compile("(?:http://)?([a-z-]+):(\\d+)");
    /** Made by the operators, by the names that they document. */
    private static final Map<String, Integer> SERVICES_OF_OPERATORS = Map.of(
            "sanwei-postgres-rw", 5432,
            "sanwei-accounts-rw", 5432,
            "sanwei-kafka-bootstrap", 9092,
            "sanwei-keycloak-service", 8080);

    private static final Manifests MANIFESTS = Manifests.base();

    @ParameterizedTest
    @FieldSource("SERVICES")
    void a_service_is_reached_on_the_port_on_which_it_listens(String service) throws IOException {
        Matcher port = PORT.matcher(
                Files.readString(Manifests.ROOT.resolve(service).resolve("src/main/resources/application.properties")));
        assertThat(port.find()).isTrue();
        Document deployment = MANIFESTS.deployment(service);
        assertThat(deployment.container().at("/ports/0/containerPort").asText()).isEqualTo(port.group(1));
        assertThat(deployment.container().at("/ports/0/name").asText()).isEqualTo("http");

        JsonNode spec = MANIFESTS.named("Service", service).content().get("spec");
        assertThat(spec.at("/ports/0/port").asText()).isEqualTo(port.group(1));
        assertThat(spec.at("/ports/0/targetPort").asText()).isEqualTo("http");
        assertThat(spec.has("type")).as("reached from inside only").isFalse();
        assertThat(selects(spec.get("selector"), deployment.podLabels())).isTrue();
    }

    @Test
    void every_address_is_that_of_a_service() {
        Manifests.fields(MANIFESTS
                        .named("ConfigMap", "sanwei-addresses")
                        .content()
                        .get("data"))
                .forEach((name, address) -> {
                    Matcher parts = ADDRESS.matcher(address);
                    assertThat(parts.matches()).as(name).isTrue();
                    assertThat(portOf(parts.group(1))).as(name).isEqualTo(Integer.parseInt(parts.group(2)));
                });
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void a_service_survives_a_machine_and_does_not_go_away_all_at_once(String service) {
        Document deployment = MANIFESTS.deployment(service);
        assertThat(deployment.content().at("/spec/replicas").asInt()).isBetween(2, Topics.PARTITIONS);
        assertThat(selects(deployment.content().at("/spec/selector/matchLabels"), deployment.podLabels()))
                .isTrue();
        JsonNode budget =
                MANIFESTS.named("PodDisruptionBudget", service).content().get("spec");
        assertThat(budget.get("maxUnavailable").asInt()).isEqualTo(1);
        assertThat(selects(budget.at("/selector/matchLabels"), deployment.podLabels()))
                .isTrue();
        assertThat(deployment.container().at("/livenessProbe/httpGet/path").asText())
                .isEqualTo("/q/health/live");
        assertThat(deployment.container().at("/readinessProbe/httpGet/path").asText())
                .isEqualTo("/q/health/ready");
        assertThat(deployment.container().at("/startupProbe/httpGet/path").asText())
                .isEqualTo("/q/health/live");
    }

    @Test
    void the_partitions_are_shared_out_among_several_replicas_of_rating() {
        assertThat(MANIFESTS
                        .deployment("rating-service")
                        .content()
                        .at("/spec/replicas")
                        .asInt())
                .isBetween(3, Topics.PARTITIONS);
    }

    @Test
    void every_container_of_ours_is_bounded_and_has_no_rights_that_it_does_not_need() {
        for (Document workload : workloads()) {
            JsonNode container = workload.container();
            assertThat(container.at("/resources/limits/memory").asText())
                    .as(workload.toString())
                    .isNotEmpty();
            assertThat(container.at("/resources/requests/cpu").asText()).isNotEmpty();
            assertThat(container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true))
                    .isFalse();
            assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                    .isTrue();
            assertThat(Manifests.items(container.at("/securityContext/capabilities/drop")))
                    .containsExactly("ALL");
            assertThat(workload.pod().at("/securityContext/runAsNonRoot").asBoolean())
                    .isTrue();
            assertThat(workload.pod().at("/automountServiceAccountToken").asBoolean(true))
                    .isFalse();
            assertThat(container.get("image").asText())
                    .isEqualTo("sanwei/" + container.get("name").asText());
        }
    }

    @Test
    void from_outside_there_is_the_portal_and_signing_in_and_nothing_else() {
        Set<String> ways = MANIFESTS.of("Ingress").stream()
                .flatMap(ingress -> Manifests.every("paths", ingress.content()).stream())
                .flatMap(paths -> {
                    List<String> each = new ArrayList<>();
                    paths.forEach(path -> each.add(path.get("path").asText() + " "
                            + path.at("/backend/service/name").asText()));
                    return each.stream();
                })
                .collect(Collectors.toSet());
        assertThat(ways)
                .containsExactlyInAnyOrder(
                        "/ portal", "/realms/sanwei/ sanwei-keycloak-service", "/resources/ sanwei-keycloak-service");
        assertThat(MANIFESTS
                        .named("Keycloak", "sanwei-keycloak")
                        .content()
                        .at("/spec/ingress/enabled")
                        .asBoolean(true))
                .isFalse();
        MANIFESTS
                .of("Ingress")
                .forEach(
                        ingress -> assertThat(ingress.content().at("/spec/tls")).isNotEmpty());
    }

    @Test
    void nobody_speaks_to_anybody_unless_it_is_said_and_every_policy_is_about_somebody() {
        JsonNode nobody = MANIFESTS.named("NetworkPolicy", "nobody").content().get("spec");
        assertThat(Manifests.items(nobody.get("policyTypes"))).containsExactly("Ingress", "Egress");
        assertThat(nobody.has("ingress") || nobody.has("egress")).isFalse();
        workloads()
                .forEach(workload -> assertThat(selects(nobody.at("/podSelector/matchLabels"), workload.podLabels()))
                        .as(workload.toString())
                        .isTrue());
        for (Document policy : MANIFESTS.of("NetworkPolicy")) {
            List<JsonNode> selectors = new ArrayList<>(Manifests.every("podSelector", policy.content()));
            for (JsonNode selector : selectors) {
                assertThat(isSomebody(Manifests.fields(selector.get("matchLabels"))))
                        .as("%s: %s", policy, selector)
                        .isTrue();
            }
        }
    }

    @Test
    void who_uses_kafka_or_keycloak_is_who_is_told_where_it_is() {
        for (Document workload : workloads()) {
            List<String> told = workload.container().get("env").findValuesAsText("name");
            assertThat(workload.podLabels().containsKey("sanwei.cn/uses-kafka"))
                    .as(workload.toString())
                    .isEqualTo(told.contains("SANWEI_KAFKA"));
            assertThat(workload.podLabels().containsKey("sanwei.cn/uses-keycloak"))
                    .as(workload.toString())
                    .isEqualTo(told.contains("SANWEI_KEYCLOAK"));
        }
    }

    @Test
    void kafkas_way_in_without_a_password_is_open_to_the_platform_alone() {
        JsonNode listeners = MANIFESTS.named("Kafka", "sanwei").content().at("/spec/kafka/listeners");
        for (JsonNode listener : listeners) {
            boolean withPassword = listener.has("authentication");
            assertThat(withPassword
                            || listener.at("/networkPolicyPeers/0/podSelector/matchLabels")
                                            .size()
                                    == 1)
                    .as(listener.toString())
                    .isTrue();
            assertThat(listener.get("tls").asBoolean()).isEqualTo(withPassword);
        }
        assertThat(listeners.get(0).get("port").asInt()).isEqualTo(SERVICES_OF_OPERATORS.get("sanwei-kafka-bootstrap"));
    }

    @Test
    void what_is_acknowledged_survives_the_loss_of_a_machine() {
        JsonNode config = MANIFESTS.named("Kafka", "sanwei").content().at("/spec/kafka/config");
        assertThat(config.get("min.insync.replicas").asInt()).isEqualTo(2);
        assertThat(config.get("transaction.state.log.min.isr").asInt()).isEqualTo(2);
        assertThat(config.get("auto.create.topics.enable").asBoolean(true)).isFalse();
        MANIFESTS
                .of("KafkaTopic")
                .forEach(topic ->
                        assertThat(topic.content().at("/spec/replicas").asInt()).isEqualTo(3));
        for (Document cluster : MANIFESTS.of("Cluster")) {
            assertThat(cluster.content().at("/spec/instances").asInt()).isEqualTo(3);
            assertThat(cluster.content()
                            .at("/spec/postgresql/synchronous/dataDurability")
                            .asText())
                    .isEqualTo("required");
        }
    }

    private static List<Document> workloads() {
        List<Document> workloads = new ArrayList<>(MANIFESTS.of("Deployment"));
        workloads.addAll(MANIFESTS.of("Job"));
        return workloads;
    }

    private static int portOf(String service) {
        return SERVICES_OF_OPERATORS.containsKey(service)
                ? SERVICES_OF_OPERATORS.get(service)
                : MANIFESTS
                        .named("Service", service)
                        .content()
                        .at("/spec/ports/0/port")
                        .asInt();
    }

    private static boolean selects(JsonNode selector, Map<String, String> labels) {
        return labels.entrySet().containsAll(Manifests.fields(selector).entrySet());
    }

    /** One of ours, or one that an operator makes for a resource of that name. */
    private static boolean isSomebody(Map<String, String> labels) {
        if (labels.containsKey("cnpg.io/cluster")) {
            return MANIFESTS.of("Cluster").stream().anyMatch(each -> each.name().equals(labels.get("cnpg.io/cluster")));
        }
        if (labels.containsKey("strimzi.io/cluster")) {
            return MANIFESTS.of("Kafka").stream()
                    .anyMatch(each -> each.name().equals(labels.get("strimzi.io/cluster")));
        }
        if ("keycloak".equals(labels.get("app"))) {
            return !MANIFESTS.of("Keycloak").isEmpty();
        }
        return workloads().stream().anyMatch(each -> each.podLabels().entrySet().containsAll(labels.entrySet()));
    }
}
