package cn.sanwei.eventstore;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("cn.sanwei.eventstore");

    @Test
    void deciders_are_plain_java_so_that_domains_may_use_them() {
        classes()
                .that()
                .resideInAPackage("..eventstore.decider..")
                .should()
                .onlyDependOnClassesThat(resideInAPackage("java..").or(resideInAPackage("..eventstore.decider..")))
                .check(CLASSES);
    }

    @Test
    void only_the_choke_point_opens_a_session() {
        noClasses()
                .that()
                .doNotHaveSimpleName("EventStore")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Mutiny.SessionFactory.class)
                .check(CLASSES);
    }

    @Test
    void the_relay_knows_nothing_of_the_write_side() {
        noClasses()
                .that()
                .resideInAPackage("..eventstore.relay..")
                .should()
                .dependOnClassesThat(resideInAPackage("cn.sanwei.eventstore")
                        .or(resideInAPackage("cn.sanwei.eventstore.decider"))
                        .or(resideInAPackage("org.hibernate..")))
                .check(CLASSES);
    }

    @Test
    void the_write_side_knows_nothing_of_the_relay_or_of_kafka() {
        noClasses()
                .that()
                .resideInAPackage("cn.sanwei.eventstore")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("..eventstore.relay..").or(resideInAPackage("org.apache.kafka..")))
                .check(CLASSES);
    }

    @Test
    void the_write_side_reads_no_clock_since_time_enters_with_the_command() {
        noClasses()
                .that()
                .resideInAPackage("cn.sanwei.eventstore")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(CLASSES);
    }
}
