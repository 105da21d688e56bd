package cn.sanwei.testing;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The arrows of the house inside one service: a test of the service extends it. A rule that matches nothing fails. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ServiceArchitecture {
    private static final String POST = "jakarta.ws.rs.POST";
    private static final String GET = "jakarta.ws.rs.GET";
    private static final String OPERATION = "org.eclipse.microprofile.openapi.annotations.Operation";

    private final String service;
    private final String[] domainMayUse;
    private final JavaClasses classes;

    /**
     * @param service its package
     * @param domainMayUse packages beside Java, the contracts and the shape of a decider
     */
    protected ServiceArchitecture(String service, String... domainMayUse) {
        this.service = service;
        this.domainMayUse = domainMayUse;
        this.classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(service);
    }

    @Test
    void the_domain_knows_java_the_contracts_and_the_shape_of_a_decider() {
        classes()
                .that()
                .resideInAPackage(service + ".domain..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(Stream.concat(
                                Stream.of(domainMayUse),
                                Stream.of(
                                        "java..",
                                        "cn.sanwei.contracts..",
                                        "cn.sanwei.eventstore.decider..",
                                        service + ".domain.."))
                        .toArray(String[]::new))
                .check(classes);
    }

    @Test
    void reading_appends_nothing_and_writing_reads_no_view() {
        noClasses()
                .that()
                .resideInAPackage(service + ".read..")
                .should()
                .dependOnClassesThat()
                .haveSimpleName("CommandHandler")
                .orShould()
                .callMethodWhere(target(name("inTransaction")))
                .check(classes);
        noClasses()
                .that()
                .resideInAPackage(service + ".write..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(service + ".read..")
                .check(classes);
    }

    @Test
    void nobody_reads_the_system_clock() {
        noClasses().should().callMethod(Instant.class, "now").check(classes);
    }

    @Test
    void every_operation_says_who_may_call_it_and_what_it_does() {
        methods()
                .that()
                .areAnnotatedWith(POST)
                .should()
                .beAnnotatedWith(RolesAllowed.class)
                .andShould()
                .beAnnotatedWith(OPERATION)
                .check(classes);
        methods()
                .that()
                .areAnnotatedWith(GET)
                .should()
                .beAnnotatedWith(RolesAllowed.class)
                .orShould()
                .beAnnotatedWith(PermitAll.class)
                .andShould()
                .beAnnotatedWith(OPERATION)
                .check(classes);
    }
}
