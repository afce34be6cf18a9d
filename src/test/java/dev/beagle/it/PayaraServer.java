package dev.beagle.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.management.remote.JMXServiceURL;

/** A domain of a Payara Server, by its asadmin. */
final class PayaraServer extends InstalledServer {
  private static final String NAME = "tests";

  /** What {@code --portbase} adds to it, besides many. */
  private static final int ADMIN = 48;

  private static final int HTTP = 80;
  private static final int HTTPS = 81;
  private static final int JMX = 86;

  private final Path domains = Path.of("target", "payara-domains").toAbsolutePath();
  private final Path domain = domains.resolve(NAME);
  private final String asadmin;
  private final int portBase = Ports.free(100);
  private boolean configured;

  PayaraServer(Path home, Map<String, String> settings) {
    super(home, settings);
    asadmin = home.resolve("bin").resolve("asadmin").toString();
  }

  @Override
  void start() {
    Directories.delete(domains);
    String options = "--user admin create-domain --nopassword --portbase %d --domaindir %s %s";
    Shell.run((asadmin + " " + options.formatted(portBase, domains, NAME)).split(" "));
    onLoopbackOnly();
    local("start-domain");
  }

  private void onLoopbackOnly() {
    Path file = domain.resolve("config").resolve("domain.xml");
    try {
      Files.writeString(file, Files.readString(file).replace("0.0.0.0", "127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Restarts it the first time, for JVM options. */
  @Override
  void configure() {
    script("apply");
    if (!configured) {
      configured = true;
      local("restart-domain");
    }
  }

  @Override
  void undo() {
    script("undo");
  }

  private void script(String action) {
    Shell.run(
        Map.of(
            "ASADMIN",
            asadmin + " --host 127.0.0.1 --port " + adminPort(),
            "TLS_KEYSTORE",
            Keystore.path().toString(),
            "TLS_PASSWORD",
            Keystore.PASSWORD,
            "TLS_NICKNAME",
            Keystore.NICKNAME),
        Path.of("server-config", "payara-server", "configure.sh").toString(),
        action,
        settings.toString());
  }

  @Override
  String configuration() {
    try {
      return Files.readString(domain.resolve("config").resolve("domain.xml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  void deploy(Path war) {
    String root = war.equals(WEB) ? "/" : "/worker";
    remote("deploy", "--name", name(war), "--contextroot", root, war.toString());
  }

  @Override
  void redeploy(Path war) {
    remote("redeploy", "--name", name(war), war.toString());
  }

  @Override
  void undeploy(Path war) {
    remote("undeploy", name(war));
  }

  private static String name(Path war) {
    return war.getFileName().toString().replace(".war", "");
  }

  @Override
  long batches() {
    return monitored(
        "server.applications.beagle-worker.WorkerBean.bean-methods.runBatch-*",
        "methodstatistic-count");
  }

  @Override
  long tasks() {
    return monitored(
        "server.applications.executorService.concurrent.beagle.*", "CompletedTaskCount-count");
  }

  @Override
  long httpThreads() {
    return monitored("server.network.http-listener-1.thread-pool.*", "currentthreadcount-count");
  }

  private long monitored(String names, String figure) {
    String all = remote("get", "--monitor", names);
    Matcher matcher =
        Pattern.compile("\\.%s = (\\d+)".formatted(Pattern.quote(figure))).matcher(all);
    if (!matcher.find()) {
      throw new AssertionError("No %s in %s".formatted(figure, all));
    }
    return Long.parseLong(matcher.group(1));
  }

  @Override
  URI base() {
    return URI.create("http://127.0.0.1:%d/".formatted(portBase + HTTP));
  }

  @Override
  int httpsPort() {
    return portBase + HTTPS;
  }

  @Override
  int adminPort() {
    return portBase + ADMIN;
  }

  @Override
  JavaProcess java() {
    try {
      Path pid = domain.resolve("config").resolve("pid");
      return new JavaProcess(Long.parseLong(Files.readString(pid).strip()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  JMXServiceURL jmx() {
    try {
      return new JMXServiceURL(
          "service:jmx:rmi:///jndi/rmi://127.0.0.1:%d/jmxrmi".formatted(portBase + JMX));
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  void stop() {
    local("stop-domain");
  }

  private void local(String command) {
    Shell.run(asadmin, command, "--domaindir", domains.toString(), NAME);
  }

  private String remote(String... command) {
    return Shell.run(
        Stream.concat(
                Stream.of(asadmin, "--host", "127.0.0.1", "--port", Integer.toString(adminPort())),
                Stream.of(command))
            .toArray(String[]::new));
  }
}
