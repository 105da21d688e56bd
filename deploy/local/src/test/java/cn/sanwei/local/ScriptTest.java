package cn.sanwei.local;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.local.machine.Folders;
import cn.sanwei.local.machine.Programs;
import cn.sanwei.local.machine.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The script {@code sanwei} on machines that lack something: a tree of its own, and only the programs that a test gives. */
class ScriptTest {
    private static final List<String> ORDINARY = List.of(
            "bash",
            "env",
            "dirname",
            "readlink",
            "sed",
            "awk",
            "sleep",
            "find",
            "head",
            "grep",
            "id",
            "touch",
            "mkdir",
            "tee",
            "tail",
            "sort",
            "rm",
            "cat",
            "ls",
            "tr");

    @TempDir
    Path temporary;

    private Path tree;
    private Path programs;
    private Path jdk;

    @BeforeEach
    void aTreeAndAMachine() throws IOException {
        tree = Files.createDirectories(temporary.resolve("tree"));
        programs = Files.createDirectories(temporary.resolve("bin"));
        jdk = temporary.resolve("jdk");
        for (String file : List.of("sanwei", "deploy/local/script/needed.sh", "deploy/local/script/building.sh")) {
            String script = Files.readString(SourceTree.find().root().resolve(file));
            write(
                    tree.resolve(file),
                    script.replace("/usr/lib/jvm", temporary.resolve("jvm").toString()));
        }
        Files.writeString(tree.resolve("pom.xml"), "<modules>\n<module>wish-service</module>\n</modules>\n");
        Files.createDirectories(tree.resolve("wish-service"));
        for (String name : ORDINARY) {
            Files.createSymbolicLink(
                    programs.resolve(name), Path.of(Programs.find(name).orElseThrow()));
        }
        enoughDisk();
        jdkOf("25.0.1");
        program("mvn", "echo '[INFO] Building wish-service 1.0.0-SNAPSHOT [1/1]'");
        program("node", "echo v20.20.2");
        program("npm", "true");
    }

    @Test
    void without_a_jdk_it_says_what_to_install() throws Exception {
        Folders.delete(jdk);
        assertRefused("no JDK 21 or later was found: install one", "up");
    }

    @Test
    void a_jdk_that_is_too_old_counts_as_none() throws Exception {
        jdkOf("17.0.15");
        assertRefused("no JDK 21 or later was found: install one", "up");
    }

    @Test
    void a_jdk_where_systems_put_them_is_found_without_java_home() throws Exception {
        Path found = Files.createDirectories(temporary.resolve("jvm")).resolve("jdk-21");
        Files.move(jdk, found);
        // It gets as far as the build, whose result is missing here.
        assertRefused("nothing is built yet", "up");
    }

    @Test
    void without_maven_it_says_so() throws Exception {
        Files.delete(programs.resolve("mvn"));
        assertRefused("Maven is missing", "up");
    }

    @Test
    void without_node_or_with_an_old_one_it_says_so() throws Exception {
        for (String old : List.of("v18.20.0", "v20.18.3")) {
            program("node", "echo " + old);
            assertRefused("Node.js 20.19 or later is needed, and this is " + old + ".", "up");
        }
        program("node", "echo v22.1.0");
        // It gets as far as the build, whose result is missing here.
        assertRefused("nothing is built yet", "up");
        Files.delete(programs.resolve("node"));
        Files.delete(tree.resolve("wish-service/target/.built"));
        assertRefused("Node.js 20.19 or later is missing", "up");
    }

    @Test
    void with_too_little_disk_it_says_how_much_there_is() throws Exception {
        program("df", "echo head; echo 'disk 9999999 1 1048576 1% /'");
        assertRefused("only 1024 MiB are free in", "up");
    }

    @Test
    void the_tests_want_a_browser_and_name_the_package() throws Exception {
        assertRefused("the package chromium is missing", "test");
    }

    @Test
    void the_tests_want_promtool_and_name_the_package() throws Exception {
        program("chromium", "true");
        assertRefused("it is missing: install the package prometheus", "test");
    }

    @Test
    void what_only_the_tests_need_is_fetched_where_that_is_allowed_and_no_daemon_is_installed() throws Exception {
        program("chromium", "true");
        program("id", "echo 0");
        program("dpkg-deb", "mkdir -p usr/bin; echo '#!/bin/sh' > usr/bin/promtool; chmod +x usr/bin/promtool");
        program(
                "apt-get",
                "echo \"$@\" >> " + tree + "/apt-was-asked; case $1 in download) touch prometheus_1.deb ;; esac");
        program("mvn", "echo $SANWEI_PROMTOOL > promtool-was-found");
        link("chmod");
        link("touch");
        CommandLine tests = CommandLine.run(command("CI=true", "test"), Map.of());
        assertThat(tests.exitCode()).as(tests.err()).isZero();
        assertThat(tree.resolve("apt-was-asked"))
                .content()
                .contains("update", "download -qq prometheus")
                .doesNotContain("install");
        assertThat(tree.resolve("promtool-was-found"))
                .content()
                .isEqualTo(tree.resolve("target/prometheus/usr/bin/promtool") + "\n");
    }

    @ParameterizedTest(name = "where apt knows {0}")
    @CsvSource({"chromium-headless-shell, 1", "chromium, 2"})
    void a_browser_without_a_window_is_fetched_and_where_there_is_none_the_usual_one(String known, int asked)
            throws Exception {
        program("promtool", "true");
        program("id", "echo 0");
        program("apt-get", """
                [ "$1" = install ] || exit 0
                echo "$@" >> %s/apt-was-asked
                case "$*" in *" %s "*) ;; *) exit 100 ;; esac
                echo '#!/bin/sh' > %s/%s
                chmod +x %s/%s""".formatted(tree, known, programs, known, programs, known));
        program("mvn", "echo $SANWEI_CHROMIUM > browser-was-found");
        link("chmod");
        link("touch");
        CommandLine tests = CommandLine.run(command("CI=true", "test"), Map.of());
        assertThat(tests.exitCode()).as(tests.err()).isZero();
        assertThat(Files.readAllLines(tree.resolve("apt-was-asked"))).hasSize(asked);
        assertThat(tree.resolve("browser-was-found")).content().isEqualTo(programs.resolve(known) + "\n");
    }

    private void link(String tool) throws IOException {
        Files.deleteIfExists(programs.resolve(tool));
        Files.createSymbolicLink(
                programs.resolve(tool), Path.of(Programs.find(tool).orElseThrow()));
    }

    @Test
    void a_build_that_fails_shows_its_errors_and_starts_nothing() throws Exception {
        program("mvn", "echo '[ERROR] it does not compile'; exit 1");
        CommandLine failed = sanwei("up");
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.err()).contains("[ERROR] it does not compile", "sanwei: the build failed");
        assertThat(tree.resolve("wish-service/target/.built")).doesNotExist();
    }

    @Test
    void the_oldest_node_is_the_one_that_the_pages_ask_for() throws Exception {
        SourceTree sources = SourceTree.find();
        String oldest = Files.readString(sources.root().resolve("deploy/local/script/needed.sh"))
                .lines()
                .filter(line -> line.startsWith("oldest_node="))
                .findFirst()
                .orElseThrow()
                .substring("oldest_node=".length());
        assertThat(sources.root().resolve("portal-pages/package.json"))
                .content()
                .contains("\"node\": \">=" + oldest + "\"");
    }

    @Test
    void only_what_changed_is_built_again() throws Exception {
        assertThat(sanwei("up").out()).contains("Building wish-service", "1/1  wish-service");
        assertThat(sanwei("up").out()).doesNotContain("Building");
        awaitAnotherSecond();
        Files.writeString(tree.resolve("wish-service/Changed.java"), "");
        assertThat(sanwei("up").out()).contains("Building wish-service");
    }

    @Test
    void what_is_no_longer_in_the_sources_is_not_in_what_is_built_again() throws Exception {
        program("mvn", """
                find wish-service/target -type f | sort > mvn-found
                mkdir -p wish-service/target/classes/db wish-service/target/lib
                touch wish-service/target/classes/db/V1__wishes.sql wish-service/target/lib/kafka-1.jar
                mkdir -p wish-service/target/keycloak && touch wish-service/target/keycloak/built""");
        write(tree.resolve("wish-service/src/V1__wishes.sql"), "");
        sanwei("up");
        awaitAnotherSecond();
        Files.delete(tree.resolve("wish-service/src/V1__wishes.sql"));

        assertThat(sanwei("up").out()).contains("Building wish-service");

        assertThat(tree.resolve("mvn-found"))
                .content()
                .isEqualTo("wish-service/target/keycloak/built\nwish-service/target/lib/kafka-1.jar\n");

        awaitAnotherSecond();
        Files.writeString(tree.resolve("pom.xml"), "<!-- another Kafka -->\n", StandardOpenOption.APPEND);
        assertThat(sanwei("up").out()).contains("Building wish-service");
        assertThat(tree.resolve("mvn-found")).content().isEqualTo("wish-service/target/keycloak/built\n");
    }

    @Test
    void what_was_edited_while_building_is_built_again_and_what_the_build_installed_is_not() throws Exception {
        program("mvn", "sleep 1.1; mkdir -p wish-service/pages/node_modules/vue; echo '[INFO] built'");
        assertThat(sanwei("up").out()).contains("Building wish-service");
        assertThat(sanwei("up").out()).doesNotContain("Building");

        program("mvn", "sleep 1.1; echo > wish-service/EditedMeanwhile.java; echo '[INFO] built'");
        Files.writeString(tree.resolve("wish-service/Changed.java"), "");
        assertThat(sanwei("up").out()).contains("Building wish-service");
        assertThat(sanwei("up").out()).contains("Building wish-service");
    }

    @Test
    void the_tests_end_with_their_counts_and_with_mavens_answer() throws Exception {
        program("chromium", "true");
        program("promtool", "true");
        program("mvn", """
                echo "$@" >> mvn-was-asked
                mkdir -p wish-service/target/surefire-reports
                echo '<testsuite xmlns="x" name="WishTest" time="0.1" tests="5" errors="1" skipped="1" failures="1">' \
                  > wish-service/target/surefire-reports/TEST-WishTest.xml
                exit 1""");
        write(tree.resolve("wish-service/target/.built"), "");
        CommandLine failed = sanwei("test");
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.out()).endsWith("\n2 passed, 2 failed, 1 skipped\n");
        assertThat(tree.resolve("wish-service/target/.built")).doesNotExist();
        assertThat(tree.resolve("mvn-was-asked")).content().contains("verify", "-Dspotless.goal=apply");
    }

    @Test
    void tests_that_pass_leave_a_tree_that_counts_as_built_and_what_earlier_runs_left_does_not_count()
            throws Exception {
        program("chromium", "true");
        program("promtool", "true");
        write(tree.resolve("wish-service/target/surefire-reports/TEST-Old.xml"), "<testsuite tests=\"9\">");
        write(tree.resolve("wish-service/target/classes/db/V1__gone.sql"), "");
        write(tree.resolve("wish-service/target/test-classes/GoneTest.class"), "");
        program("mvn", """
                find wish-service/target -type f > mvn-found
                mkdir -p wish-service/target/surefire-reports
                echo '<testsuite name="WishTest" tests="3" errors="0" skipped="0" failures="0">' \
                  > wish-service/target/surefire-reports/TEST-WishTest.xml""");
        CommandLine passed = sanwei("test");
        assertThat(passed.exitCode()).as(passed.err()).isZero();
        assertThat(passed.out()).endsWith("\n3 passed, 0 failed, 0 skipped\n");
        assertThat(tree.resolve("mvn-found")).isEmptyFile();
        assertThat(sanwei("up").out()).doesNotContain("Building");
    }

    @Test
    void an_unknown_command_or_log_is_refused() throws Exception {
        CommandLine unknown = sanwei("frobnicate");
        assertThat(unknown.exitCode()).isEqualTo(1);
        assertThat(unknown.err()).contains("there is no command frobnicate", "./sanwei COMMAND");
        assertRefused("there are no logs in " + tree.resolve(".sanwei") + " yet", "logs");
        assertRefused("nothing is built yet", "status");
        write(tree.resolve(".sanwei/logs/kafka.log"), "listening\n");
        assertThat(sanwei("logs", "kafka").out()).isEqualTo("listening\n");
        assertThat(sanwei("logs").err()).contains("logs of which part? One of: kafka");
        assertThat(sanwei("logs", "../../secrets").err()).contains("there is no log of ../../secrets");
        assertThat(sanwei("logs", "kafka", "--folow").err()).contains("logs kafka knows no --folow");
        assertThat(sanwei("logs", "kafka", "-f", "zookeeper").err()).contains("logs kafka knows no zookeeper");
    }

    @Test
    void an_option_that_a_command_does_not_know_is_refused() throws Exception {
        assertRefused("test knows no WishTest: it always runs all tests.", "test", "WishTest");
        assertRefused("--port-base wants a value.", "faults", "--port-base");
        assertRefused("refill which store? One of: points activity wish rating", "refill", "books");
    }

    @Test
    void score_builds_what_it_needs_and_no_more_and_says_so_beside_the_figures() throws Exception {
        Files.delete(programs.resolve("node"));
        program("mvn", """
                echo "$@" >> mvn-was-asked
                mkdir -p score-cli/target event-contracts scoring
                touch score-cli/target/score-cli.jar
                echo '[INFO] Building scoring 1.0.0-SNAPSHOT [1/1]'""");
        for (String module : List.of("event-contracts", "scoring", "score-cli")) {
            Files.createDirectories(tree.resolve(module));
        }
        write(jdk.resolve("bin/java"), "#!/bin/sh\necho \"java $@\"\nexit 1\n");

        CommandLine scored = sanwei("score", "--rulebook", "a b.yaml", "--facts", "f.jsonl");

        assertThat(scored.out()).startsWith("java ").endsWith("score-cli.jar --rulebook a b.yaml --facts f.jsonl\n");
        assertThat(scored.err()).contains("Building event-contracts scoring score-cli", "1/1  scoring");
        assertThat(scored.exitCode()).isEqualTo(1);
        assertThat(tree.resolve("mvn-was-asked"))
                .content()
                .contains("-pl event-contracts,scoring,score-cli -am package");
        assertThat(sanwei("score", "--facts", "f.jsonl").err()).isEmpty();
        assertThat(tree.resolve(".sanwei")).doesNotExist();
    }

    @Test
    void score_that_cannot_start_ends_with_2_since_1_means_parked_facts() throws Exception {
        CommandLine unbuilt = sanwei("score", "--no-build");
        assertThat(unbuilt.exitCode()).isEqualTo(2);
        assertThat(unbuilt.err()).contains("score-cli is not built yet");
        Files.delete(programs.resolve("mvn"));
        Files.createDirectories(tree.resolve("scoring"));
        CommandLine without = sanwei("score");
        assertThat(without.exitCode()).isEqualTo(2);
        assertThat(without.err()).contains("Maven is missing");
    }

    @Test
    void bench_builds_what_is_measured_and_what_it_is_measured_with() throws Exception {
        program("mvn", """
                echo "$@" >> mvn-was-asked
                mkdir -p benchmarks/target
                touch benchmarks/target/benchmarks.jar
                echo '[INFO] Building rating-service 1.0.0-SNAPSHOT [1/1]'""");
        for (String module : List.of("rating-service", "benchmarks")) {
            Files.createDirectories(tree.resolve(module));
        }
        write(jdk.resolve("bin/java"), "#!/bin/sh\necho \"java $@\"\n");

        CommandLine bench = sanwei("bench", "rating", "--events", "1000");

        assertThat(bench.out()).endsWith("benchmarks.jar rating --events 1000\n");
        assertThat(tree.resolve("mvn-was-asked")).content().contains("rating-service,benchmarks -am package");
        assertThat(sanwei("bench", "--no-build").out()).doesNotContain("Building");
    }

    private void assertRefused(String sentence, String... arguments) throws Exception {
        CommandLine refused = sanwei(arguments);
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).startsWith("sanwei: ").contains(sentence).hasLineCount(1);
        assertThat(tree.resolve(".sanwei")).doesNotExist();
    }

    /** Some file systems keep seconds only: what is written next is to be newer than what was written before. */
    private static void awaitAnotherSecond() throws InterruptedException {
        Thread.sleep(1_100);
    }

    private CommandLine sanwei(String... arguments) throws IOException, InterruptedException {
        return CommandLine.run(command("CI=", arguments), Map.of());
    }

    private List<String> command(String setting, String... arguments) {
        List<String> command = new ArrayList<>(
                List.of("env", "-i", "PATH=" + programs, "HOME=" + temporary, "JAVA_HOME=" + jdk, setting));
        command.add(tree.resolve("sanwei").toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private void jdkOf(String version) throws IOException {
        write(jdk.resolve("bin/javac"), "");
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    }

    private void enoughDisk() throws IOException {
        program("df", "echo head; echo 'disk 99999999 1 99999999 1% /'");
    }

    /** In the place of a link to the system's own program, never through the link. */
    private void program(String name, String body) throws IOException {
        Files.deleteIfExists(programs.resolve(name));
        write(programs.resolve(name), "#!/bin/sh\n" + body + "\n");
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, Set.copyOf(PosixFilePermissions.fromString("rwxr-xr-x")));
    }
}
