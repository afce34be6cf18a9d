package dev.beagle.training;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** Scores the shipped model on folders of pictures that other programs drew. */
public final class EvaluateShapes {
  private static final Logger LOGGER = System.getLogger(EvaluateShapes.class.getName());

  private EvaluateShapes() {}

  /**
   * Logs the scores and the wrong answers.
   *
   * @param folders of pictures named as {@link PictureFile} has it
   */
  public static void main(String[] folders) throws IOException {
    ComputationGraph network = ModelFiles.readResource();
    for (String folder : folders) {
      List<PictureFile> pictures = PictureFile.readAll(Path.of(folder));
      LOGGER.log(Level.INFO, "{0}: {1}", folder, score(network, pictures));
      log(network, pictures, PictureFile::background);
      log(network, pictures, picture -> "side from " + Integer.highestOneBit(picture.side()));
      for (PictureFile picture : pictures) {
        if (score(network, List.of(picture)).accuracy() < 1) {
          LOGGER.log(Level.INFO, "Wrong: {0}", picture.name());
        }
      }
    }
  }

  private static void log(
      ComputationGraph network, List<PictureFile> pictures, Function<PictureFile, String> group) {
    Map<String, List<PictureFile>> groups =
        pictures.stream().collect(Collectors.groupingBy(group, TreeMap::new, Collectors.toList()));
    groups.forEach(
        (name, members) ->
            LOGGER.log(
                Level.INFO,
                "{0}: {1} of {2} wrong",
                name,
                Math.round((1 - score(network, members).accuracy()) * members.size()),
                members.size()));
  }

  private static Score score(ComputationGraph network, List<PictureFile> pictures) {
    return Score.of(network, pictures.stream().map(PictureFile::example).toList());
  }
}
