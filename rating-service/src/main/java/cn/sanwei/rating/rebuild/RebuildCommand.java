package cn.sanwei.rating.rebuild;

import cn.sanwei.rating.projector.SecondProjector;
import cn.sanwei.rating.projector.tables.Projection;
import cn.sanwei.rating.projector.tables.ReadSoFar;
import cn.sanwei.rating.projector.topics.ProjectorSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.common.KafkaException;

/**
 * The rating service's own classes in a process of their own: a heap beside the one that serves, which can be killed
 * without harm. It reads the environment that the service reads. Exit status 0 when the rebuilt one serves, 1 when nothing
 * was switched, 2 for what is not understood.
 */
public final class RebuildCommand {
    /** What the service itself is set to. */
    private static final String SETTINGS = "/application.properties";

    /** Held here, since a logger that nobody holds forgets its level. The clients print all their settings at each start. */
    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

    private RebuildCommand() {}

    public static void main(String[] arguments) {
        KAFKA.setLevel(Level.WARNING);
        System.exit(run(arguments, settings(System.getenv()), System.out));
    }

    /** @return the exit status */
    public static int run(String[] arguments, ProjectorSettings settings, PrintStream out) {
        try {
            Options options = Options.of(Arrays.asList(arguments));
            return switch (options.verb()) {
                case RUN -> {
                    Rebuild rebuild =
                            new Rebuild(settings, Clock.systemUTC(), out, Boolean.getBoolean("sanwei.terminal"));
                    yield rebuild.run(options.accept(), options.restart()) ? 0 : 1;
                }
                case STATUS -> {
                    status(settings, out);
                    yield 0;
                }
                case DROP -> {
                    drop(settings, out);
                    yield 0;
                }
            };
        } catch (IllegalArgumentException misused) {
            out.println("sanwei: " + misused.getMessage() + "\n" + Options.USAGE);
            return 2;
        } catch (RebuildRefused | SecondProjector.Unreadable refused) {
            out.println("sanwei: " + refused.getMessage());
            return 1;
        } catch (SQLException | KafkaException away) {
            out.println("sanwei: the rebuild was interrupted: " + away.getMessage()
                    + "\nNothing was switched; ./sanwei rebuild goes on where it was.");
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static ProjectorSettings settings(Map<String, String> environment) {
        Properties service = new Properties();
        try (InputStream in = RebuildCommand.class.getResourceAsStream(SETTINGS)) {
            service.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ProjectorSettings(
                environment.getOrDefault("SANWEI_POSTGRES", "localhost:8807"),
                "rating",
                "rating_projector",
                environment.getOrDefault("SANWEI_PASSWORD_PROJECTOR", "sanwei"),
                environment.getOrDefault("SANWEI_KAFKA", "localhost:8808"),
                "rating-rebuild",
                "rebuild-" + ProcessHandle.current().pid(),
                Integer.parseInt(service.getProperty("sanwei.projector.records-at-most")),
                Duration.ZERO,
                Integer.parseInt(service.getProperty("sanwei.projector.facts-held")),
                Duration.ofSeconds(10),
                Duration.ofSeconds(120));
    }

    private static void status(ProjectorSettings settings, PrintStream out) throws SQLException {
        try (Connection connection = new Databases(settings).connect("status")) {
            Preparation preparation = new Preparation(connection);
            Projection serving = Projection.serving(connection);
            out.printf("%s serves; %d rebuilds have been switched to%n", serving.schema(), serving.generation());
            Optional<Preparation.UnderWay> underWay = preparation.underWay();
            ReadSoFar reached = preparation.readSoFar(serving);
            ReadSoFar other = preparation.readSoFar(serving.other());
            if (underWay.isPresent()) {
                out.printf(
                        "a rebuild in %s began at %s and has %,d records still to read; %s%n",
                        underWay.get().projection(),
                        underWay.get().beganAt(),
                        reached.ahead(other),
                        preparation.isAtWork()
                                ? "it is at work"
                                : "it was interrupted: ./sanwei rebuild goes on with it, --drop forgets it");
            } else if (other.records() > 0) {
                out.printf(
                        "%s holds what served before: ./sanwei rebuild --drop frees its space%n",
                        serving.other().schema());
            } else {
                out.println("no rebuild is under way");
            }
        }
    }

    private static void drop(ProjectorSettings settings, PrintStream out) throws SQLException, InterruptedException {
        try (Connection connection = new Databases(settings).connect("drops")) {
            Preparation preparation = new Preparation(connection);
            preparation.alone();
            Projection rebuilt = Projection.serving(connection).other();
            preparation.drop(rebuilt);
            out.println(rebuilt.schema() + " is empty.");
        }
    }
}
