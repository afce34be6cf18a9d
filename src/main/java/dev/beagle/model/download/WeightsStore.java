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
 * Downloads weights to the models directory, once. Any number of JVMs may share the directory: the
 * first downloads, and the others wait for it.
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
   * The verified file of a model's weights, downloaded if it is not there.
   *
   * @throws BeagleException {@code model_not_ready} if the weights cannot be downloaded or are
   *     damaged; the message says why, and what to do. A damaged file is put aside under another
   *     name.
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

  /** Locks the file until the channel is closed, or the JVM ends. */
  private static void lock(FileChannel channel, LoadProgress progress) throws IOException {
    if (channel.tryLock() == null) {
      progress.report("waiting while another server downloads");
      channel.lock();
    }
  }

  private void download(ModelDescription wanted, Path file, LoadProgress progress)
      throws IOException, InterruptedException {
    Path part = beside(file, ".part");
    if (wanted.weights().checksums().isEmpty()) {
      // Without a checksum nobody would notice a beginning and an end of different files.
      Files.deleteIfExists(part);
    }
    LOG.log(System.Logger.Level.INFO, "Downloading {0} to {1}", wanted.weights().location(), file);
    new Download(URI.create(wanted.weights().location()), part, timeout)
        .run(new DownloadLog(wanted.name(), progress));
    Optional<String> damage = putAsideDamaged(wanted, part, file);
    if (damage.isPresent()) {
      throw new IOException(damage.get());
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Renames a file that has a wrong checksum; returns a sentence about it. */
  private Optional<String> putAsideDamaged(ModelDescription wanted, Path file, Path intended)
      throws IOException {
    if (Files.notExists(file) || Checksum.anyMatches(wanted.weights().checksums(), file)) {
      return Optional.empty();
    }
    int number = 1;
    while (Files.exists(beside(intended, ".damaged-" + number))) {
      number++;
    }
    Path aside = Files.move(file, beside(intended, ".damaged-" + number));
    String words =
        "%s has not the checksum %s: it is damaged, and was put aside as %s"
            .formatted(file, wanted.weights().checksums(), aside);
    LOG.log(System.Logger.Level.WARNING, words);
    return Optional.of(words);
  }

  /** A model's weights file: its name is the published one, after the model's if that differs. */
  private Path file(ModelDescription wanted) {
    String path = URI.create(wanted.weights().location()).getRawPath();
    String published = path.substring(path.lastIndexOf('/') + 1);
    boolean telling = published.startsWith(wanted.name());
    return directory.resolve(telling ? published : wanted.name() + "-" + published);
  }

  private static Path beside(Path file, String ending) {
    return file.resolveSibling(file.getFileName() + ending);
  }

  /** The reason: {@code java.net.ConnectException}, for one, often gives it by its name alone. */
  private static String words(IOException e) {
    String message = e.getMessage();
    return e.getClass() == IOException.class && message != null ? message : e.toString();
  }

  private BeagleException unavailable(ModelDescription wanted, String reason, Exception cause) {
    return new BeagleException(
        ErrorCode.MODEL_NOT_READY,
        "Model %s: its weights cannot be downloaded from %s: %s. Download that file yourself and save it as %s."
            .formatted(wanted.name(), wanted.weights().location(), reason, file(wanted)),
        cause);
  }
}
