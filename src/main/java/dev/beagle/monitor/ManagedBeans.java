package dev.beagle.monitor;

import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import javax.management.InstanceAlreadyExistsException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * The MXBeans of a deployment, all named {@code beagle:type=…}. That one cannot be registered keeps
 * nothing from working: it is logged.
 */
public final class ManagedBeans implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(ManagedBeans.class.getName());

  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
  private final List<ObjectName> registered = new ArrayList<>();

  /**
   * Registers a bean.
   *
   * @param properties the rest of its name, from the type on; values as {@link ObjectName#quote}
   *     makes them where need be
   * @param bean with one interface whose name ends in {@code MXBean}
   */
  public void add(String properties, Object bean) {
    try {
      ObjectName name = new ObjectName("beagle:type=" + properties);
      server.registerMBean(bean, name);
      registered.add(name);
    } catch (InstanceAlreadyExistsException e) {
      LOG.log(
          Level.WARNING,
          "Another deployment in this server has registered beagle:type={0} already: this one is"
              + " not seen over JMX",
          properties);
    } catch (JMException e) {
      throw new IllegalArgumentException(properties, e);
    }
  }

  /** Takes all of them back. */
  @Override
  public void close() {
    for (ObjectName name : registered) {
      try {
        server.unregisterMBean(name);
      } catch (JMException e) {
        LOG.log(Level.DEBUG, "Somebody has unregistered {0} already", name);
      }
    }
    registered.clear();
  }
}
