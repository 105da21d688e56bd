package cn.sanwei.contracts;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CONTRACTS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("cn.sanwei.contracts");

    @Test
    void the_contracts_need_java_and_jackson_and_nothing_else() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "com.fasterxml.jackson..", "cn.sanwei.contracts..")
                .check(CONTRACTS);
    }

    @Test
    void the_contracts_read_no_clock() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .check(CONTRACTS);
    }

    @Test
    void an_event_says_its_stored_type() {
        classes()
                .that()
                .implement(SanweiEvent.class)
                .and()
                .areNotInterfaces()
                .should()
                .beAnnotatedWith(EventType.class)
                .andShould()
                .beRecords()
                .check(CONTRACTS);
    }
}
