package dev.beagle.model.download;

import dev.beagle.config.ModelsConfig;
import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import dev.beagle.model.Checksum;
import dev.beagle.model.LoadProgress;
import dev.beagle.model.ModelDescription;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/**
 * Weights that are kept in the models directory: those there, or those at an address, in which case
 * they are downloaded once. Any number of JVMs may share the directory: the first downloads, the
 * others wait for it.
 */
public final class WeightsStore {
  private static final System.Logger LOG = System.getLogger(WeightsStore.class.getName());

  private final Path directory;
  private final boolean mayDownload;
  private final Duration timeout;

  public WeightsStore(ModelsConfig config) {
    directory = config.directory();
    mayDownload = config.downloadAllowed();
    timeout = config.downloadTimeout();
  }

  /**
   * The file of the weights, verified.
   *
   * @throws BeagleException {@code model_not_ready} when they cannot be had; the message says why,
   *     and how else to get them. A damaged file has then been put aside under another name.
   */
  public Path get(ModelDescription wanted, LoadProgress progress) {
    Path file = file(wanted);
    String damage = "";
    try {
      damage = putAsideDamaged(wanted, file, file).map(words -> words + "; ").orElse("");
      if (Files.exists(file)) {
        return file;
      }
      if (!mayDownload) {
        throw new IOException(ModelsConfig.DOWNLOAD.key() + " is false");
      }
      return downloadOnce(wanted, file, progress);
    } catch (InterruptedException | ClosedByInterruptException | FileLockInterruptionException e) {
      Thread.currentThread().interrupt();
      throw unavailable(wanted, damage + "the download was interrupted", e);
    } catch (IOException e) {
      throw unavailable(wanted, damage + words(e), e);
    }
  }

  private Path downloadOnce(ModelDescription wanted, Path file, LoadProgress progress)
      throws IOException, InterruptedException {
    Files.createDirectories(directory);
    Path lock = beside(file, ".lock");
    try (FileChannel channel =
        FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      lock(channel, progress);
      if (Files.notExists(file)) {
        download(wanted, file, progress);
      }
      return file;
    } catch (OverlappingFileLockException e) {
      throw new IOException("another application in this JVM is downloading them", e);
    }
  }

  /** Ends with the channel, or with the JVM. */
  private static void lock(FileChannel channel, LoadProgress progress) throws IOException {
    if (channel.tryLock() == null) {
      progress.report("waiting while another server downloads");
      channel.lock();
    }
  }

  private void download(ModelDescription wanted, Path file, LoadProgress progress)
      throws IOException, InterruptedException {
    Path part = beside(file, ".part");
    if (wanted.checksums().isEmpty()) {
      // Nothing would tell that the beginning and the end are of different files.
      Files.deleteIfExists(part);
    }
    LOG.log(System.Logger.Level.INFO, "Downloading {0} to {1}", wanted.weights(), file);
    new Download(URI.create(wanted.weights()), part, timeout)
        .run(new DownloadLog(wanted.name(), progress));
    Optional<String> damage = putAsideDamaged(wanted, part, file);
    if (damage.isPresent()) {
      throw new IOException(damage.get());
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Renames a file that is not what it should be, and says so in words. */
  private Optional<String> putAsideDamaged(ModelDescription wanted, Path file, Path intended)
      throws IOException {
    if (Files.notExists(file) || Checksum.anyMatches(wanted.checksums(), file)) {
      return Optional.empty();
    }
    int number = 1;
    while (Files.exists(beside(intended, ".damaged-" + number))) {
      number++;
    }
    Path aside = Files.move(file, beside(intended, ".damaged-" + number));
    String words =
        "%s has not the checksum %s: it is damaged, and was put aside as %s"
            .formatted(file, wanted.checksums(), aside);
    LOG.log(System.Logger.Level.WARNING, words);
    return Optional.of(words);
  }

  /** Where a model's weights are: under the name they are published as, and the model's. */
  private Path file(ModelDescription wanted) {
    String path = URI.create(wanted.weights()).getRawPath();
    String published = path.substring(path.lastIndexOf('/') + 1);
    boolean telling = published.startsWith(wanted.name());
    return directory.resolve(telling ? published : wanted.name() + "-" + published);
  }

  private static Path beside(Path file, String ending) {
    return file.resolveSibling(file.getFileName() + ending);
  }

  /** What happened: such as {@code java.net.ConnectException} often says so by its name alone. */
  private static String words(IOException e) {
    return e.getClass() == IOException.class ? e.getMessage() : e.toString();
  }

  private BeagleException unavailable(ModelDescription wanted, String reason, Exception cause) {
    return new BeagleException(
        ErrorCode.MODEL_NOT_READY,
        "The weights of model %s are not to be had from %s: %s. To have them, download that file to %s."
            .formatted(wanted.name(), wanted.weights(), reason, file(wanted)),
        cause);
  }
}
