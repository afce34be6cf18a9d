package dev.beagle.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beagle.config.RedisConfig;
import dev.beagle.config.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One embedded server for several WARs and several JVMs. */
@Timeout(120)
class EmbeddedRedisSharingTest {
  @TempDir Path directory;

  @AfterEach
  void stopServer() throws Exception {
    if (Files.exists(RedisProcess.processIdFile(directory))) {
      server().destroy();
      server().onExit().get(30, TimeUnit.SECONDS);
    }
  }

  @Test
  void isGoneAfterItsJvmIsKilled() throws Exception {
    Process child = child();
    readLine(child);
    ProcessHandle server = server();
    ProcessHandle shell = server.parent().orElseThrow();
    assertThat(server.isAlive()).isTrue();

    child.destroyForcibly();

    server.onExit().get(30, TimeUnit.SECONDS);
    shell.onExit().get(30, TimeUnit.SECONDS);
  }

  @Test
  void isGoneAfterItsJvmEnds() throws Exception {
    Process child = child();
    readLine(child);
    ProcessHandle server = server();

    child.getOutputStream().close();

    assertThat(child.waitFor()).isZero();
    server.onExit().get(30, TimeUnit.SECONDS);
  }

  @Test
  void secondJvmSharesServerAndRestartsItWhenFirstIsKilled() throws Exception {
    Process first = child();
    String address = readLine(first);
    Process second = child();
    assertThat(readLine(second)).isEqualTo(address);
    ProcessHandle server = server();

    first.destroyForcibly();
    server.onExit().get(30, TimeUnit.SECONDS);
    second.getOutputStream().write('\n');
    second.getOutputStream().flush();

    assertThat(readLine(second)).isEqualTo(address);
    ProcessHandle successor = server();
    second.getOutputStream().close();
    successor.onExit().get(30, TimeUnit.SECONDS);
  }

  @Test
  void twoWarsShareItAndNeitherIsKeptInMemory() throws Exception {
    URLClassLoader web = war();
    URLClassLoader worker = war();
    AutoCloseable webRedis = open(web);
    String address = address(webRedis);
    AutoCloseable workerRedis = open(worker);
    assertThat(webRedis.getClass()).isNotSameAs(workerRedis.getClass());
    assertThat(address(workerRedis)).isEqualTo(address);

    webRedis.close();
    web.close();
    ReferenceQueue<Object> collected = new ReferenceQueue<>();
    WeakReference<Object> webLoader = new WeakReference<>(web, collected);
    web = null;
    webRedis = null;
    awaitCollection(collected);

    assertThat(webLoader.get()).isNull();
    workerRedis.getClass().getMethod("ping").invoke(workerRedis);
    workerRedis.close();
    worker.close();
  }

  private static void awaitCollection(ReferenceQueue<Object> collected) throws Exception {
    Reference<?> gone = null;
    for (int i = 0; gone == null && i < 100; i++) {
      System.gc();
      gone = collected.remove(100);
    }
  }

  /** The classes as a server loads them for a WAR: everything of ours and Jedis in its own copy. */
  private static URLClassLoader war() throws Exception {
    URL[] places = {
      place(RedisConnections.class),
      place(redis.clients.jedis.Jedis.class),
      place(org.apache.commons.pool2.impl.GenericObjectPool.class),
      place(redis.embedded.core.ExecutableProvider.class),
      place(org.slf4j.Logger.class)
    };
    return new URLClassLoader(places, ClassLoader.getPlatformClassLoader());
  }

  private static URL place(Class<?> type) throws IOException {
    return type.getProtectionDomain().getCodeSource().getLocation();
  }

  private AutoCloseable open(URLClassLoader war) throws Exception {
    Map<String, String> texts = Map.of(RedisConfig.DATA_DIR.key(), directory.toString());
    Class<?> all = war.loadClass(Settings.class.getName());
    Object settings = all.getMethod("of", Map.class).invoke(null, texts);
    Object config = all.getMethod("redis").invoke(settings);
    Class<?> type = war.loadClass(RedisShard.class.getName());
    List<?> shards = (List<?>) type.getMethod("open", config.getClass()).invoke(null, config);
    return (AutoCloseable) type.getMethod("connections").invoke(shards.get(0));
  }

  private static String address(Object connections) throws Exception {
    connections.getClass().getMethod("ping").invoke(connections);
    return (String) connections.getClass().getMethod("server").invoke(connections);
  }

  private Process child() throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("java.class.path");
    return new ProcessBuilder(
            java, "-cp", classPath, EmbeddedRedisChild.class.getName(), directory.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static String readLine(Process child) throws IOException {
    return new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))
        .readLine();
  }

  private ProcessHandle server() throws IOException {
    long id = Long.parseLong(Files.readString(RedisProcess.processIdFile(directory)).strip());
    return ProcessHandle.of(id).orElseThrow();
  }
}
