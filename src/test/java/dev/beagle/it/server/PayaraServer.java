package dev.beagle.it.server;

import java.net.MalformedURLException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.remote.JMXServiceURL;

/** The server of a domain of a Payara Server. */
final class PayaraServer extends InstalledServer {
  private final PayaraDomain domain;
  private boolean configured;

  PayaraServer(Path home, Map<String, String> settings) {
    super(settings);
    domain = new PayaraDomain(home, "tests", Map.of());
  }

  @Override
  void start() {
    domain.start();
  }

  /** Restarts it the first time, for JVM options. */
  @Override
  public void configure() {
    script("apply");
    if (!configured) {
      configured = true;
      domain.restart();
    }
  }

  @Override
  public void undo() {
    script("undo");
  }

  private void script(String action) {
    Shell.run(
        Map.of(
            "ASADMIN",
            domain.asadmin(),
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
  public String configuration() {
    return domain.configuration();
  }

  @Override
  public void set(String key, String value) {
    property("set", key, "--propertyvalue=" + value);
  }

  @Override
  public void unset(String key) {
    property("delete", key);
  }

  private void property(String action, String key, String... options) {
    List<String> command = new ArrayList<>(List.of(action + "-config-property", "--source=config"));
    command.addAll(List.of("--sourcename=server-config", "--propertyname=" + key));
    command.addAll(List.of(options));
    domain.remote(command.toArray(String[]::new));
  }

  @Override
  public String log() {
    return domain.log();
  }

  @Override
  void deploy(Path war) {
    String root = war.equals(WEB) ? "/" : "/worker";
    domain.remote("deploy", "--name", name(war), "--contextroot", root, war.toString());
  }

  @Override
  public void redeploy(Path war) {
    domain.remote("redeploy", "--name", name(war), war.toString());
  }

  @Override
  public void undeploy(Path war) {
    domain.remote("undeploy", name(war));
  }

  private static String name(Path war) {
    return war.getFileName().toString().replace(".war", "");
  }

  @Override
  public long batches() {
    return monitored(
        "server.applications.beagle-worker.WorkerBean.bean-methods.runBatch-*",
        "methodstatistic-count");
  }

  @Override
  public long tasks() {
    return monitored(
        "server.applications.executorService.concurrent.beagle.*", "CompletedTaskCount-count");
  }

  @Override
  public long httpThreads() {
    return monitored("server.network.http-listener-1.thread-pool.*", "currentthreadcount-count");
  }

  private long monitored(String names, String figure) {
    String all = domain.remote("get", "--monitor", names);
    Matcher matcher =
        Pattern.compile("\\.%s = (\\d+)".formatted(Pattern.quote(figure))).matcher(all);
    if (!matcher.find()) {
      throw new AssertionError("No %s in %s".formatted(figure, all));
    }
    return Long.parseLong(matcher.group(1));
  }

  @Override
  public URI base() {
    return URI.create("http://127.0.0.1:%d/".formatted(domain.port(PayaraDomain.HTTP)));
  }

  @Override
  public int httpsPort() {
    return domain.port(PayaraDomain.HTTPS);
  }

  @Override
  int adminPort() {
    return domain.port(PayaraDomain.ADMIN);
  }

  @Override
  public JavaProcess java() {
    return domain.java();
  }

  @Override
  public JMXServiceURL jmx() {
    try {
      return new JMXServiceURL(
          "service:jmx:rmi:///jndi/rmi://127.0.0.1:%d/jmxrmi"
              .formatted(domain.port(PayaraDomain.JMX)));
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  void stop() {
    domain.stop();
  }
}
