package dev.faultline.graphql;

import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who asks. */
public final class Actors {
  private Actors() {}

  /** Whether the person logged in has the role; nobody has one where nobody logs in. */
  public static boolean hasRole(String role) {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
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
}
