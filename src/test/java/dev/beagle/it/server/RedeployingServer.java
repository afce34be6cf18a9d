package dev.beagle.it.server;

import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * A program that runs Payara Micro with WARs, and deploys and undeploys them as its standard input
 * says, line by line: deploy, undeploy or redeploy. It finds Payara Micro's classes at run time: on
 * the tests' class path they would hide everybody else's.
 */
public final class RedeployingServer {
  private final Object runtime;
  private final List<File> wars;
  private int deployments;

  private RedeployingServer(Object runtime, List<File> wars) {
    this.runtime = runtime;
    this.wars = wars;
  }

  /** The line that says that the WARs have been deployed for the nth time. */
  public static String deployed(int n) {
    return "The WARs are deployed, time " + n + ".";
  }

  /**
   * Runs until the standard input ends.
   *
   * @param arguments the HTTP port and the WARs, the web node at the root
   */
  public static void main(String[] arguments) throws Exception {
    // As the command line does it: Payara Micro's API proper cannot read multi-release jars.
    String[] options = {"--nocluster", "--port", arguments[0]};
    Object micro =
        Class.forName("fish.payara.micro.boot.PayaraMicroLauncher")
            .getMethod("create", String[].class)
            .invoke(null, (Object) options);
    Object runtime = micro.getClass().getMethod("getRuntime").invoke(micro);
    List<File> wars = Stream.of(arguments).skip(1).map(File::new).toList();
    RedeployingServer server = new RedeployingServer(runtime, wars);
    server.deploy();
    BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String command; (command = commands.readLine()) != null; ) {
      if (!command.equals("deploy")) {
        server.undeploy();
      }
      if (!command.equals("undeploy")) {
        server.deploy();
      }
    }
    System.exit(0);
  }

  private void deploy() throws Exception {
    for (File war : wars) {
      deploy(name(war), name(war).equals("beagle") ? "/" : "/worker", war);
    }
    deployments++;
    System.out.println(deployed(deployments));
  }

  private void deploy(String name, String contextRoot, File war) throws Exception {
    runtime
        .getClass()
        .getMethod("deploy", String.class, String.class, File.class)
        .invoke(runtime, name, contextRoot, war);
  }

  private void undeploy() throws Exception {
    for (File war : wars) {
      runtime.getClass().getMethod("undeploy", String.class).invoke(runtime, name(war));
    }
  }

  private static String name(File war) {
    return war.getName().replace(".war", "");
  }
}
