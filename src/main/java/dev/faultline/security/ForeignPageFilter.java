package dev.faultline.security;

import dev.faultline.model.Text;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what pages of other sites make a browser send here, WebSocket handshakes included.
 *
 * <p>Browsers name the page's site in {@code Origin} and {@code Sec-Fetch-Site}; other clients send
 * neither and pass. Where no password protects the server, the name under which it is spoken to
 * must be one of this machine's own: a foreign name that resolves to a loopback address (DNS
 * rebinding) would otherwise make a foreign page look like one of ours.
 */
final class ForeignPageFilter extends OncePerRequestFilter {
  private final Set<String> allowedHosts;
  private final boolean loopbackOnly;

  ForeignPageFilter(Set<String> allowedHosts, boolean loopbackOnly) {
    this.allowedHosts =
        allowedHosts.stream()
            .map(host -> host.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    this.loopbackOnly = loopbackOnly;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String refusal = refusal(request);
    if (refusal == null) {
      chain.doFilter(request, response);
    } else {
      Refusal.FORBIDDEN.send(response, refusal);
    }
  }

  private @Nullable String refusal(HttpServletRequest request) {
    String host = host(request);
    if (loopbackOnly && !isLoopback(host) && !allowedHosts.contains(host)) {
      return "The host name \""
          + Text.shorten(host)
          + "\" is not one of this machine. Use localhost, or add the name to"
          + " faultline.security.allowed-hosts.";
    }
    String origin = request.getHeader("Origin");
    if (origin != null && !isOwn(origin, host, request.getServerPort())) {
      return "Pages of \""
          + Text.shorten(origin)
          + "\" may not send requests here. If this server is reached under that name, add it to"
          + " faultline.security.allowed-hosts.";
    }
    if ("cross-site".equals(request.getHeader("Sec-Fetch-Site")) && !isPlainRead(request)) {
      return "Pages of other sites may not send requests here.";
    }
    return null;
  }

  private boolean isOwn(String origin, String host, int port) {
    URI page;
    try {
      page = URI.create(origin);
    } catch (IllegalArgumentException _) {
      return false;
    }
    String pageHost = page.getHost();
    if (pageHost == null) return false;
    pageHost = pageHost.toLowerCase(Locale.ROOT);
    if (allowedHosts.contains(pageHost)) return true;
    // A proxy may have ended TLS: both standard ports count as one.
    boolean samePort = page.getPort() < 0 ? port == 80 || port == 443 : page.getPort() == port;
    return samePort && pageHost.equals(host);
  }

  /** The name in lower case, an IPv6 address in brackets. */
  private static String host(HttpServletRequest request) {
    String name = request.getServerName().toLowerCase(Locale.ROOT);
    return name.indexOf(':') >= 0 && !name.startsWith("[") ? "[" + name + "]" : name;
  }

  /** Compares text and resolves nothing: what a name resolves to is the attacker's choice. */
  private static boolean isLoopback(String host) {
    return host.equals("localhost")
        || host.endsWith(".localhost")
        || host.equals("[::1]")
        || host.equals("[0:0:0:0:0:0:0:1]")
        || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
  }

  private static boolean isPlainRead(HttpServletRequest request) {
    String method = request.getMethod();
    return (method.equals("GET") || method.equals("HEAD")) && request.getHeader("Upgrade") == null;
  }
}
