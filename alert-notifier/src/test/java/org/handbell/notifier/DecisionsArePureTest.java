package org.handbell.notifier;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who is told, and whether it is tried again, must be decidable without a world around it. */
@AnalyzeClasses(
    packages = "org.handbell.notifier",
    importOptions = ImportOption.DoNotIncludeTests.class)
class DecisionsArePureTest {

  @ArchTest
  static final ArchRule WHO_IS_TOLD_RESTS_ON_RECORDS_ALONE =
      classes()
          .that()
          .resideInAnyPackage("..notifier.route..", "..notifier.recuse..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java.lang..",
              "java.util..",
              "java.time..",
              "org.handbell.model..",
              "org.handbell.notifier.route..",
              "org.handbell.notifier.recuse..",
              "org.jspecify..");

  /** A report may show a digest; a digest knows of no report. */
  @ArchTest
  static final ArchRule WHAT_A_WEEK_SAYS_DOES_NOT_HANG_ON_THE_PAGES_THAT_SHOW_IT =
      noClasses()
          .that()
          .resideInAnyPackage("..notifier.digest..", "..notifier.look..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..notifier.report..");

  @ArchTest
  static final ArchRule ONLY_THE_REGISTER_SPEAKS_SQL =
      noClasses()
          .that()
          .resideOutsideOfPackage("..notifier.register..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.jdbi..", "java.sql..", "org.sqlite..", "org.postgresql..");

  @ArchTest
  static final ArchRule ONLY_DELIVERY_SPEAKS_SMTP =
      noClasses()
          .that()
          .resideOutsideOfPackage("..notifier.deliver..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta.mail..", "org.eclipse.angus..");
}
