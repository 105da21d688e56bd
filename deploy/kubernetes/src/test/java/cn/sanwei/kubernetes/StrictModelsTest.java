package cn.sanwei.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import cn.sanwei.kubernetes.Manifests.Document;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each document is what it says it is, to the last field: a misspelt one would be dropped by a cluster without a word. */
class StrictModelsTest {
    private static final Map<String, Class<?>> MODELS = Map.ofEntries(
            Map.entry("v1 Namespace", Namespace.class),
            Map.entry("v1 ConfigMap", ConfigMap.class),
            Map.entry("v1 Service", Service.class),
            Map.entry("apps/v1 Deployment", Deployment.class),
            Map.entry("batch/v1 Job", Job.class),
            Map.entry("policy/v1 PodDisruptionBudget", PodDisruptionBudget.class),
            Map.entry("networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class),
            Map.entry("networking.k8s.io/v1 Ingress", Ingress.class),
            Map.entry("kafka.strimzi.io/v1 Kafka", Kafka.class),
            Map.entry("kafka.strimzi.io/v1 KafkaNodePool", KafkaNodePool.class),
            Map.entry("kafka.strimzi.io/v1 KafkaTopic", KafkaTopic.class),
            Map.entry("kafka.strimzi.io/v1 KafkaUser", KafkaUser.class),
            Map.entry("postgresql.cnpg.io/v1 Cluster", OperatorModels.PostgresCluster.class),
            Map.entry("k8s.keycloak.org/v2beta1 Keycloak", OperatorModels.Keycloak.class),
            Map.entry("k8s.keycloak.org/v2beta1 KeycloakRealmImport", OperatorModels.RealmImport.class));

    /** The models would otherwise keep whatever they do not know, to be polite to later versions. */
    private static final ObjectMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .annotationIntrospector(new JacksonAnnotationIntrospector() {
                private static final long serialVersionUID = 1L;

                @Override
                public Boolean hasAnySetter(Annotated annotated) {
                    return false;
                }
            })
            .build();

    static Stream<Arguments> documents() {
        return Stream.of(
                        Manifests.base().documents(),
                        Manifests.read(Manifests.FOLDER.resolve("example/integrator.yaml")),
                        List.of(Manifests.rebuild()))
                .flatMap(List::stream)
                .map(document -> arguments(document.toString(), document));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("documents")
    void every_document_is_a_resource_to_its_last_field(String name, Document document) throws Exception {
        Object read = asModel(document);
        assertThat(STRICT.valueToTree(read).at("/metadata/name").asText()).isEqualTo(document.name());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("documents")
    void a_field_that_its_kind_does_not_know_is_caught(String name, Document document) {
        ObjectNode misspelt = document.content().deepCopy();
        ((ObjectNode) (misspelt.has("spec") ? misspelt.get("spec") : misspelt)).put("replikas", 3);
        assertThatThrownBy(() -> asModel(new Document(document.file(), misspelt)))
                .hasMessageContaining("replikas");
    }

    @Test
    void a_field_that_is_misspelt_deep_inside_is_caught_too() {
        Document service = Manifests.base().deployment("wish-service");
        ObjectNode misspelt = service.content().deepCopy();
        ((ObjectNode) misspelt.at("/spec/template/spec/containers/0/readinessProbe")).put("periodSecond", 1);
        assertThatThrownBy(() -> asModel(new Document(service.file(), misspelt)))
                .hasMessageContaining("periodSecond");
    }

    @Test
    void every_file_is_in_the_kustomization_and_every_amount_is_one() {
        assertThat(Manifests.items(Manifests.kustomization().get("resources")))
                .containsExactlyInAnyOrderElementsOf(Manifests.filesThatLieThere());
        for (Document document : Manifests.base().documents()) {
            for (String kind : new String[] {"requests", "limits"}) {
                for (JsonNode amounts : Manifests.every(kind, document.content())) {
                    Manifests.fields(amounts)
                            .forEach((what, amount) -> assertThat(Quantity.getAmountInBytes(new Quantity(amount)))
                                    .as(document + " " + what)
                                    .isPositive());
                }
            }
        }
    }

    @Test
    void the_operators_own_names_are_of_the_versions_that_are_tested() {
        JsonNode kafka = Manifests.base().named("Kafka", "sanwei").content();
        assertThat(propertyOf("deploy/kafka/pom.xml", "kafka_2.13"))
                .isEqualTo(kafka.at("/spec/kafka/version").asText());
        assertThat(textOf("deploy/local/pom.xml")).contains("<keycloak.version>26.7.3</keycloak.version>");
        assertThat(textOf("deploy/kubernetes/pom.xml")).contains("<keycloak.version>26.7.3</keycloak.version>");
    }

    private static Object asModel(Document document) throws Exception {
        Class<?> model = MODELS.get(document.apiVersion() + " " + document.kind());
        assertThat(model)
                .as("a model of %s %s", document.apiVersion(), document.kind())
                .isNotNull();
        return STRICT.treeToValue(document.content(), model);
    }

    private static String propertyOf(String pom, String artifact) {
        String text = textOf(pom);
        int at = text.indexOf("<artifactId>" + artifact + "</artifactId>");
        int from = text.indexOf("<version>", at) + "<version>".length();
        return text.substring(from, text.indexOf("</version>", from));
    }

    private static String textOf(String path) {
        try {
            return java.nio.file.Files.readString(Path.of(Manifests.ROOT.toString(), path));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
