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
 * The MXBeans of a deployment, all named {@code beagle:type=…}. An MXBean whose name is taken is
 * logged and left out; the deployment works without it.
 */
public final class ManagedBeans implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(ManagedBeans.class.getName());

  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
  private final List<ObjectName> registered = new ArrayList<>();

  /**
   * Registers a bean.
   *
   * @param properties the name from the type on; values with special characters quoted with {@link
   *     ObjectName#quote}
   * @param bean an object with one interface whose name ends in {@code MXBean}
   * @throws IllegalArgumentException if it cannot be registered under that name
   */
  public void add(String properties, Object bean) {
    try {
      ObjectName name = new ObjectName("beagle:type=" + properties);
      server.registerMBean(bean, name);
      registered.add(name);
    } catch (InstanceAlreadyExistsException e) {
      LOG.log(
          Level.WARNING,
          "MXBean beagle:type={0} belongs to another deployment on this server: this deployment"
              + " does not show there",
          properties);
    } catch (JMException e) {
      throw new IllegalArgumentException(properties, e);
    }
  }

  /** Unregisters all of them. */
  @Override
  public void close() {
    for (ObjectName name : registered) {
      try {
        server.unregisterMBean(name);
      } catch (JMException e) {
        LOG.log(Level.DEBUG, "MXBean {0} has been unregistered already", name);
      }
    }
    registered.clear();
  }
}
