package org.handbell.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * The shape of Handbell. Think hard before changing a rule here: each keeps a promise that no test
 * of behaviour can see, such as "a decision can be replayed" or "a stage can run on its own".
 */
@AnalyzeClasses(packages = "org.handbell", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  /** Stages talk through topics alone; otherwise they could not run as separate processes. */
  @ArchTest
  static final ArchRule STAGES_NEVER_IMPORT_EACH_OTHER =
      slices()
          .matching("org.handbell.(ingest|classifier|notifier)..")
          .should()
          .notDependOnEachOther();

  /** What a line meets on its way is read in one direction. */
  @ArchTest
  static final ArchRule THE_WAY_OF_A_LINE_HAS_NO_CYCLES =
      slices().matching("org.handbell.ingest.(*)..").should().beFreeOfCycles();

  /** Every group of pages can be read by itself. */
  @ArchTest
  static final ArchRule PAGES_OF_THE_CONSOLE_HAVE_NO_CYCLES =
      slices().matching("org.handbell.notifier.console.(*)..").should().beFreeOfCycles();

  /** What flows depends on nothing, so that its meaning cannot change with a library. */
  @ArchTest
  static final ArchRule THE_MODEL_IS_PLAIN_JAVA =
      classes()
          .that()
          .resideInAPackage("org.handbell.model..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.handbell.model..", "org.jspecify..");

  /** When school is in depends on nothing but the school. */
  @ArchTest
  static final ArchRule THE_CALENDAR_IS_PLAIN_JAVA =
      classes()
          .that()
          .resideInAPackage("org.handbell.calendar..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..", "org.handbell.calendar..", "org.handbell.model..", "org.jspecify..");

  /** Only the application sees every stage. */
  @ArchTest
  static final ArchRule NOTHING_DEPENDS_ON_THE_APPLICATION =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.handbell.app..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.handbell.app..");

  /** A decision takes its facts as arguments: it can be tested, explained and replayed. */
  @ArchTest
  static final ArchRule DECISIONS_TOUCH_NOTHING =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.handbell.ingest.parse..",
              "org.handbell.ingest.profile..",
              "org.handbell.ingest.read..",
              "org.handbell.ingest.search..",
              "org.handbell.classifier.classify..",
              "org.handbell.classifier.normalise..",
              "org.handbell.notifier.route..",
              "org.handbell.notifier.recuse..",
              "org.handbell.notifier.channel..",
              "org.handbell.notifier.compose..",
              "org.handbell.notifier.watch..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.kafka..",
              "org.slf4j..",
              "io.micrometer..",
              "io.netty..",
              "org.rocksdb..",
              "org.jdbi..",
              "java.sql..",
              "java.net.http..",
              "jakarta.mail..");

  /** And it reads no clock. */
  @ArchTest
  static final ArchRule DECISIONS_READ_NO_CLOCK =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.handbell.ingest.parse..",
              "org.handbell.ingest.profile..",
              "org.handbell.ingest.read..",
              "org.handbell.ingest.search..",
              "org.handbell.classifier.classify..",
              "org.handbell.classifier.normalise..",
              "org.handbell.notifier.route..",
              "org.handbell.notifier.recuse..",
              "org.handbell.notifier.channel..",
              "org.handbell.notifier.watch..",
              "org.handbell.calendar..")
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(java.time.Instant.class, "now");

  /**
   * No component ever opens an address from a log. One class asks Handbell itself, at the address
   * of the configuration and on this machine alone; another, with what is its own, fetches lists
   * from the addresses of the configuration; a third asks there for tokens to send mail with; a
   * fourth tells the configured channels of a case, and a fifth says at one of those addresses that
   * all is well. Who signs in with a provider's account is asked of that provider, by the library
   * that checks its proof.
   */
  @ArchTest
  static final ArchRule NOTHING_FETCHES_AN_ADDRESS =
      noClasses()
          .that()
          .resideInAPackage("org.handbell..")
          .and()
          .doNotHaveFullyQualifiedName("org.handbell.app.OwnHealth")
          .and()
          .haveNameNotMatching("org\\.handbell\\.notifier\\.deliver\\.AccessTokens.*")
          .and()
          .doNotHaveFullyQualifiedName("org.handbell.app.OutsideHeartbeat")
          .and()
          .haveNameNotMatching("org\\.handbell\\.classifier\\.list\\.update\\.HttpsSource.*")
          .and()
          .haveNameNotMatching(
              "org\\.handbell\\.notifier\\.deliver\\.http\\.Http(Receiver|Answer).*")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.net.HttpURLConnection")
          .orShould()
          .dependOnClassesThat()
          .resideInAPackage("java.net.http..")
          .orShould()
          .callMethod(java.net.URL.class, "openStream")
          .orShould()
          .callMethod(java.net.URL.class, "openConnection")
          .orShould()
          .callMethod(java.net.URI.class, "toURL");

  /** Names that say nothing hide things that belong elsewhere. */
  @ArchTest
  static final ArchRule NO_EMPTY_NAMES =
      noClasses()
          .should()
          .haveNameMatching(".*(Impl|Util|Utils|Manager|Helper|V2)")
          .orShould()
          .resideInAnyPackage("..common..", "..core..", "..util..", "..shared..");

  /** Handbell writes to standard output from its command line alone. */
  @ArchTest
  static final ArchRule ONLY_THE_APPLICATION_PRINTS =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.handbell.app..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  /** {@code null} is marked where it can be: everywhere else it cannot. */
  @ArchTest
  static final ArchRule ONE_KIND_OF_NULLABLE =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("javax.annotation.Nullable");

  /** One main. */
  @ArchTest
  static final ArchRule ONE_MAIN =
      methods().that().haveName("main").and().areStatic().should().beDeclaredIn(Main.class);
}
