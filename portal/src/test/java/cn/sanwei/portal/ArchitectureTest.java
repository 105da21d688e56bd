package cn.sanwei.portal;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("cn.sanwei.portal");

    @Test
    void tokens_are_handled_in_one_package() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..portal.session..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.quarkus.oidc..", "io.quarkus.security..", "org.jose4j..", "javax.crypto..")
                .check(CLASSES);
    }

    @Test
    void sessions_are_the_only_thing_that_the_portal_stores() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..portal.session..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.vertx.mutiny.sqlclient..")
                .check(CLASSES);
    }

    @Test
    void what_the_packages_need_of_each_other_goes_round_in_no_circle() {
        slices().matching("cn.sanwei.portal.(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
