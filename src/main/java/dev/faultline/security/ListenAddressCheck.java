package dev.faultline.security;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Stops the start while the server would listen beyond this machine without a password. Runs before
 * any bean exists, so that nothing has been opened by then.
 */
final class ListenAddressCheck implements BeanFactoryPostProcessor {
  private final Binder settings;

  ListenAddressCheck(Environment environment) {
    settings = Binder.get(environment);
  }

  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
    String password = find("faultline.security.password", String.class);
    if (password != null && !password.isBlank()) return;
    check("server.address");
    if (managementHasItsOwnPort()) check("management.server.address");
  }

  private void check(String property) {
    InetAddress address = find(property, InetAddress.class);
    if (address != null && address.isLoopbackAddress()) return;
    String where =
        address == null ? property + " is not set" : property + "=" + address.getHostAddress();
    throw new UnsafeSettings(
        "The server would listen beyond this machine ("
            + where
            + ") while no password is configured, so that everyone who reaches it could read and"
            + " change the estate.",
        "Set faultline.security.password, or listen on this machine only with "
            + property
            + "=127.0.0.1.");
  }

  /**
   * Without a port of its own the management part shares the server's address; a negative port
   * switches it off.
   */
  private boolean managementHasItsOwnPort() {
    Integer port = find("management.server.port", Integer.class);
    if (port == null || port < 0) return false;
    Integer serverPort = find("server.port", Integer.class);
    return port == 0 || !port.equals(serverPort == null ? 8080 : serverPort);
  }

  private <T> @Nullable T find(String property, Class<T> type) {
    return settings.bind(property, type).orElse(null);
  }
}
