package dev.beagle.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** All settings of Beagle, read and checked once. */
public final class Settings {
  /** The definitions of all settings, in the order of the README's table. */
  public static final List<Setting<?>> ALL =
      Stream.of(
              RedisConfig.ALL,
              UploadConfig.ALL,
              ImageConfig.ALL,
              PredictConfig.ALL,
              QueueConfig.ALL,
              ModelsConfig.ALL,
              EngineConfig.ALL,
              ServerConfig.ALL)
          .<Setting<?>>flatMap(List::stream)
          .toList();

  private static final System.Logger LOG = System.getLogger(Settings.class.getName());

  private final RedisConfig redis;
  private final UploadConfig upload;
  private final ImageConfig image;
  private final PredictConfig predict;
  private final QueueConfig queue;
  private final ModelsConfig models;
  private final EngineConfig engine;
  private final ServerConfig server;

  /**
   * Reads all settings.
   *
   * @throws IllegalArgumentException if a value is not allowed; the message has the key, the value
   *     and the allowed values
   */
  public Settings(SettingsSource source) {
    redis = RedisConfig.read(source);
    upload = UploadConfig.read(source);
    image = ImageConfig.read(source);
    predict = PredictConfig.read(source);
    queue = QueueConfig.read(source);
    models = ModelsConfig.read(source);
    engine = EngineConfig.read(source);
    server = ServerConfig.read(source);
  }

  /**
   * The settings that the server has by MicroProfile Config. The log gets a warning for each name
   * that is misspelt, and for settings that work badly together.
   *
   * @throws IllegalArgumentException as the constructor does
   */
  public static Settings ofServer() {
    Config config = ConfigProvider.getConfig();
    List<String> keys = ALL.stream().<String>map(Setting::key).toList();
    // First, since a misspelt name may be the reason for a value that is not allowed.
    try {
      warn(new UnknownKeys(keys).complaints(config.getPropertyNames()));
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.INFO, "Names of settings are not checked for mistakes", e);
    }
    Settings settings = new Settings(key -> config.getOptionalValue(key, String.class));
    warn(settings.warnings());
    return settings;
  }

  private static void warn(List<String> messages) {
    messages.forEach(message -> LOG.log(System.Logger.Level.WARNING, message));
  }

  /** Warnings about settings that work badly together. */
  List<String> warnings() {
    return new CrossChecks(redis, predict, queue).warnings();
  }

  /** Settings from a map from keys to texts; the others have their defaults. */
  public static Settings of(Map<String, String> texts) {
    return new Settings(key -> Optional.ofNullable(texts.get(key)));
  }

  /** The settings of the connections to Redis. */
  public RedisConfig redis() {
    return redis;
  }

  /** The limits of a request. */
  public UploadConfig upload() {
    return upload;
  }

  /** The limits of decoding. */
  public ImageConfig image() {
    return image;
  }

  /** The waits for results. */
  public PredictConfig predict() {
    return predict;
  }

  /** The rules of the queue. */
  public QueueConfig queue() {
    return queue;
  }

  /** The models and where they come from. */
  public ModelsConfig models() {
    return models;
  }

  /** The settings of inference. */
  public EngineConfig engine() {
    return engine;
  }

  /** The agreements with the application server. */
  public ServerConfig server() {
    return server;
  }
}
