package dev.beagle.config;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import java.util.concurrent.Executor;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** The settings for what the server lends to a deployment. */
public final class ServerSettings {
  public static final Setting<String> EXECUTOR =
      new Setting<>(
          "beagle.executor",
          "java:comp/DefaultManagedExecutorService",
          "a JNDI name in this server, such as concurrent/beagle",
          "What runs the loops: one for each model and shard and two for each shard, all of which wait"
              + " in turn",
          ServerSettings::localName);

  private ServerSettings() {}

  /** No address of another server, such as {@code ldap://…}. */
  private static String localName(String text) {
    if (!text.matches("(java:)?[\\w./-]+")) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }

  /**
   * The executor that the settings name, made safe against a server that drops tasks.
   *
   * @throws IllegalArgumentException if the server has none of that name
   */
  @SuppressWarnings("BanJNDI") // The name is local, and the operator's, not a user's.
  public static Executor executor(Settings settings) {
    String name = settings.get(EXECUTOR);
    try {
      ManagedExecutorService executor = InitialContext.doLookup(name);
      return new LentExecutor(executor);
    } catch (NamingException | ClassCastException e) {
      throw new IllegalArgumentException(
          "%s = \"%s\" is not there: it must be the JNDI name of a managed executor of this server (%s)"
              .formatted(EXECUTOR.key(), name, e.getMessage()),
          e);
    }
  }
}
