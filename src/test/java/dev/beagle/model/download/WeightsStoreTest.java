package dev.beagle.model.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beagle.config.Settings;
import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import dev.beagle.job.Resize;
import dev.beagle.model.ChannelOrder;
import dev.beagle.model.Checksum;
import dev.beagle.model.LoadProgress;
import dev.beagle.model.ModelDescription;
import dev.beagle.model.NetworkInput;
import dev.beagle.model.WeightsSource;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightsStoreTest {
  private static final byte[] CONTENT = content();

  @TempDir Path directory;
  private FakeFileServer server;
  private String timeout = "10000";
  private Path file;
  private Path part;
  private List<Checksum> checksums;

  private static byte[] content() {
    byte[] content = new byte[300_000];
    new Random(1).nextBytes(content);
    return content;
  }

  @BeforeEach
  void start(@TempDir Path elsewhere) throws IOException {
    server = new FakeFileServer(CONTENT);
    file = directory.resolve("mine-weights.bin");
    part = directory.resolve("mine-weights.bin.part");
    checksums = List.of(Checksum.sha256(Files.write(elsewhere.resolve("right"), CONTENT)));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void downloadsOnceAndTellsHowFarItIs() {
    List<String> told = new ArrayList<>();
    List<Double> parts = new ArrayList<>();
    LoadProgress progress =
        (doing, part) -> {
          told.add(doing);
          parts.add(part);
        };
    assertThat(get(progress)).isEqualTo(file).hasBinaryContent(CONTENT);
    assertThat(get(progress)).isEqualTo(file);
    assertThat(server.ranges).containsExactly("");
    assertThat(told).last().isEqualTo("downloading 100 %");
    assertThat(parts).isSorted().last().isEqualTo(1.0);
    assertThat(part).doesNotExist();
  }

  @Test
  void goesOnFromWhereEarlierTryEnded() throws IOException {
    Files.write(part, Arrays.copyOf(CONTENT, 100_000));
    assertThat(get()).hasBinaryContent(CONTENT);
    assertThat(server.ranges).containsExactly("bytes=100000-");
  }

  @Test
  void startsAgainWhenServerKnowsNoRanges() throws IOException {
    server.knowsRanges = false;
    Files.write(part, new byte[400_000]);
    assertThat(get()).hasBinaryContent(CONTENT);
  }

  @Test
  void startsAgainWhenMoreIsThereThanServerHas() throws IOException {
    Files.write(part, new byte[400_000]);
    assertThat(get()).hasBinaryContent(CONTENT);
    assertThat(server.ranges).containsExactly("bytes=400000-", "");
  }

  @Test
  void downloadRestartsWhenModelHasNoChecksum() throws IOException {
    checksums = List.of();
    Files.write(part, new byte[100_000]);
    assertThat(get()).hasBinaryContent(CONTENT);
    assertThat(server.ranges).containsExactly("");
  }

  @Test
  void givesUpOnSilentServerAndKeepsWhatCame() {
    timeout = "1000";
    server.silentAfter = 100_000;
    assertRefused("no byte came for 1000 ms");
    assertThat(part).hasSize(100_000);
    server.silentAfter = Integer.MAX_VALUE;
    assertThat(get()).hasBinaryContent(CONTENT);
  }

  @Test
  void putsWrongBytesAsideAndNeverUsesThem() throws IOException {
    checksums = List.of(Checksum.parse("md5:" + "0".repeat(32)));
    Path damaged = directory.resolve("mine-weights.bin.damaged-1");
    assertRefused(damaged.toString());
    assertThat(damaged).hasBinaryContent(CONTENT);
    assertThat(file).doesNotExist();
    assertThat(part).doesNotExist();
    Files.writeString(file, "not weights");
    assertRefused(directory.resolve("mine-weights.bin.damaged-2").toString());
  }

  @Test
  void replacesDamagedFileOfCache() throws IOException {
    Files.writeString(file, "damaged");
    assertThat(get()).hasBinaryContent(CONTENT);
    assertThat(directory.resolve("mine-weights.bin.damaged-1")).hasContent("damaged");
  }

  @Test
  void saysWhatServerAnswered() {
    server.status = 404;
    assertRefused("answered 404");
  }

  @Test
  void saysThatServerIsNotThere() {
    server.close();
    assertRefused("ConnectException");
  }

  @Test
  void saysThatDownloadsAreOff() {
    assertThatThrownBy(() -> store("false").get(description(), (doing, part) -> {}))
        .hasMessageContainingAll(
            "beagle.models.download is false", server.address(), file.toString());
    assertThat(server.ranges).isEmpty();
  }

  @Test
  void endsWhenItIsInterrupted() throws Exception {
    server.silentAfter = 100_000;
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<Throwable> ended = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                store("true").get(description(), (doing, part) -> begun.countDown());
              } catch (BeagleException e) {
                ended.complete(e);
              }
            });
    thread.start();
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
    thread.interrupt();
    assertThat(ended.get(5, TimeUnit.SECONDS)).hasMessageContaining("interrupted");
    assertThat(part).exists();
  }

  @Test
  void keepsOutOfAnothersDownload() throws IOException {
    Path lock = directory.resolve("mine-weights.bin.lock");
    try (FileChannel other =
        FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      other.lock();
      assertRefused("another application in this JVM is downloading");
    }
    assertThat(get()).exists();
  }

  private Path get() {
    return get((doing, part) -> {});
  }

  private Path get(LoadProgress progress) {
    return store("true").get(description(), progress);
  }

  private void assertRefused(String reason) {
    assertThatThrownBy(this::get)
        .isInstanceOfSatisfying(
            BeagleException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MODEL_NOT_READY))
        .hasMessageContainingAll("mine", server.address(), reason, file.toString());
  }

  private WeightsStore store(String mayDownload) {
    return new WeightsStore(
        Settings.of(
                Map.of(
                    "beagle.models.dir",
                    directory.toString(),
                    "beagle.models.download",
                    mayDownload,
                    "beagle.models.download-timeout",
                    timeout))
            .models());
  }

  private ModelDescription description() {
    List<Float> ones = List.of(1f, 1f, 1f);
    return new ModelDescription(
        directory.resolve("mine.json"),
        "mine",
        "1",
        new WeightsSource("dl4j-zip", server.address(), checksums),
        "labels.txt",
        new NetworkInput(8, 8, Resize.STRETCH, ChannelOrder.RGB, ones, ones));
  }
}
