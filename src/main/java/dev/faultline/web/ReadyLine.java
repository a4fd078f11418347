package dev.faultline.web;

import java.net.Inet6Address;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says once, when requests are taken, which address to open. */
@Component
final class ReadyLine {
  private static final Logger LOG = LoggerFactory.getLogger(ReadyLine.class);

  private final @Nullable InetAddress address;
  private final String contextPath;
  private @Nullable TomcatWebServer server;

  ReadyLine(
      @Value("${server.address:#{null}}") @Nullable InetAddress address,
      @Value("${server.servlet.context-path:}") String contextPath) {
    this.address = address;
    this.contextPath = contextPath;
  }

  @EventListener
  void onServer(WebServerInitializedEvent event) {
    boolean main = event.getApplicationContext().getServerNamespace() == null;
    if (main && event.getWebServer() instanceof TomcatWebServer tomcat) server = tomcat;
  }

  @EventListener
  void onReadiness(AvailabilityChangeEvent<ReadinessState> event) {
    TomcatWebServer ready = server;
    if (ready == null || event.getState() != ReadinessState.ACCEPTING_TRAFFIC) return;
    server = null;
    String scheme = ready.getTomcat().getConnector().getScheme();
    LOG.info(
        "Faultline is ready: {}", url(scheme, address, ready.getPort(), contextPath + "/graphiql"));
  }

  /** The address to open; that of this machine where the server listens on all. */
  static String url(String scheme, @Nullable InetAddress address, int port, String path) {
    String host =
        address == null || address.isAnyLocalAddress() ? "127.0.0.1" : address.getHostAddress();
    if (address instanceof Inet6Address && !address.isAnyLocalAddress()) host = "[" + host + "]";
    return scheme + "://" + host + ":" + port + path;
  }
}
