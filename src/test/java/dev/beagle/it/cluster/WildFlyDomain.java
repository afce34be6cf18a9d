package dev.beagle.it.cluster;

import dev.beagle.it.server.Directories;
import dev.beagle.it.server.InstalledServer;
import dev.beagle.it.server.JBossCli;
import dev.beagle.it.server.Ports;
import dev.beagle.it.server.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.awaitility.Awaitility;

/** A server group of a WildFly domain, in a base directory of its own. */
final class WildFlyDomain extends Cluster {
  private static final int HTTP = 8080;

  /** From the first server's HTTP to the second one's HTTPS. */
  private static final int PORTS = 464;

  private static final int NEXT = 100;
  private static final List<String> FILES = List.of("domain.xml", "host-primary.xml");

  private final Path base = Path.of("target", "wildfly-domain").toAbsolutePath();
  private final Path home;
  private final Map<String, String> settings;
  private final int port = Ports.free(PORTS);
  private final int admin = ServerProcess.freePort();
  private final JBossCli cli;
  private Process process;

  WildFlyDomain(Path home, Map<String, String> settings) {
    this.home = home;
    this.settings = settings;
    cli = new JBossCli(home, admin);
  }

  @Override
  void start() {
    Directories.delete(base);
    Directories.copy(home.resolve("domain"), base);
    ProcessBuilder builder =
        new ProcessBuilder(
            "sh",
            home.resolve("bin").resolve("domain.sh").toString(),
            "--host-config=host-primary.xml",
            "-Djboss.domain.base.dir=" + base,
            "-Djboss.management.http.port=" + admin,
            "-Dbeagle-1.port-offset=" + (port - HTTP),
            "-Dbeagle-2.port-offset=" + (port + NEXT - HTTP));
    builder.environment().putAll(QUICK);
    settings.forEach((key, value) -> builder.environment().put(variable(key), value));
    builder.redirectErrorStream(true).redirectOutput(log().toFile());
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Awaitility.await("WildFly's domain")
        .atMost(Duration.ofMinutes(2))
        .until(() -> Files.readString(log()).contains("WFLYSRV0025"));
  }

  private Path log() {
    return base.resolve("console.log");
  }

  private static String variable(String key) {
    return key.replace('.', '_').toUpperCase(Locale.ROOT);
  }

  @Override
  void apply() {
    cli.file("domain.cli");
  }

  @Override
  void undo() {
    cli.file("domain-undo.cli");
  }

  @Override
  String configuration() {
    StringBuilder files = new StringBuilder();
    for (String name : FILES) {
      try {
        files.append(Files.readString(base.resolve("configuration").resolve(name)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return files.toString();
  }

  @Override
  void deploy() {
    deploy(InstalledServer.WORKER, "worker.war");
    deploy(InstalledServer.WEB, "ROOT.war");
  }

  private void deploy(Path war, String name) {
    cli.command("deploy %s --runtime-name=%s --server-groups=beagle".formatted(war, name));
  }

  @Override
  void undeploy() {
    cli.command("undeploy beagle.war --all-relevant-server-groups");
    cli.command("undeploy beagle-worker.war --all-relevant-server-groups");
  }

  @Override
  void stopOne() {
    cli.command("/host=primary/server-config=beagle-1:stop(blocking=true)");
  }

  @Override
  List<URI> bases() {
    return List.of(base(port), base(port + NEXT));
  }

  private static URI base(int port) {
    return URI.create("http://127.0.0.1:%d/".formatted(port));
  }

  /** The servers are processes of their own, which end with the one that has started them. */
  @Override
  public void close() {
    if (process != null) {
      List<ProcessHandle> all = process.descendants().toList();
      all.forEach(ProcessHandle::destroy);
      all.forEach(each -> each.onExit().join());
    }
  }
}
