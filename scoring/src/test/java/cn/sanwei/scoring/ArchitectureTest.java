package cn.sanwei.scoring;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses SCORING = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("cn.sanwei.scoring");
    private static final String RULE_BOOK = "cn.sanwei.scoring.rulebook";
    private static final String GRADING = RULE_BOOK + ".grading";
    private static final String LEDGER = "cn.sanwei.scoring.ledger";
    private static final Set<String> FLOATING = Set.of("double", "float", "java.lang.Double", "java.lang.Float");

    @Test
    void scoring_knows_java_the_contracts_jackson_and_snakeyaml_and_nothing_else() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "cn.sanwei.contracts..",
                        "cn.sanwei.scoring..",
                        "com.fasterxml.jackson..",
                        "org.yaml.snakeyaml..")
                .check(SCORING);
    }

    @Test
    void facts_know_no_rule_book_and_rule_books_know_no_ledger() {
        noClasses()
                .that()
                .resideInAPackage("..scoring.facts..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..scoring.rulebook..", "..scoring.ledger..")
                .check(SCORING);
        noClasses()
                .that()
                .resideInAPackage("..scoring.rulebook..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..scoring.ledger..")
                .check(SCORING);
        slices().matching("cn.sanwei.scoring.(*)..").should().beFreeOfCycles().check(SCORING);
        slices().matching("cn.sanwei.scoring.(**)").should().beFreeOfCycles().check(SCORING);
    }

    @Test
    void what_a_rule_book_says_knows_neither_how_it_is_written_nor_how_it_is_folded() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        RULE_BOOK, RULE_BOOK + ".calendar", RULE_BOOK + ".conditions", RULE_BOOK + ".rules", GRADING)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        RULE_BOOK + ".findings",
                        RULE_BOOK + ".yaml",
                        RULE_BOOK + ".reading..",
                        RULE_BOOK + ".checks",
                        RULE_BOOK + ".attainable",
                        RULE_BOOK + ".layers",
                        RULE_BOOK + ".prepared")
                .check(SCORING);
        noClasses()
                .that()
                .resideInAPackage(RULE_BOOK + ".rules")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(GRADING)
                .check(SCORING);
    }

    @Test
    void yaml_is_read_in_one_corner_and_neither_the_fold_nor_the_checks_see_it() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        RULE_BOOK + ".findings", RULE_BOOK + ".yaml", RULE_BOOK + ".reading..", RULE_BOOK + ".layers")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(RULE_BOOK + ".yaml", RULE_BOOK + ".layers", "org.yaml..")
                .check(SCORING);
        noClasses()
                .that()
                .resideInAnyPackage(LEDGER + "..", RULE_BOOK + ".prepared")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(RULE_BOOK + ".findings", RULE_BOOK + ".reading..", RULE_BOOK + ".checks")
                .check(SCORING);
    }

    @Test
    void rules_are_read_without_the_grading_and_checked_without_the_readers() {
        noClasses()
                .that()
                .resideInAPackage(RULE_BOOK + ".reading.rules")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(RULE_BOOK + ".reading.grading")
                .check(SCORING);
        noClasses()
                .that()
                .resideInAnyPackage(RULE_BOOK + ".checks", RULE_BOOK + ".attainable")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(RULE_BOOK + ".reading..")
                .check(SCORING);
    }

    @Test
    void a_ledger_is_made_step_by_step_and_what_is_asked_of_it_comes_after() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("intake")
                .definedBy(LEDGER + ".intake")
                .layer("entries")
                .definedBy(LEDGER + ".entries")
                .layer("strands")
                .definedBy(LEDGER + ".strands")
                .layer("judging")
                .definedBy(LEDGER + ".judging")
                .layer("ledger")
                .definedBy(LEDGER)
                .layer("standings")
                .definedBy(LEDGER + ".standings")
                .layer("what is asked of ledgers")
                .definedBy(LEDGER + ".canonical", LEDGER + ".township", LEDGER + ".ways")
                .whereLayer("intake")
                .mayNotAccessAnyLayer()
                .whereLayer("entries")
                .mayOnlyAccessLayers("intake")
                .whereLayer("strands")
                .mayOnlyAccessLayers("intake", "entries")
                .whereLayer("judging")
                .mayOnlyAccessLayers("entries")
                .whereLayer("ledger")
                .mayOnlyAccessLayers("intake", "entries", "strands", "judging")
                .whereLayer("standings")
                .mayOnlyAccessLayers("intake", "entries", "judging", "ledger")
                .whereLayer("what is asked of ledgers")
                .mayNotBeAccessedByAnyLayer()
                .check(SCORING);
    }

    @Test
    void scoring_reads_no_clock_and_throws_no_dice() {
        noClasses()
                .should()
                .callMethodWhere(new DescribedPredicate<>("time or chance comes from outside") {
                    @Override
                    public boolean test(com.tngtech.archunit.core.domain.JavaMethodCall call) {
                        String owner = call.getTargetOwner().getName();
                        String name = call.getTarget().getName();
                        return owner.startsWith("java.time") && name.equals("now")
                                || owner.equals("java.lang.System") && name.startsWith("currentTime")
                                || owner.equals("java.lang.System") && name.equals("nanoTime")
                                || owner.equals("java.util.UUID") && name.equals("randomUUID")
                                || owner.equals("java.lang.Math") && name.equals("random");
                    }
                })
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.util.random.RandomGenerator.class)
                .check(SCORING);
    }

    @Test
    void scoring_uses_no_floating_point() {
        classes().should(useNoFloatingPoint()).check(SCORING);
    }

    @Test
    void scoring_touches_no_file_no_network_and_no_database() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "java.net..", "java.nio.file..", "java.util.concurrent..")
                .check(SCORING);
    }

    private static ArchCondition<JavaClass> useNoFloatingPoint() {
        return new ArchCondition<>("use no floating point") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                for (JavaField field : item.getFields()) {
                    if (FLOATING.contains(field.getRawType().getName())) {
                        events.add(SimpleConditionEvent.violated(field, field.getFullName()));
                    }
                }
                for (JavaMethod method : item.getMethods()) {
                    boolean floats = FLOATING.contains(method.getRawReturnType().getName())
                            || method.getRawParameterTypes().stream()
                                    .anyMatch(type -> FLOATING.contains(type.getName()));
                    if (floats) {
                        events.add(SimpleConditionEvent.violated(method, method.getFullName()));
                    }
                }
                item.getMethodCallsFromSelf().forEach(call -> {
                    boolean floats = FLOATING.contains(
                                    call.getTarget().getRawReturnType().getName())
                            || call.getTarget().getRawParameterTypes().stream()
                                    .anyMatch(type -> FLOATING.contains(type.getName()));
                    if (floats) {
                        events.add(SimpleConditionEvent.violated(call, call.getDescription()));
                    }
                });
            }
        };
    }
}
