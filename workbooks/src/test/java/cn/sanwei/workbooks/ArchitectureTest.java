package cn.sanwei.workbooks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("cn.sanwei.workbooks");

    @Test
    void workbooks_know_neither_members_nor_points() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("cn.sanwei.contracts..", "cn.sanwei.eventstore..", "cn.sanwei.scoring..")
                .check(CLASSES);
    }

    @Test
    void nothing_writes_a_formula() {
        noClasses()
                .should()
                .callMethod(Worksheet.class, "formula", int.class, int.class, String.class)
                .check(CLASSES);
    }
}
