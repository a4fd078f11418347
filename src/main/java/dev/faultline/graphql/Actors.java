package dev.faultline.graphql;

import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who asks. */
public final class Actors {
  private Actors() {}

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
