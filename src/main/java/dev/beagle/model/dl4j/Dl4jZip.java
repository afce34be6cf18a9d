package dev.beagle.model.dl4j;

import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import dev.beagle.model.JsonFields;
import dev.beagle.model.LoadProgress;
import dev.beagle.model.Network;
import dev.beagle.model.WeightsFormat;
import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the zip files that DL4J's {@code ModelSerializer} writes. The serialiser would deserialise
 * a normaliser's Java objects, which means to run whatever code the zip's author wants; a zip with
 * a normaliser is therefore refused.
 */
public final class Dl4jZip {
  /** Any network of DL4J, as its {@code ModelSerializer} writes it. */
  public static final WeightsFormat FORMAT = new WeightsFormat("dl4j-zip", Dl4jZip::read);

  private static final Set<String> NORMALIZERS =
      Set.of(ModelSerializer.PREPROCESSOR_BIN, ModelSerializer.NORMALIZER_BIN);

  /** The largest size of a zip's content in bytes: as much as DL4J can read into one Java array. */
  private static final long MAX_BYTES = Integer.MAX_VALUE;

  private static final int MAX_ENTRIES = 1000;

  private final Path file;

  private Dl4jZip(Path file) {
    this.file = file;
  }

  /**
   * The network in a zip, whether it was saved as a graph or as a list of layers.
   *
   * @throws BeagleException {@code model_not_ready} for a file that is not such a zip, is too
   *     large, or has a normaliser
   */
  static ComputationGraph read(Path file) {
    return new Dl4jZip(file).read();
  }

  private static Network read(Path file, LoadProgress progress) {
    return new Dl4jNetwork(read(file));
  }

  private ComputationGraph read() {
    try {
      Set<String> entries = entries();
      refuseNormalizers(entries);
      if (!entries.contains(ModelSerializer.CONFIGURATION_JSON)) {
        throw refused("has no entry " + ModelSerializer.CONFIGURATION_JSON, null);
      }
      return restore(file.toFile());
    } catch (IOException e) {
      throw refused("cannot be read (%s)".formatted(e), e);
    }
  }

  private void refuseNormalizers(Set<String> entries) {
    for (String name : NORMALIZERS) {
      if (entries.contains(name)) {
        throw refused(
            "has the entry %s, Java objects that could run anything when they are read: save the model again without its normaliser, and put mean and scale into the description"
                .formatted(name),
            null);
      }
    }
  }

  /** The names of the entries, read as DL4J reads them: one after the other, no directory. */
  private Set<String> entries() throws IOException {
    Set<String> names = new HashSet<>();
    long left = MAX_BYTES;
    try (ZipInputStream zip = new ZipInputStream(open())) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        names.add(entry.getName());
        left -= length(zip, left);
        if (left < 0 || names.size() > MAX_ENTRIES) {
          throw refused(
              "has more than %d entries or %d bytes inside".formatted(MAX_ENTRIES, MAX_BYTES),
              null);
        }
      }
    }
    return names;
  }

  private InputStream open() throws IOException {
    return new BufferedInputStream(Files.newInputStream(file));
  }

  /** An entry's length in bytes; reading ends soon after {@code limit}. */
  private static long length(ZipInputStream zip, long limit) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long length = 0;
    for (int count = zip.read(buffer); count >= 0 && length <= limit; count = zip.read(buffer)) {
      length += count;
    }
    return length;
  }

  private ComputationGraph restore(File zip) throws IOException {
    try {
      // A zip of a list of layers has "confs" and no "vertices", and cannot be restored as a graph.
      return isGraph() ? ModelSerializer.restoreComputationGraph(zip, false) : graph(zip);
    } catch (RuntimeException e) {
      throw refused("holds no network that DL4J can read (%s)".formatted(e.getMessage()), e);
    }
  }

  private boolean isGraph() throws IOException {
    try (ZipInputStream zip = new ZipInputStream(open())) {
      ZipEntry entry = zip.getNextEntry();
      while (!entry.getName().equals(ModelSerializer.CONFIGURATION_JSON)) {
        entry = zip.getNextEntry();
      }
      return JsonFields.parse(zip).containsKey("vertices");
    }
  }

  private static ComputationGraph graph(File zip) throws IOException {
    MultiLayerNetwork layers = ModelSerializer.restoreMultiLayerNetwork(zip, false);
    try {
      return layers.toComputationGraph();
    } finally {
      layers.close();
    }
  }

  private BeagleException refused(String reason, @Nullable Throwable cause) {
    return new BeagleException(
        ErrorCode.MODEL_NOT_READY, "The model zip %s %s.".formatted(file, reason), cause);
  }
}
