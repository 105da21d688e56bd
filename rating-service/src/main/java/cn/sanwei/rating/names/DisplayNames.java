package cn.sanwei.rating.names;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * Names for ids, joined when somebody reads and kept for a minute. A signed-in caller asks with his own token, so he gets
 * no name that points-service would not show him. When it does not answer, figures are shown without names.
 */
@ApplicationScoped
public class DisplayNames {
    private static final Logger LOG = Logger.getLogger(DisplayNames.class);
    private static final Duration KEPT = Duration.ofSeconds(60);
    /** An answer that lacks a name is asked for again: who lacks it may have come since. */
    private static final Duration KEPT_INCOMPLETE = Duration.ofSeconds(1);

    private static final Duration WAIT = Duration.ofMillis(300);
    private static final int AT_ONCE = 100;
    private static final int MOST_KEPT = 50_000;

    private final PointsNames points;
    private final JsonWebToken token;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    private final Map<String, KeptAnswer> answers = new ConcurrentHashMap<>();

    private record KeptAnswer(Map<String, String> names, long askedNanos) {
        static final KeptAnswer NONE = new KeptAnswer(Map.of(), System.nanoTime() - KEPT.toNanos());

        boolean isGoodFor(Collection<String> wanted) {
            return isYoungerThan(names.keySet().containsAll(wanted) ? KEPT : KEPT_INCOMPLETE);
        }

        Map<String, String> ifKept() {
            return isYoungerThan(KEPT) ? names : Map.of();
        }

        private boolean isYoungerThan(Duration age) {
            return System.nanoTime() - askedNanos < age.toNanos();
        }
    }

    /** @param name null where it is known that there is none */
    private record Kept(String name, long untilNanos) {}

    DisplayNames(@RestClient PointsNames points, JsonWebToken token) {
        this.points = points;
        this.token = token;
    }

    /** The first call of a client takes longer than anybody waits here; so it is made before somebody waits. */
    void warmUp(@Observes StartupEvent started) {
        townships(List.of()).subscribe().with(names -> LOG.debugf("%d townships have a name.", names.size()));
    }

    /** Of members and organisations of the caller's division. An id without a name is not in the answer. */
    public Uni<Map<String, String>> of(String division, Collection<?> ids) {
        Map<String, String> known = new HashMap<>();
        List<String> missing = new ArrayList<>();
        for (String id : ids.stream().map(String::valueOf).distinct().toList()) {
            Kept name = kept.get(division + "/" + id);
            if (name == null || name.untilNanos() < System.nanoTime()) {
                missing.add(id);
            } else if (name.name() != null) {
                known.put(id, name.name());
            }
        }
        if (missing.isEmpty()) {
            return Uni.createFrom().item(known);
        }
        String authorization = "Bearer " + token.getRawToken();
        List<Uni<Map<String, String>>> asked = new ArrayList<>();
        for (int from = 0; from < missing.size(); from += AT_ONCE) {
            List<String> some = missing.subList(from, Math.min(missing.size(), from + AT_ONCE));
            asked.add(ask(
                    () -> points.names(authorization, String.join(",", some)),
                    names -> keep(division, some, names),
                    Map.of()));
        }
        return Uni.join().all(asked).andFailFast().map(answers -> {
            answers.forEach(known::putAll);
            return known;
        });
    }

    /** Of all on a board that is out, as everybody may see them; of these in any case, if they have one. */
    public Uni<Map<String, String>> onBoard(String township, String cycle, Collection<String> wanted) {
        return remembered("board/" + township + "/" + cycle, wanted, () -> points.boardNames(township, cycle));
    }

    /** Of all townships; of these in any case, if they have one. */
    public Uni<Map<String, String>> townships(Collection<String> wanted) {
        return remembered("townships", wanted, points::townships);
    }

    private Uni<Map<String, String>> remembered(
            String what, Collection<String> wanted, Supplier<Uni<JsonNode>> question) {
        KeptAnswer before = answers.getOrDefault(what, KeptAnswer.NONE);
        if (before.isGoodFor(wanted)) {
            return Uni.createFrom().item(before.names());
        }
        return ask(
                question,
                names -> {
                    if (answers.size() < MOST_KEPT) {
                        answers.put(what, new KeptAnswer(names, System.nanoTime()));
                    }
                },
                before.ifKept());
    }

    /** @param otherwise where nobody answers */
    private static Uni<Map<String, String>> ask(
            Supplier<Uni<JsonNode>> question, Consumer<Map<String, String>> keeping, Map<String, String> otherwise) {
        return Uni.createFrom()
                .deferred(question::get)
                .ifNoItem()
                .after(WAIT)
                .fail()
                .map(DisplayNames::read)
                .invoke(keeping)
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.debugf("Names could not be read: %s", failure.toString());
                    return otherwise;
                });
    }

    /** That there is no name is an answer too. */
    private void keep(String division, List<String> asked, Map<String, String> names) {
        if (kept.size() > MOST_KEPT) {
            kept.clear();
        }
        long until = System.nanoTime() + KEPT.toNanos();
        asked.forEach(id -> kept.put(division + "/" + id, new Kept(names.get(id), until)));
    }

    /** The key under which a member's organisation is called. */
    public static String organisationOf(Object member) {
        return member + "/organisation";
    }

    /** {@code {"items": [{"id", "name", "organisationName"}]}}; of townships the id is called {@code township}. */
    private static Map<String, String> read(JsonNode answer) {
        Map<String, String> names = new HashMap<>();
        for (JsonNode item : answer.path("items")) {
            String id = item.path("id").asText(item.path("township").asText(null));
            if (id != null && item.hasNonNull("name")) {
                names.put(id, item.get("name").asText());
            }
            if (id != null && item.hasNonNull("organisationName")) {
                names.put(organisationOf(id), item.get("organisationName").asText());
            }
        }
        return names;
    }
}
