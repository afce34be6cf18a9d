package dev.beagle.it.server;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Payara Micro of a test's own, with settings of its own, that the test may also kill. */
public final class ServerProcess implements AutoCloseable {
  /** The web node's WAR. */
  public static final String WEB = System.getProperty("beagle.war");

  private static final String WORKER = System.getProperty("beagle.worker.war");
  private static final String WORKER_ROOT = File.pathSeparator + "/worker";
  private static final Duration LOG_TIMEOUT = Duration.ofMinutes(4);
  private static final Duration STOP_TIMEOUT = Duration.ofMinutes(4);

  private static final String HEAP = "-Xmx1g";

  /** Servers start in half the time when the JVM does not optimise them. */
  private static final List<String> QUICK = List.of(HEAP, "-XX:TieredStopAtLevel=1");

  private static final List<String> BOTH =
      List.of("--deploy", WEB, "--contextroot", "/", "--deploy", WORKER + WORKER_ROOT);

  private final int port;
  private final Process process;
  private final List<String> log = new ArrayList<>();
  private boolean ended; // Guarded by the log.

  private ServerProcess(
      List<String> options, int port, Map<String, String> settings, String... arguments) {
    this.port = port;
    List<String> command = new ArrayList<>(List.of(java()));
    command.addAll(options);
    settings.forEach((key, value) -> command.add("-D%s=%s".formatted(key, value)));
    command.addAll(List.of(arguments));
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread reader = new Thread(this::read, "log of the server on port " + port);
    reader.setDaemon(true);
    reader.start();
  }

  /** Both WARs in one server, the web node at the root. Returns when the server has started. */
  public static ServerProcess withBothWars(Map<String, String> settings) {
    return startBoth(QUICK, settings);
  }

  /** The same at full speed, which it takes longer to come to. */
  public static ServerProcess optimized(Map<String, String> settings) {
    return startBoth(List.of(HEAP), settings);
  }

  /** The web node alone, at the root, as in its container. Returns when the server has started. */
  public static ServerProcess withWeb(Map<String, String> settings) {
    return contained("web", settings);
  }

  /** The worker alone, as in its container. Returns when the server has started. */
  public static ServerProcess withWorker(Map<String, String> settings) {
    return contained("worker", settings);
  }

  private static ServerProcess contained(String name, Map<String, String> settings) {
    int port = freePort();
    return start(QUICK, settings, port, new Containerfile(name).arguments(port));
  }

  /**
   * The same, set up with what is in {@code server-config}.
   *
   * @param httpsPort where it also listens, with the certificate of {@link Keystore}
   */
  static ServerProcess configured(Map<String, String> settings, int httpsPort) {
    Path configuration = Path.of("server-config", "payara-micro");
    return startBoth(
        List.of(
            "@" + configuration.resolve("jvm.options"),
            "@" + tlsOptions(configuration.resolve("tls.options"))),
        settings,
        "--sslport",
        Integer.toString(httpsPort),
        "--sslcert",
        Keystore.NICKNAME,
        "--postbootcommandfile",
        configuration.resolve("post-boot.txt").toString());
  }

  /** The file as it is, but for where the keystore is. */
  private static Path tlsOptions(Path file) {
    try {
      String options =
          Files.readString(file)
              .replace("/etc/beagle/keystore.p12", Keystore.path().toString())
              .replace("=changeit", "=" + Keystore.PASSWORD);
      return Files.writeString(Path.of("target", "tls.options"), options);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ServerProcess startBoth(
      List<String> options, Map<String, String> settings, String... more) {
    int port = freePort();
    List<String> arguments =
        new ArrayList<>(List.of("--nocluster", "--port", Integer.toString(port)));
    arguments.addAll(List.of(more));
    arguments.addAll(BOTH);
    return start(options, settings, port, arguments);
  }

  private static ServerProcess start(
      List<String> options, Map<String, String> settings, int port, List<String> ofServer) {
    List<String> arguments =
        new ArrayList<>(List.of("-jar", System.getProperty("payara.micro.jar")));
    arguments.addAll(ofServer);
    ServerProcess server =
        new ServerProcess(options, port, settings, arguments.toArray(String[]::new));
    try {
      server.awaitLine("Payara Micro .* ready in");
    } catch (AssertionError e) {
      server.process.destroyForcibly();
      throw e;
    }
    return server;
  }

  /** Both WARs, by a program that takes commands; see {@link RedeployingServer}. */
  public static ServerProcess redeploying(Map<String, String> settings) {
    return redeploying(settings, WEB, WORKER);
  }

  /** The same with some WARs. */
  public static ServerProcess redeploying(Map<String, String> settings, String... wars) {
    int port = freePort();
    List<String> arguments = new ArrayList<>(opens());
    arguments.add("-cp");
    arguments.add(
        System.getProperty("payara.micro.jar")
            + File.pathSeparator
            + Path.of("target", "test-classes"));
    arguments.add(RedeployingServer.class.getName());
    arguments.add(Integer.toString(port));
    arguments.addAll(List.of(wars));
    return new ServerProcess(QUICK, port, settings, arguments.toArray(String[]::new));
  }

  /** What Payara Micro's manifest asks of the JVM, which heeds it for {@code -jar} only. */
  private static List<String> opens() {
    try (JarFile jar = new JarFile(System.getProperty("payara.micro.jar"))) {
      Attributes manifest = jar.getManifest().getMainAttributes();
      return Stream.of("Add-Opens", "Add-Exports")
          .flatMap(
              name ->
                  Stream.of(manifest.getValue(name).split(" "))
                      .map(
                          target ->
                              "--%s=%s=ALL-UNNAMED"
                                  .formatted(name.toLowerCase(Locale.ROOT), target)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Blocks until the worker is ready. Asked for over HTTP, as a cluster would: a line of the log
   * may get lost while the server sets its log up.
   */
  public void awaitModel() {
    try {
      Ready.awaitWorker(base());
    } catch (AssertionError | CompletionException e) {
      throw explained(e);
    }
  }

  /** The failure with what the server has logged and what its threads are at. */
  public AssertionError explained(Throwable failure) {
    return new AssertionError(
        "%s%n%s%n%s".formatted(failure.getMessage(), log(), stacks()), failure);
  }

  private String stacks() {
    return process.isAlive()
        ? new JavaProcess(process.pid()).stacks("dev.beagle")
        : "The server has ended with " + process.exitValue();
  }

  /** Sends it a signal, such as {@code STOP}. */
  public void signal(String name) {
    Shell.run("kill", "-" + name, Long.toString(process.pid()));
  }

  /** Gives the program a command. */
  public void command(String line) {
    try {
      process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI base() {
    return URI.create("http://127.0.0.1:" + port + "/");
  }

  public ProcessHandle handle() {
    return process.toHandle();
  }

  /**
   * Blocks until the server's log has a line, from its beginning, that the pattern is found in;
   * fails when the log ends without one.
   */
  public void awaitLine(String pattern) {
    Predicate<String> wanted = Pattern.compile(pattern).asPredicate();
    long end = System.nanoTime() + LOG_TIMEOUT.toNanos();
    synchronized (log) {
      for (int read = 0; ; read++) {
        while (read == log.size()) {
          awaitMore(pattern, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()));
        }
        if (wanted.test(log.get(read))) {
          return;
        }
      }
    }
  }

  private void awaitMore(String pattern, long millis) {
    if (millis <= 0 || ended) {
      throw new AssertionError("No \"%s\" in the server's log:%n%s".formatted(pattern, log()));
    }
    try {
      log.wait(millis);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** All that the server has logged. */
  public String log() {
    synchronized (log) {
      return String.join("\n", log);
    }
  }

  private void read() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line; (line = reader.readLine()) != null; ) {
        add(line);
      }
    } catch (IOException e) {
      add("the log ends: " + e);
    }
    synchronized (log) {
      ended = true;
      log.notifyAll();
    }
  }

  private void add(String line) {
    synchronized (log) {
      log.add(line);
      log.notifyAll();
    }
  }

  /** Ends the server as an operator does, and waits for it. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("The server did not stop:\n" + log());
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
