package cn.sanwei.rating;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import cn.sanwei.eventstore.EventStore;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Data flows from the topics through the projector into the tables, and readers read those. */
class ArchitectureTest {
    private static final String PROJECTOR = "cn.sanwei.rating.projector";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("cn.sanwei.rating");

    @Test
    void the_projector_is_plain_java_over_jdbc_and_a_kafka_client() {
        classes()
                .that()
                .resideInAPackage("..projector..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "cn.sanwei.rating.projector..",
                        "cn.sanwei.contracts..",
                        "cn.sanwei.scoring..",
                        "org.apache.kafka..",
                        "org.postgresql..",
                        "com.fasterxml.jackson..",
                        "org.jboss.logging..",
                        "java..")
                .check(CLASSES);
    }

    @Test
    void what_is_held_and_gathered_and_how_a_ledger_is_folded_knows_neither_database_nor_broker() {
        noClasses()
                .that()
                .resideInAnyPackage(PROJECTOR + ".rows", PROJECTOR + ".held", PROJECTOR + ".gathering")
                .or()
                .haveSimpleNameStartingWith("LedgerFolding")
                .or()
                .haveSimpleName("ClosedCycle")
                .or()
                .haveSimpleName("Closing")
                .or()
                .haveSimpleName("FrozenFold")
                .or()
                .haveSimpleName("QuarterClosing")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "org.apache.kafka..", "org.postgresql..", PROJECTOR + ".tables")
                .check(CLASSES);
    }

    @Test
    void a_batch_goes_from_the_topics_through_gathering_and_folding_to_the_tables() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("rows")
                .definedBy(PROJECTOR + ".rows")
                .layer("tables")
                .definedBy(PROJECTOR + ".tables")
                .layer("topics")
                .definedBy(PROJECTOR + ".topics")
                .layer("held")
                .definedBy(PROJECTOR + ".held")
                .layer("gathering")
                .definedBy(PROJECTOR + ".gathering")
                .layer("stored")
                .definedBy(PROJECTOR + ".stored")
                .layer("closing")
                .definedBy(PROJECTOR + ".closing")
                .layer("folding")
                .definedBy(PROJECTOR + ".folding")
                .layer("writing")
                .definedBy(PROJECTOR + ".writing")
                .layer("sessions")
                .definedBy(PROJECTOR)
                .whereLayer("rows")
                .mayNotAccessAnyLayer()
                .whereLayer("tables")
                .mayNotAccessAnyLayer()
                .whereLayer("topics")
                .mayOnlyAccessLayers("rows", "tables")
                .whereLayer("held")
                .mayOnlyAccessLayers("rows")
                .whereLayer("gathering")
                .mayOnlyAccessLayers("rows", "topics", "held")
                .whereLayer("stored")
                .mayOnlyAccessLayers("rows", "tables", "topics", "held", "gathering")
                .whereLayer("closing")
                .mayOnlyAccessLayers("rows", "topics", "held", "gathering", "stored")
                .whereLayer("folding")
                .mayOnlyAccessLayers("rows", "topics", "held", "gathering", "stored", "closing")
                .whereLayer("writing")
                .mayOnlyBeAccessedByLayers("sessions")
                .whereLayer("sessions")
                .mayNotBeAccessedByAnyLayer()
                .check(CLASSES);
    }

    @Test
    void reading_is_done_in_transactions_that_can_write_nothing() {
        noClasses()
                .that()
                .resideInAPackage("..read..")
                .should()
                .callMethod(EventStore.class, "inTransaction", String.class, Function.class)
                .check(CLASSES);
    }

    @Test
    void readers_know_nothing_of_the_projector() {
        noClasses()
                .that()
                .resideInAnyPackage("..read..", "..names..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..projector..", "..wiring..", "java.sql..", "org.apache.kafka..")
                .check(CLASSES);
    }

    @Test
    void only_the_feed_of_changes_has_a_connection_beside_the_store() {
        noClasses()
                .that()
                .resideInAPackage("..read..")
                .and()
                .doNotHaveSimpleName("StandingsFeed")
                .and()
                .doNotHaveSimpleName("StandingsFeed$Change")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx.pgclient..", "io.vertx.sqlclient..")
                .check(CLASSES);
    }

    @Test
    void workbooks_are_written_in_one_place_only() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.dhatim..")
                .check(CLASSES);
    }
}
