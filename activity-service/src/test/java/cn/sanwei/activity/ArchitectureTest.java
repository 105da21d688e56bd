package cn.sanwei.activity;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.junit.jupiter.api.Test;

/** The arrows of DESIGN.md inside this service. A rule that matches nothing fails. */
class ArchitectureTest {
    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("cn.sanwei.activity");

    @Test
    void the_domain_knows_java_the_contracts_and_the_shape_of_a_decider() {
        classes()
                .that()
                .resideInAPackage("cn.sanwei.activity.domain..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javax.crypto..",
                        "cn.sanwei.contracts..",
                        "cn.sanwei.eventstore.decider..",
                        "cn.sanwei.activity.domain..")
                .check(SERVICE);
    }

    @Test
    void reading_appends_nothing_and_writing_reads_no_view() {
        noClasses()
                .that()
                .resideInAPackage("cn.sanwei.activity.read..")
                .should()
                .dependOnClassesThat()
                .haveSimpleName("CommandHandler")
                .check(SERVICE);
        noClasses()
                .that()
                .resideInAPackage("cn.sanwei.activity.write..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("cn.sanwei.activity.read..")
                .check(SERVICE);
    }

    @Test
    void nobody_reads_the_system_clock() {
        noClasses().should().callMethod(java.time.Instant.class, "now").check(SERVICE);
    }

    @Test
    void every_operation_says_who_may_call_it_and_what_it_does() {
        methods()
                .that()
                .areAnnotatedWith(POST.class)
                .should()
                .beAnnotatedWith(RolesAllowed.class)
                .andShould()
                .beAnnotatedWith(Operation.class)
                .check(SERVICE);
        methods()
                .that()
                .areAnnotatedWith(GET.class)
                .should()
                .beAnnotatedWith(RolesAllowed.class)
                .orShould()
                .beAnnotatedWith(PermitAll.class)
                .andShould()
                .beAnnotatedWith(Operation.class)
                .check(SERVICE);
    }
}
