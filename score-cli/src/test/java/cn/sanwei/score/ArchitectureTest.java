package cn.sanwei.score;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    /** No server, no database, and nothing that would make it start slowly: the mapper alone costs half of the start. */
    @Test
    void the_command_knows_scoring_the_contracts_and_the_streaming_parser_and_nothing_else() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "cn.sanwei.contracts..",
                        "cn.sanwei.scoring..",
                        "cn.sanwei.score..",
                        "com.fasterxml.jackson.core..")
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("cn.sanwei.score"));
    }
}
