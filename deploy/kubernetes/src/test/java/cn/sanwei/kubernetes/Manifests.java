package cn.sanwei.kubernetes;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The documents of {@code deploy/kubernetes/base}, in the order of its kustomization. */
record Manifests(List<Document> documents) {
    static final YAMLMapper YAML = new YAMLMapper();
    static final Path ROOT = rootOfTheTree();
    static final Path FOLDER = ROOT.resolve("deploy/kubernetes");
    static final Path BASE = FOLDER.resolve("base");
    static final List<String> SERVICES =
            List.of("points-service", "activity-service", "wish-service", "rating-service", "portal");

    record Document(Path file, JsonNode content) {
        String kind() {
            return content.path("kind").asText();
        }

        String apiVersion() {
            return content.path("apiVersion").asText();
        }

        String name() {
            return content.at("/metadata/name").asText();
        }

        Map<String, String> labels() {
            return fields(content.at("/metadata/labels"));
        }

        /** Of the pods that it makes. */
        Map<String, String> podLabels() {
            return fields(content.at("/spec/template/metadata/labels"));
        }

        JsonNode pod() {
            return content.at("/spec/template/spec");
        }

        JsonNode container() {
            return pod().at("/containers/0");
        }

        @Override
        public String toString() {
            return kind() + " " + name();
        }
    }

    static Manifests base() {
        List<Document> documents = new ArrayList<>();
        for (JsonNode resource : kustomization().get("resources")) {
            documents.addAll(read(BASE.resolve(resource.asText())));
        }
        return new Manifests(List.copyOf(documents));
    }

    /** Applied by hand, beside the base. */
    static Document rebuild() {
        return read(FOLDER.resolve("rebuild.yaml")).getFirst();
    }

    static JsonNode kustomization() {
        return read(BASE.resolve("kustomization.yaml")).getFirst().content();
    }

    List<Document> of(String kind) {
        return documents.stream()
                .filter(document -> document.kind().equals(kind))
                .toList();
    }

    Document named(String kind, String name) {
        return of(kind).stream()
                .filter(document -> document.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + kind + " " + name));
    }

    Document deployment(String service) {
        return named("Deployment", service);
    }

    static List<Document> read(Path file) {
        ObjectReader reader = YAML.readerFor(JsonNode.class).with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
        try (MappingIterator<JsonNode> each = reader.readValues(file.toFile())) {
            return each.readAll().stream()
                    .map(content -> new Document(file, content))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, String> fields(JsonNode node) {
        return node.properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().asText()));
    }

    /** Every value of a field of that name, however deep. */
    static Set<JsonNode> every(String field, JsonNode node) {
        return node.findValues(field).stream().collect(Collectors.toSet());
    }

    static Set<String> filesThatLieThere() {
        try (var files = Files.list(BASE)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("kustomization.yaml"))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> items(JsonNode nodes) {
        return StreamSupport.stream(nodes.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static Path rootOfTheTree() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.isRegularFile(at.resolve("sanwei"))) {
            at = at.getParent();
        }
        return at;
    }
}
