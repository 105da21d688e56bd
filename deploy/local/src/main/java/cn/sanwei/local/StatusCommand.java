package cn.sanwei.local;

import cn.sanwei.local.machine.Http;
import cn.sanwei.local.machine.Logs;
import cn.sanwei.local.platform.DataFolder;
import cn.sanwei.local.platform.Health;
import cn.sanwei.local.platform.PlatformParts;
import cn.sanwei.local.platform.PlatformState;
import cn.sanwei.local.platform.PlatformState.PartState;
import cn.sanwei.local.platform.PlatformState.Phase;
import cn.sanwei.local.platform.PlatformState.Progress;
import cn.sanwei.local.platform.Refusals;
import cn.sanwei.local.platform.StateFile;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Shows each part as it answers now, not as it was said to be. Ends with 0 if all is well, 1 if not, 3 if nothing runs. */
final class StatusCommand {
    private static final int ALL_WELL = 0;
    private static final int NOT_ALL_WELL = 1;
    private static final int NOT_RUNNING = 3;

    private final DataFolder folder;
    private final PrintStream out;

    StatusCommand(DataFolder folder, PrintStream out) {
        this.folder = folder;
        this.out = out;
    }

    int run(boolean asJson) {
        Optional<PlatformState> state =
                new StateFile(folder.state()).ofRunning().filter(found -> found.phase() != Phase.failed);
        ObjectNode shown = StateFile.JSON.createObjectNode();
        shown.put("running", state.isPresent()).put("home", folder.root().toString());
        ArrayNode parts = StateFile.JSON.createArrayNode();
        boolean well = state.isPresent();
        if (state.isPresent()) {
            shown.put("phase", state.get().phase().name())
                    .put("portBase", state.get().portBase());
            try (HttpClient http = Http.client()) {
                for (PartState part : state.get().parts()) {
                    ObjectNode row = row(part, http);
                    well &= row.get("well").asBoolean();
                    parts.add(row);
                }
            }
        }
        shown.set("parts", parts);
        print(shown, asJson);
        return !shown.get("running").asBoolean() ? NOT_RUNNING : well ? ALL_WELL : NOT_ALL_WELL;
    }

    private ObjectNode row(PartState part, HttpClient http) {
        boolean job = part.name().equals(PlatformParts.DEMO);
        boolean answers = !job && part.pid() != null && Health.answers(http, part.health());
        boolean well = job ? part.state() != Progress.failed : part.state() == Progress.ready && answers;
        ObjectNode row = StateFile.JSON.createObjectNode();
        row.put("name", part.name());
        row.put("state", part.state() == Progress.ready && !job && !answers ? "not answering" : word(part, job));
        row.put("well", well);
        row.put("address", part.address());
        row.put("pid", part.pid());
        row.put("restarts", part.restarts());
        row.put("startedWithinMs", part.startedWithinMs());
        row.put("log", part.log());
        if (job) {
            row.put("progress", lastWords(part));
        }
        return row;
    }

    private static String word(PartState part, boolean job) {
        return job && part.state() == Progress.ready ? "running" : part.state().name();
    }

    private static String lastWords(PartState part) {
        List<String> words = Logs.lastWords(Path.of(part.log()), 1);
        return words.isEmpty() ? "" : words.getFirst();
    }

    private void print(ObjectNode shown, boolean asJson) {
        if (asJson) {
            try {
                out.println(StateFile.JSON.writeValueAsString(shown));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
            return;
        }
        if (!shown.get("running").asBoolean()) {
            Set<String> left = folder.leftRunning().keySet();
            out.println(
                    left.isEmpty()
                            ? "Sanwei is not running."
                            : Refusals.leftRunning(left).getMessage());
            return;
        }
        out.printf("%-18s %-14s %8s %9s  %s%n", "part", "state", "process", "restarts", "address");
        shown.get("parts")
                .forEach(row -> out.printf(
                        "%-18s %-14s %8s %9d  %s%n",
                        row.get("name").asText(),
                        row.get("state").asText(),
                        row.get("pid").isNull() ? "-" : row.get("pid").asText(),
                        row.get("restarts").asInt(),
                        row.has("progress")
                                ? row.get("progress").asText()
                                : row.get("address").asText()));
    }
}
