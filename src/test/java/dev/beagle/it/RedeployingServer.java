package dev.beagle.it;

import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * A program that runs Payara Micro with both WARs, and deploys them anew for each line of its
 * standard input. It finds Payara Micro's classes at run time: on the tests' class path they would
 * hide everybody else's.
 */
public final class RedeployingServer {
  private final Object runtime;
  private final File web;
  private final File worker;
  private int deployments;

  private RedeployingServer(Object runtime, File web, File worker) {
    this.runtime = runtime;
    this.web = web;
    this.worker = worker;
  }

  /** The line that says that both WARs have been deployed for the nth time. */
  static String deployed(int n) {
    return "Both WARs are deployed, time " + n + ".";
  }

  /**
   * Runs until the standard input ends.
   *
   * @param arguments the HTTP port and the two WARs
   */
  public static void main(String[] arguments) throws Exception {
    // As the command line does it: Payara Micro's API proper cannot read multi-release jars.
    String[] options = {"--nocluster", "--port", arguments[0]};
    Object micro =
        Class.forName("fish.payara.micro.boot.PayaraMicroLauncher")
            .getMethod("create", String[].class)
            .invoke(null, (Object) options);
    Object runtime = micro.getClass().getMethod("getRuntime").invoke(micro);
    RedeployingServer server =
        new RedeployingServer(runtime, new File(arguments[1]), new File(arguments[2]));
    server.deploy();
    BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    while (commands.readLine() != null) {
      server.undeploy();
      server.deploy();
    }
    System.exit(0);
  }

  private void deploy() throws Exception {
    deploy("beagle", "/", web);
    deploy("beagle-worker", "/worker", worker);
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
    for (String name : new String[] {"beagle", "beagle-worker"}) {
      runtime.getClass().getMethod("undeploy", String.class).invoke(runtime, name);
    }
  }
}
