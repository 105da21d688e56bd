package cn.sanwei.local;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String LOCAL = "cn.sanwei.local";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(LOCAL);

    @Test
    void servers_stand_on_the_machine_a_platform_consists_of_servers_and_commands_are_about_a_platform() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("machine")
                .definedBy(LOCAL + ".machine")
                .layer("postgres")
                .definedBy(LOCAL + ".postgres")
                .layer("kafka")
                .definedBy(LOCAL + ".kafka")
                .layer("keycloak")
                .definedBy(LOCAL + ".keycloak")
                .layer("platform")
                .definedBy(LOCAL + ".platform")
                .layer("commands")
                .definedBy(LOCAL)
                .whereLayer("machine")
                .mayNotAccessAnyLayer()
                .whereLayer("postgres")
                .mayOnlyAccessLayers("machine")
                .whereLayer("kafka")
                .mayOnlyAccessLayers("machine")
                .whereLayer("keycloak")
                .mayOnlyAccessLayers("machine")
                .whereLayer("platform")
                .mayOnlyBeAccessedByLayers("commands")
                .whereLayer("commands")
                .mayNotBeAccessedByAnyLayer()
                .check(CLASSES);
    }
}
