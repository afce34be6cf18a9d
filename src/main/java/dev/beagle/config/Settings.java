package dev.beagle.config;

import static dev.beagle.config.Parsers.duration;
import static dev.beagle.config.Parsers.flag;
import static dev.beagle.config.Parsers.integer;
import static dev.beagle.config.Parsers.names;
import static dev.beagle.config.Parsers.optional;
import static dev.beagle.config.Parsers.path;
import static dev.beagle.config.Parsers.perProcessor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.ConfigProvider;

/** Every setting of Beagle, read and checked once. */
public final class Settings {
  public static final Setting<List<RedisUri>> REDIS_URI =
      new Setting<>(
          "beagle.redis.uri",
          "",
          RedisUriReader.ALLOWED,
          "Where the jobs are kept: Redis or Valkey, 6.2 or newer; unset, an embedded one is started",
          RedisUriReader::readAll);
  public static final Setting<Duration> REDIS_TIMEOUT =
      duration(
          "beagle.redis.timeout",
          Duration.ofSeconds(2),
          Duration.ofMillis(10),
          Duration.ofMinutes(1),
          "Longest wait for a connection to Redis or an answer from it");
  public static final Setting<Integer> REDIS_CONNECTIONS =
      integer(
          "beagle.redis.connections",
          16,
          2,
          1024,
          "Most connections of one web node or worker to one shard, besides one for each blocking read");
  public static final Setting<Path> REDIS_DATA_DIR =
      path(
          "beagle.redis.data-dir",
          "~/.beagle/redis",
          "Where the embedded Redis keeps its append-only file");
  public static final Setting<Integer> UPLOAD_MAX_BYTES =
      integer(
          "beagle.upload.max-bytes", 20_000_000, 1024, 1 << 30, "Largest request body, in bytes");
  public static final Setting<Integer> UPLOAD_MAX_IMAGES =
      integer("beagle.upload.max-images", 32, 1, 1024, "Most images in a request");
  public static final Setting<Integer> IMAGE_MAX_PIXELS =
      integer(
          "beagle.image.max-pixels",
          64_000_000,
          1,
          1 << 29,
          "Largest image, in pixels, judged from its header before decoding");
  public static final Setting<Integer> IMAGE_DECODERS =
      perProcessor(
          "beagle.image.decoders", 1024, "Images decoded at once, each in up to 20 bytes a pixel");
  public static final Setting<Duration> IMAGE_TIMEOUT =
      duration(
          "beagle.image.timeout",
          Duration.ofSeconds(20),
          Duration.ofMillis(1),
          Duration.ofMinutes(10),
          "The longest that decoding an image may take");
  public static final Setting<Duration> PREDICT_TIMEOUT =
      duration(
          "beagle.predict.timeout",
          Duration.ofSeconds(30),
          Duration.ofMillis(1),
          Duration.ofMinutes(10),
          "How long a request waits for its result unless it says otherwise");
  public static final Setting<Duration> PREDICT_MAX_TIMEOUT =
      duration(
          "beagle.predict.max-timeout",
          Duration.ofMinutes(5),
          Duration.ofMillis(1),
          Duration.ofHours(1),
          "The longest wait that a request may ask for");
  public static final Setting<Integer> PREDICT_MAX_WAITING =
      integer(
          "beagle.predict.max-waiting",
          1024,
          1,
          1_000_000,
          "Most jobs that one web node waits for; it keeps the pixels of each");
  public static final Setting<Duration> DRAIN_TIMEOUT =
      duration(
          "beagle.drain.timeout",
          Duration.ofSeconds(30),
          Duration.ZERO,
          Duration.ofMinutes(10),
          "How long a web node that is stopped may take to answer the requests that wait");
  public static final Setting<Integer> QUEUE_CAPACITY =
      integer(
          "beagle.queue.capacity",
          1024,
          1,
          10_000_000,
          "Most jobs of a model on each shard, waiting or in flight");
  public static final Setting<Duration> QUEUE_BLOCK =
      duration(
          "beagle.queue.block",
          Duration.ofSeconds(5),
          Duration.ofMillis(10),
          Duration.ofMinutes(1),
          "How long one blocking read of the queue or of the replies lasts");
  public static final Setting<Duration> QUEUE_LEASE =
      duration(
          "beagle.queue.lease",
          Duration.ofSeconds(10),
          Duration.ofMillis(100),
          Duration.ofMinutes(10),
          "How long a worker that says nothing keeps the jobs in its hands; it renews at a third");
  public static final Setting<Integer> QUEUE_MAX_DELIVERIES =
      integer(
          "beagle.queue.max-deliveries",
          3,
          1,
          100,
          "How many workers may begin a job before it is given up as a dead letter");
  public static final Setting<Duration> DEAD_LETTER_TTL =
      duration(
          "beagle.queue.dead-letter-ttl",
          Duration.ofDays(7),
          Duration.ofSeconds(1),
          Duration.ofDays(365),
          "How long dead letters are kept after the last");
  public static final Setting<Integer> QUEUE_MIN_REPLICAS =
      integer(
          "beagle.queue.min-replicas",
          0,
          0,
          16,
          "How many replicas of Redis must have a job before it counts as accepted");
  public static final Setting<Duration> RESULT_TTL =
      duration(
          "beagle.result.ttl",
          Duration.ofMinutes(10),
          Duration.ofSeconds(1),
          Duration.ofDays(7),
          "How long the result of an asynchronous job is kept");

  public static final Setting<List<String>> MODELS =
      names(
          "beagle.models",
          "auto",
          "The models to serve, the first being the default: auto, resnet50, shapes, or the name of"
              + " a description in the models directory");
  public static final Setting<Path> MODELS_DIR =
      path(
          "beagle.models.dir",
          "~/.beagle/models",
          "Where descriptions of models are looked for and downloaded weights are kept");
  public static final Setting<Optional<Path>> RESNET50_WEIGHTS =
      optional(
          "beagle.models.resnet50.weights",
          "a path",
          "A Keras ResNet50 weights file for ImageNet; unset, the published one is used",
          Parsers::expandHome);
  public static final Setting<Boolean> MODELS_DOWNLOAD =
      flag("beagle.models.download", true, "Whether weights may be downloaded");
  public static final Setting<Duration> MODELS_DOWNLOAD_TIMEOUT =
      duration(
          "beagle.models.download-timeout",
          Duration.ofSeconds(10),
          Duration.ofMillis(100),
          Duration.ofMinutes(10),
          "Longest wait for a connection to the download server, or without a byte from it");

  public static final Setting<Integer> BATCH_MAX_SIZE =
      integer("beagle.batch.max-size", 32, 1, 1024, "Most jobs in one forward pass");

  public static final Setting<Duration> WORKER_HEARTBEAT =
      duration(
          "beagle.worker.heartbeat",
          Duration.ofSeconds(5),
          Duration.ofMillis(100),
          Duration.ofMinutes(1),
          "How often a worker or web node says that it is there; after three missed it counts as gone");

  public static final Setting<String> EXECUTOR =
      new Setting<>(
          "beagle.executor",
          "java:comp/DefaultManagedExecutorService",
          "a JNDI name in this server, such as concurrent/beagle",
          "What runs the loops: one for each model and shard and two for each shard, all of which wait"
              + " in turn",
          Parsers::localName);

  /** All of them, in the order of the README's table. */
  public static final List<Setting<?>> ALL =
      List.of(
          REDIS_URI,
          REDIS_TIMEOUT,
          REDIS_CONNECTIONS,
          REDIS_DATA_DIR,
          UPLOAD_MAX_BYTES,
          UPLOAD_MAX_IMAGES,
          IMAGE_MAX_PIXELS,
          IMAGE_DECODERS,
          IMAGE_TIMEOUT,
          PREDICT_TIMEOUT,
          PREDICT_MAX_TIMEOUT,
          PREDICT_MAX_WAITING,
          DRAIN_TIMEOUT,
          QUEUE_CAPACITY,
          QUEUE_BLOCK,
          QUEUE_LEASE,
          QUEUE_MAX_DELIVERIES,
          DEAD_LETTER_TTL,
          QUEUE_MIN_REPLICAS,
          RESULT_TTL,
          MODELS,
          MODELS_DIR,
          RESNET50_WEIGHTS,
          MODELS_DOWNLOAD,
          MODELS_DOWNLOAD_TIMEOUT,
          BATCH_MAX_SIZE,
          EngineSettings.ENGINE,
          EngineSettings.PRECISION,
          EngineSettings.THREADS,
          WORKER_HEARTBEAT,
          EXECUTOR);

  private final Map<Setting<?>, Object> values = new LinkedHashMap<>();

  /**
   * Reads all settings.
   *
   * @param source from a key to its text, empty where it is not set
   * @throws IllegalArgumentException for a value that is not allowed; names key, value and limits
   */
  public Settings(Function<String, Optional<String>> source) {
    for (Setting<?> setting : ALL) {
      String text = source.apply(setting.key()).orElse(setting.defaultText());
      values.put(setting, setting.parse(text));
    }
  }

  /** The settings that the server has by MicroProfile Config. */
  public static Settings ofServer() {
    return new Settings(key -> ConfigProvider.getConfig().getOptionalValue(key, String.class));
  }

  /** Settings from a map, the rest being defaults. */
  public static Settings of(Map<String, String> texts) {
    return new Settings(key -> Optional.ofNullable(texts.get(key)));
  }

  /** The value of a setting. */
  @SuppressWarnings("unchecked") // The constructor put what the setting's own parser returned.
  public <T> T get(Setting<T> setting) {
    return (T) values.get(setting);
  }
}
