package org.banshi;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** Habits of the code that no compiler keeps; beside each rule a violator that it must find. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // what was read of all classes is large, and goes with the instance
class CodeRulesTest {
    private final JavaClasses main = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.banshi");
    private final JavaClasses all = new ClassFileImporter().importPackages("org.banshi");

    /** Who may ask the machine for the time, and why. */
    private static final Set<String> MACHINE_TIME = Set.of(
            // It is the clock.
            "org.banshi.calendar.CityClock",
            // A store in the cloud compares the signature's time with its own, also while the city's clock is moved.
            "org.banshi.files.FilesConfiguration");

    /** Who may sleep, and why. */
    private static final Set<String> SLEEPERS = Set.of(
            // Waits for an operating system process that tells nobody when it is done.
            "org.banshi.cli.Postmaster");

    private static final DescribedPredicate<JavaMethodCall> ASKING_THE_MACHINE =
            DescribedPredicate.describe("asking the machine for the time", call -> {
                AccessTarget.MethodCallTarget target = call.getTarget();
                String owner = target.getOwner().getFullName();
                boolean now = owner.startsWith("java.time.")
                        && target.getName().equals("now")
                        && target.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
                boolean clock = owner.equals(Clock.class.getName())
                        && (target.getName().startsWith("system")
                                || target.getName().startsWith("tick"));
                return now
                        || clock
                        || owner.equals("java.lang.System") && target.getName().equals("currentTimeMillis");
            });

    private static final ArchRule TIME_COMES_FROM_THE_CLOCK =
            noClasses().that(are(name -> !MACHINE_TIME.contains(name))).should().callMethodWhere(ASKING_THE_MACHINE);

    private static final ArchRule NO_OLD_DATES = noClasses()
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Date.class, java.util.Calendar.class, java.text.SimpleDateFormat.class);

    private static final ArchRule NOBODY_SLEEPS = noClasses()
            .that(are(name -> !SLEEPERS.contains(name)))
            .should()
            .callMethodWhere(DescribedPredicate.describe(
                    "sleeping",
                    call -> call.getTarget().getName().equals("sleep")
                            && Set.of("java.lang.Thread", "java.util.concurrent.TimeUnit")
                                    .contains(call.getTarget().getOwner().getFullName())));

    private static final ArchRule BY_CONSTRUCTOR = noFields().should().beAnnotatedWith(Autowired.class);

    private static final ArchRule STATIC_STATE_IS_FINAL = fields().that()
            .areStatic()
            // A command is one process that does one thing: it keeps what it was told for as long as it lives.
            .and()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackage("org.banshi.cli")
            .and(DescribedPredicate.describe(
                    "not written by the compiler", f -> !f.getModifiers().contains(JavaModifier.SYNTHETIC)))
            .should()
            .beFinal();

    private static DescribedPredicate<JavaClass> are(java.util.function.Predicate<String> name) {
        return DescribedPredicate.describe("are not excused", type -> name.test(type.getFullName()));
    }

    @Test
    void timeComesOnlyFromTheCitysClock() {
        finds(TIME_COMES_FROM_THE_CLOCK, Violators.AsksTheMachine.class);
        TIME_COMES_FROM_THE_CLOCK.check(main);
    }

    @Test
    void nobodyUsesTheOldDates() {
        finds(NO_OLD_DATES, Violators.UsesTheOldDate.class);
        NO_OLD_DATES.check(main);
    }

    @Test
    void nobodySleepsNotEvenTests() {
        finds(NOBODY_SLEEPS, Violators.Sleeps.class);
        NOBODY_SLEEPS.check(without(all, Violators.Sleeps.class));
    }

    @Test
    void whatIsNeededComesByTheConstructor() {
        finds(BY_CONSTRUCTOR, Violators.HasAFieldFilledIn.class);
        BY_CONSTRUCTOR.check(main);
    }

    @Test
    void thereIsNoHiddenState() {
        finds(STATIC_STATE_IS_FINAL, Violators.KeepsHiddenState.class);
        STATIC_STATE_IS_FINAL.check(without(main, Violators.class));
    }

    @Test
    void nothingIsMocked() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.mockito..")
                .check(all);
    }

    @Test
    void publicTypesThatNoOtherRoomUsesAreTold() {
        Set<String> unused = new TreeSet<>();
        for (JavaClass type : main) {
            boolean open = type.getModifiers().contains(JavaModifier.PUBLIC)
                    && type.isTopLevelClass()
                    && !type.getSimpleName().equals("package-info")
                    && !type.getSimpleName().startsWith("Jte");
            boolean used = type.getDirectDependenciesToSelf().stream()
                    .anyMatch(by -> !by.getOriginClass().getPackageName().equals(type.getPackageName()));
            if (open && !used) {
                unused.add(type.getFullName());
            }
        }
        // A hint for whoever cleans up, no rule: a kind or a record may be ahead of its first user.
        System.out.println("public, but used by no other room: " + unused);
        assertThat(unused).hasSizeLessThan(60);
    }

    private static JavaClasses without(JavaClasses classes, Class<?>... left) {
        List<String> names = List.of(left).stream().map(Class::getName).toList();
        return classes.that(DescribedPredicate.describe("not violators", type -> !names.contains(type.getFullName())));
    }

    private static void finds(ArchRule rule, Class<?> violator) {
        assertThat(rule.evaluate(new ClassFileImporter().importClasses(violator))
                        .hasViolation())
                .as("finds %s", violator.getSimpleName())
                .isTrue();
    }

    /** Each breaks one rule. */
    static final class Violators {
        private Violators() {}

        static final class AsksTheMachine {
            Instant when() {
                return Instant.now();
            }
        }

        static final class UsesTheOldDate {
            Date when() {
                return new Date(0);
            }
        }

        static final class Sleeps {
            void rest() throws InterruptedException {
                Thread.sleep(1);
            }
        }

        static final class HasAFieldFilledIn {
            @Autowired
            Clock clock;
        }

        static final class KeepsHiddenState {
            static int count;
        }
    }
}
