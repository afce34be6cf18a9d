package dev.beagle;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import org.jspecify.annotations.NullMarked;

/**
 * The rules that keep the two deployables apart, each library in its place, and packages a tree.
 */
@AnalyzeClasses(packages = "dev.beagle", importOptions = ImportOption.DoNotIncludeTests.class)
final class StructureTest {
  private static final String[] WEB_NODE = {
    "dev.beagle.api..", "dev.beagle.image..", "dev.beagle.queue.web.."
  };
  private static final String[] WORKER = {
    "dev.beagle.worker..",
    "dev.beagle.model..",
    "dev.beagle.network..",
    "dev.beagle.engine..",
    "dev.beagle.queue.worker.."
  };

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("dev.beagle.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule filesHaveNoCycles =
      slices().assignedFrom(files()).should().beFreeOfCycles();

  @ArchTest
  static final ArchRule webNodeKnowsNothingOfWorker =
      noClasses()
          .that()
          .resideInAnyPackage(WEB_NODE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(WORKER);

  @ArchTest
  static final ArchRule workerKnowsNothingOfWebNode =
      noClasses()
          .that()
          .resideInAnyPackage(WORKER)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(WEB_NODE);

  @ArchTest
  static final ArchRule sharedPackagesKnowNeitherEnd =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.beagle.queue",
              "dev.beagle.redis..",
              "dev.beagle.monitor..",
              "dev.beagle.container..")
          .should()
          .dependOnClassesThat(resideInAnyPackage(WEB_NODE).or(resideInAnyPackage(WORKER)));

  @ArchTest
  static final ArchRule deployedCodeKnowsNoTool =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.beagle.tool..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.beagle.tool..");

  @ArchTest static final ArchRule jobDependsOnNothing = dependsOnNoneOfOursBut("dev.beagle.job");

  @ArchTest
  static final ArchRule configDependsOnNothing = dependsOnNoneOfOursBut("dev.beagle.config");

  @ArchTest
  static final ArchRule concurrentDependsOnNothing =
      dependsOnNoneOfOursBut("dev.beagle.concurrent");

  @ArchTest
  static final ArchRule graphDependsOnNothing = dependsOnNoneOfOursBut("dev.beagle.network");

  @ArchTest
  static final ArchRule engineSeamKnowsOnlyGraphAndModel =
      dependsOnNoneOfOursBut(
          "dev.beagle.engine", "dev.beagle.network", "dev.beagle.model", "dev.beagle.job");

  @ArchTest
  static final ArchRule modelsKnowNoGraphAndNoEngine =
      noClasses()
          .that()
          .resideInAPackage("dev.beagle.model..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.beagle.network..", "dev.beagle.engine..");

  @ArchTest
  static final ArchRule modelKnowsNoFormOfNetwork =
      dependsOnNoneOfOursBut("dev.beagle.model", "dev.beagle.job");

  @ArchTest
  static final ArchRule catalogKnowsFormatsOnlyByTheirTable =
      noClasses()
          .that()
          .resideInAPackage("dev.beagle.model.catalog")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("dev.beagle.model.*")
                  .and(
                      DescribedPredicate.not(
                          resideInAnyPackage(
                              "dev.beagle.model.catalog",
                              "dev.beagle.model.download",
                              "dev.beagle.model.resnet50"))));

  @ArchTest
  static final ArchRule importersKnowNothingOfEachOther =
      slices().matching("dev.beagle.network.(*)..").should().notDependOnEachOther();

  @ArchTest
  static final ArchRule enginesKnowNothingOfEachOther =
      slices().matching("dev.beagle.engine.(*)..").should().notDependOnEachOther();

  @ArchTest
  static final ArchRule importersKnowOnlyGraphAndModel =
      dependsOnNoneOfOursBut(
          "dev.beagle.network.dl4j",
          "dev.beagle.network",
          "dev.beagle.model",
          "dev.beagle.model.dl4j");

  @ArchTest
  static final ArchRule oneDnnKnowsNoOtherEngineAndNoImporter =
      dependsOnNoneOfOursBut(
          "dev.beagle.engine.onednn..",
          "dev.beagle.engine",
          "dev.beagle.network",
          "dev.beagle.model",
          "dev.beagle.job",
          "dev.beagle.config");

  @ArchTest
  static final ArchRule dl4jEngineKnowsNoOtherEngineAndNoImporter =
      dependsOnNoneOfOursBut(
          "dev.beagle.engine.dl4j",
          "dev.beagle.engine",
          "dev.beagle.model",
          "dev.beagle.model.dl4j",
          "dev.beagle.job");

  @ArchTest
  static final ArchRule dl4jStaysInItsImporterItsEngineAndItsModels =
      isUsedOnlyBy(
          new String[] {
            "dev.beagle.network.dl4j",
            "dev.beagle.engine.dl4j",
            "dev.beagle.model.dl4j",
            "dev.beagle.model.resnet50"
          },
          "org.deeplearning4j..");

  @ArchTest
  static final ArchRule nd4jStaysBesideIt =
      isUsedOnlyBy(
          new String[] {
            "dev.beagle.network.dl4j",
            "dev.beagle.engine.dl4j",
            "dev.beagle.engine.onednn.program",
            "dev.beagle.model.dl4j",
            "dev.beagle.model.resnet50"
          },
          "org.nd4j..");

  @ArchTest
  static final ArchRule javaCppStaysInOneDnn =
      isUsedOnlyBy(new String[] {"dev.beagle.engine.onednn.."}, "org.bytedeco..");

  @ArchTest
  static final ArchRule hdf5StaysInResNet50 =
      isUsedOnlyBy(new String[] {"dev.beagle.model.resnet50"}, "io.jhdf..");

  @ArchTest
  static final ArchRule jedisStaysInQueueAndRedis =
      isUsedOnlyBy(new String[] {"dev.beagle.queue..", "dev.beagle.redis"}, "redis..");

  @ArchTest
  static final ArchRule restStaysInApiAndMonitor =
      isUsedOnlyBy(new String[] {"dev.beagle.api..", "dev.beagle.monitor"}, "jakarta.ws.rs..");

  @ArchTest
  static final ArchRule imageFormatsStayInImage =
      isUsedOnlyBy(
          new String[] {"dev.beagle.image.."},
          "javax.imageio..",
          "java.awt..",
          "com.twelvemonkeys..");

  @ArchTest
  static final ArchRule nativeCallsStayInImageFormat =
      isUsedOnlyBy(new String[] {"dev.beagle.image.format"}, "com.sun.jna..");

  @ArchTest
  static final ArchRule everyPackageIsCheckedForNulls =
      classes().that().haveSimpleName("package-info").should().beAnnotatedWith(NullMarked.class);

  private static ArchRule dependsOnNoneOfOursBut(String origin, String... allowed) {
    DescribedPredicate<JavaClass> ours = resideInAnyPackage("dev.beagle..");
    DescribedPredicate<JavaClass> permitted =
        resideInAnyPackage(origin).or(resideInAnyPackage(allowed));
    return noClasses()
        .that()
        .resideInAPackage(origin)
        .should()
        .dependOnClassesThat(
            describe(
                "are Beagle's, of another package than " + String.join(", ", allowed),
                target -> ours.test(target) && !permitted.test(target)));
  }

  private static ArchRule isUsedOnlyBy(String[] users, String... library) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(users)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(library);
  }

  /** A slice for each file: a class with those nested in it. */
  private static SliceAssignment files() {
    return new SliceAssignment() {
      @Override
      public SliceIdentifier getIdentifierOf(JavaClass type) {
        return type.getPackageName().startsWith("dev.beagle")
            ? SliceIdentifier.of(type.getName().replaceAll("\\$.*", ""))
            : SliceIdentifier.ignore();
      }

      @Override
      public String getDescription() {
        return "files";
      }
    };
  }
}
