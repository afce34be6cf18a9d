package dev.beagle;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rules that keep the two deployables apart and each library in its place. */
@AnalyzeClasses(packages = "dev.beagle", importOptions = ImportOption.DoNotIncludeTests.class)
final class StructureTest {

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("dev.beagle.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule networksStayInModelPlanAndEngine =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.beagle.model", "dev.beagle.plan", "dev.beagle.engine")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.deeplearning4j..", "org.nd4j..", "org.bytedeco..", "io.jhdf..");

  @ArchTest
  static final ArchRule jedisStaysInQueueAndRedis =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.beagle.queue", "dev.beagle.redis")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("redis..");

  @ArchTest
  static final ArchRule restStaysInApiAndMonitor =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.beagle.api", "dev.beagle.monitor")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta.ws.rs..");

  @ArchTest
  static final ArchRule imageFormatsStayInImage =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.beagle.image")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javax.imageio..", "java.awt..", "com.twelvemonkeys..");

  @ArchTest
  static final ArchRule nativeCallsStayInImage =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.beagle.image")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.sun.jna..");

  @ArchTest
  static final ArchRule theWebNodeKnowsNothingOfTheWorker =
      noClasses()
          .that()
          .resideInAnyPackage("dev.beagle.api", "dev.beagle.image")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.beagle.worker", "dev.beagle.model", "dev.beagle.plan", "dev.beagle.engine");

  @ArchTest
  static final ArchRule theWorkerKnowsNothingOfTheWebNode =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.beagle.worker", "dev.beagle.model", "dev.beagle.plan", "dev.beagle.engine")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.beagle.api", "dev.beagle.image");

  @ArchTest
  static final ArchRule vocabularyAndSettingsDependOnNothingElse =
      noClasses()
          .that()
          .resideInAnyPackage("dev.beagle.job", "dev.beagle.config", "dev.beagle.start")
          .should()
          .dependOnClassesThat(
              com.tngtech.archunit.base.DescribedPredicate.describe(
                  "are Beagle's, of another package",
                  target ->
                      target.getPackageName().startsWith("dev.beagle")
                          && !target
                              .getPackageName()
                              .matches("dev\\.beagle\\.(job|config|start)")));

  @ArchTest
  static final ArchRule everyClassIsInAPackageOfTheDesign =
      classes()
          .should()
          .resideInAnyPackage(
              "dev.beagle.api",
              "dev.beagle.image",
              "dev.beagle.job",
              "dev.beagle.queue",
              "dev.beagle.redis",
              "dev.beagle.worker",
              "dev.beagle.model",
              "dev.beagle.plan",
              "dev.beagle.engine",
              "dev.beagle.monitor",
              "dev.beagle.config",
              "dev.beagle.start",
              "dev.beagle.calibrate");
}
