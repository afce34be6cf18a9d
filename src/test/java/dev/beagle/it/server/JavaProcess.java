package dev.beagle.it.server;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.remote.JMXServiceURL;

/** Another JVM, observed from outside. */
public final class JavaProcess {
  /**
   * Threads that servers add by and by, whatever is deployed: one of Payara's for each deployment,
   * and those of pools with a limit of their own.
   */
  private static final Pattern SERVERS_OWN =
      Pattern.compile(
          "\"(GF Domain XML|concurrent/beagle|http-thread-pool|admin-thread-pool"
              + "|EE-ManagedExecutorService-beagle|default task|management task|MSC service"
              + "|ServerService Thread Pool).*");

  private final long pid;

  public JavaProcess(long pid) {
    this.pid = pid;
  }

  /** How many threads it has. */
  public long threads() {
    return stacks()
        .lines()
        .filter(line -> line.startsWith("\"") && !SERVERS_OWN.matcher(line).matches())
        .count();
  }

  /** The threads with their stacks. */
  public String stacks() {
    return jcmd("Thread.print");
  }

  /** Those of them that are in some package. */
  public String stacks(String name) {
    return Stream.of(stacks().split("\n\n"))
        .filter(thread -> thread.contains("at " + name))
        .collect(Collectors.joining("\n\n"));
  }

  /** The classes of all that is alive, with how many there are of each. */
  public String histogram() {
    return jcmd("GC.class_histogram");
  }

  /** How many instances of a class are alive, those of all class loaders together. */
  public static long instances(String histogram, String type) {
    return histogram
        .lines()
        .map(line -> line.strip().split("\\s+"))
        .filter(columns -> columns.length >= 4 && columns[3].equals(type))
        .mapToLong(columns -> Long.parseLong(columns[1]))
        .sum();
  }

  /** Where its MBean server is, as JConsole finds it on the same machine. */
  JMXServiceURL jmx() {
    try {
      VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
      try {
        return new JMXServiceURL(machine.startLocalManagementAgent());
      } finally {
        machine.detach();
      }
    } catch (AttachNotSupportedException | MalformedURLException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String jcmd(String command) {
    return Shell.run(
        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
        Long.toString(pid),
        command);
  }
}
