package dev.beagle.it.cluster;

import dev.beagle.it.server.Directories;
import dev.beagle.it.server.InstalledServer;
import dev.beagle.it.server.PayaraDomain;
import dev.beagle.it.server.Ports;
import dev.beagle.it.server.Shell;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A deployment group of a Payara Server domain. */
final class PayaraGroup extends Cluster {
  private static final String NAME = "cluster";
  private static final String GROUP = "beagle";

  private final PayaraDomain domain;
  private final Path settings;
  private final Path instances;
  private final int portBase = Ports.free(2 * PayaraDomain.PORTS);

  PayaraGroup(Path home, Map<String, String> settings) {
    this.domain = new PayaraDomain(home, NAME, QUICK);
    this.settings = InstalledServer.write("cluster.properties", settings);
    this.instances = home.resolve("glassfish").resolve("nodes").resolve("localhost-" + NAME);
  }

  @Override
  void start() {
    Directories.delete(instances);
    domain.start();
  }

  @Override
  void apply() {
    script("apply");
  }

  @Override
  void undo() {
    script("undo");
  }

  private void script(String action) {
    Map<String, String> environment = new HashMap<>(QUICK);
    environment.put("ASADMIN", domain.asadmin());
    environment.put("PORT_BASES", base(0) + " " + base(1));
    Shell.run(
        environment,
        Path.of("server-config", "payara-server", "cluster.sh").toString(),
        action,
        settings.toString());
  }

  private int base(int instance) {
    return portBase + instance * PayaraDomain.PORTS;
  }

  @Override
  String configuration() {
    return domain.configuration();
  }

  @Override
  void deploy() {
    deploy("beagle-worker", "/worker", InstalledServer.WORKER);
    deploy("beagle", "/", InstalledServer.WEB);
  }

  private void deploy(String name, String root, Path war) {
    domain.remote(
        "deploy",
        "--target",
        GROUP,
        "--name",
        name,
        "--contextroot",
        root,
        war.toAbsolutePath().toString());
  }

  @Override
  void undeploy() {
    domain.remote("undeploy", "--target", GROUP, "beagle");
    domain.remote("undeploy", "--target", GROUP, "beagle-worker");
  }

  @Override
  void stopOne() {
    domain.remote("stop-instance", "beagle-1");
  }

  @Override
  List<URI> bases() {
    return IntStream.of(0, 1)
        .mapToObj(each -> base(each) + PayaraDomain.HTTP)
        .map(port -> URI.create("http://127.0.0.1:%d/".formatted(port)))
        .toList();
  }

  /** Instances that a failed test has left run are no part of the domain's process. */
  @Override
  public void close() {
    if (configuration().contains("<deployment-group name=\"" + GROUP)) {
      domain.remote("stop-deployment-group", GROUP);
    }
    domain.stop();
  }
}
