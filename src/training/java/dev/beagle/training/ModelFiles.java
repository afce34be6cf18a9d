package dev.beagle.training;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;

/** The model as it lies in the resources: its description, its weights, its labels. */
final class ModelFiles {
  private static final String DESCRIPTION =
      """
      {
        "name": "shapes",
        "version": "1",
        "format": "dl4j-zip",
        "weights": "shapes.zip",
        "checksum": "sha256:%s",
        "labels": "labels.txt",
        "input": {
          "width": 64,
          "height": 64,
          "resize": "stretch",
          "channels": "rgb",
          "mean": [127.5, 127.5, 127.5],
          "scale": [0.00784313725490196, 0.00784313725490196, 0.00784313725490196]
        }
      }
      """;

  private ModelFiles() {}

  static void write(ComputationGraph network, Path folder) throws IOException {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    ModelSerializer.writeModel(network, written, false);
    byte[] zip = withoutTimes(written.toByteArray());
    Files.createDirectories(folder);
    Files.write(folder.resolve("shapes.zip"), zip);
    Files.write(
        folder.resolve("labels.txt"),
        Arrays.stream(ShapeKind.values()).map(ShapeKind::label).toList());
    Files.writeString(folder.resolve("shapes.json"), DESCRIPTION.formatted(sha256(zip)));
  }

  /** The network as it was shipped. */
  static ComputationGraph readResource() throws IOException {
    try (InputStream zip =
        ModelFiles.class.getResourceAsStream("/dev/beagle/model/shapes/shapes.zip")) {
      return ModelSerializer.restoreComputationGraph(zip, false);
    }
  }

  /** The same entries at the epoch, so that equal networks make equal files. */
  private static byte[] withoutTimes(byte[] zip) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipInputStream input = new ZipInputStream(new ByteArrayInputStream(zip));
        ZipOutputStream output = new ZipOutputStream(bytes)) {
      for (ZipEntry entry = input.getNextEntry(); entry != null; entry = input.getNextEntry()) {
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setTime(0);
        output.putNextEntry(copy);
        input.transferTo(output);
      }
    }
    return bytes.toByteArray();
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
