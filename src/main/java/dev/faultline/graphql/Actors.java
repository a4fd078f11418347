package dev.faultline.graphql;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;

/** Who asks. */
public final class Actors {
  private Actors() {}

  /** Something to do. */
  @FunctionalInterface
  public interface Deed<T, E extends Exception> {
    T run() throws E;
  }

  /** Does in this thread what the server does by itself, asked by nobody: it has every role. */
  public static <T, E extends Exception> T asServer(Deed<T, E> deed) throws E {
    SecurityContext before = SecurityContextHolder.getContext();
    SecurityContextHolder.setContext(new SecurityContextImpl(new Server()));
    try {
      return deed.run();
    } finally {
      SecurityContextHolder.setContext(before);
    }
  }

  /** Whether the person logged in has the role; nobody has one where nobody logs in. */
  public static boolean hasRole(String role) {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication instanceof Server) return true;
    return authentication != null
        && authentication.getAuthorities().stream()
            .anyMatch(authority -> ("ROLE_" + role).equals(authority.getAuthority()));
  }

  /** The name of the person logged in, or {@code anonymous}. */
  public static String current() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication == null || authentication instanceof AnonymousAuthenticationToken) {
      return "anonymous";
    }
    String name = authentication.getName();
    return name == null || name.isBlank() ? "anonymous" : name;
  }

  /** The server itself; no request can have it. */
  private static final class Server extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    Server() {
      super(List.of());
      setAuthenticated(true);
    }

    @Override
    public Object getCredentials() {
      return "";
    }

    @Override
    public Object getPrincipal() {
      return "faultline";
    }
  }
}
