package dev.beagle.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.remote.JMXServiceURL;
import org.awaitility.Awaitility;

/** A WildFly, by its command line, in a base directory of its own. */
final class WildFlyServer extends InstalledServer {
  private static final int HTTP = 8080;
  private static final int HTTPS = 8443;
  private static final int ADMIN = 9990;

  private final Path base = Path.of("target", "wildfly").toAbsolutePath();
  private final Path home;
  private final int offset = Ports.free(ADMIN - HTTP + 1) - HTTP;
  private final JBossCli cli;
  private Process process;

  WildFlyServer(Path home, Map<String, String> settings) {
    super(settings);
    this.home = home;
    cli = new JBossCli(home, adminPort());
  }

  @Override
  void start() {
    Directories.delete(base);
    Directories.copy(home.resolve("standalone"), base);
    ProcessBuilder builder =
        new ProcessBuilder(
            "sh",
            home.resolve("bin").resolve("standalone.sh").toString(),
            "-b=127.0.0.1",
            "-bmanagement=127.0.0.1",
            "-Djboss.server.base.dir=" + base,
            "-Djboss.socket.binding.port-offset=" + offset,
            "-P=" + settings);
    builder.environment().put("RUN_CONF", JBossCli.SCRIPTS.resolve("beagle.conf").toString());
    builder.environment().put("LAUNCH_JBOSS_IN_BACKGROUND", "true");
    builder.redirectErrorStream(true).redirectOutput(base.resolve("console.log").toFile());
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    awaitStart();
  }

  private void awaitStart() {
    Path log = base.resolve("console.log");
    Awaitility.await("WildFly")
        .atMost(Duration.ofMinutes(2))
        .until(() -> Files.readString(log).contains("WFLYSRV0025"));
  }

  @Override
  public void configure() {
    cli.file("configure.cli");
    cli.file("tls.cli", "--properties=" + keystore(), "--resolve-parameter-values");
  }

  @Override
  public void undo() {
    cli.file("tls-undo.cli");
    cli.file("undo.cli");
  }

  private static Path keystore() {
    try {
      String properties =
          "keystore=%s%nkeystore.password=%s%n".formatted(Keystore.path(), Keystore.PASSWORD);
      return Files.writeString(Path.of("target", "tls.properties").toAbsolutePath(), properties);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String configuration() {
    try {
      return Files.readString(base.resolve("configuration").resolve("standalone.xml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void set(String key, String value) {
    cli.command("/system-property=%s:add(value=\"%s\")".formatted(key, value));
  }

  @Override
  public void unset(String key) {
    cli.command("/system-property=%s:remove".formatted(key));
  }

  @Override
  public String log() {
    try {
      return Files.readString(base.resolve("console.log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  void deploy(Path war) {
    deploy(war, "");
  }

  @Override
  public void redeploy(Path war) {
    deploy(war, "--force");
  }

  /** The name at run time makes the address; without it a forced deployment would change that. */
  private void deploy(Path war, String options) {
    String name = war.equals(WEB) ? "ROOT.war" : "worker.war";
    cli.command("deploy %s --runtime-name=%s %s".formatted(war, name, options).strip());
  }

  @Override
  public void undeploy(Path war) {
    cli.command("undeploy " + war.getFileName());
  }

  @Override
  public long batches() {
    String bean = "/deployment=beagle-worker.war/subsystem=ejb3/singleton-bean=WorkerBean";
    String methods = cli.command("%s:read-attribute(name=methods)".formatted(bean));
    return number(methods, "\"runBatch\" => \\{[^}]*\"invocations\" => (\\d+)");
  }

  @Override
  public long tasks() {
    return attribute("/subsystem=ee/managed-executor-service=beagle", "completed-task-count");
  }

  @Override
  public long httpThreads() {
    return attribute("/subsystem=io/worker=default", "core-pool-size");
  }

  private long attribute(String resource, String name) {
    String answer = cli.command("%s:read-attribute(name=%s)".formatted(resource, name));
    return number(answer, "\"result\" => (\\d+)");
  }

  private static long number(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    if (!matcher.find()) {
      throw new AssertionError("No %s in %s".formatted(pattern, text));
    }
    return Long.parseLong(matcher.group(1));
  }

  @Override
  public URI base() {
    return URI.create("http://127.0.0.1:%d/".formatted(HTTP + offset));
  }

  @Override
  public int httpsPort() {
    return HTTPS + offset;
  }

  @Override
  int adminPort() {
    return ADMIN + offset;
  }

  /** The JVM, which is what the script has started. */
  @Override
  public JavaProcess java() {
    return new JavaProcess(process.children().findFirst().orElseThrow().pid());
  }

  @Override
  public JMXServiceURL jmx() {
    return java().jmx();
  }

  @Override
  void stop() {
    cli.command("shutdown");
  }
}
