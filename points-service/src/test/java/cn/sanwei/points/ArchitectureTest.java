package cn.sanwei.points;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import cn.sanwei.eventstore.EventStore;
import cn.sanwei.points.wiring.Tables;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("cn.sanwei.points");

    @Test
    void the_domain_is_plain_java() {
        classes()
                .that()
                .resideInAPackage("..points.domain..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "cn.sanwei.points.domain..",
                        "cn.sanwei.contracts..",
                        "cn.sanwei.eventstore.decider..",
                        "cn.sanwei.scoring..")
                .check(CLASSES);
    }

    @Test
    void the_domain_reads_no_clock_and_draws_no_id() {
        noClasses()
                .that()
                .resideInAPackage("..points.domain..")
                .should()
                .callMethod(java.util.UUID.class, "randomUUID")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .check(CLASSES);
    }

    @Test
    void reading_is_done_in_transactions_that_can_write_nothing() {
        noClasses()
                .that()
                .resideInAPackage("..points.read..")
                .should()
                .callMethod(EventStore.class, "inTransaction", String.class, Function.class)
                .check(CLASSES);
    }

    @Test
    void what_is_read_knows_nothing_of_what_is_written() {
        noClasses()
                .that()
                .resideInAPackage("..points.read..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..points.write..")
                .check(CLASSES);
    }

    @Test
    void wiring_knows_no_use_case() {
        noClasses()
                .that()
                .resideInAPackage("..points.wiring..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..points.write..", "..points.read..")
                .check(CLASSES);
    }

    @Test
    void use_cases_do_not_know_each_other() {
        slices().matching("cn.sanwei.points.write.(*)..")
                .should()
                .notDependOnEachOther()
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

    @Test
    void one_class_speaks_sql_to_hibernate() {
        noClasses()
                .that()
                .areNotAssignableTo(Tables.class)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.hibernate..", "io.vertx..")
                .check(CLASSES);
    }

    @Test
    void every_resource_says_who_may_call_it_or_each_of_its_methods_does() {
        methods()
                .that()
                .areAnnotatedWith(Operation.class)
                .and()
                .areDeclaredInClassesThat()
                .areNotAnnotatedWith(RolesAllowed.class)
                .and()
                .areDeclaredInClassesThat()
                .areNotAnnotatedWith(PermitAll.class)
                .should()
                .beAnnotatedWith(RolesAllowed.class)
                .check(CLASSES);
    }
}
