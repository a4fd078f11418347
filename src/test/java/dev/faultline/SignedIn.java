package dev.faultline;

import java.util.Arrays;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who asks in a test that has no HTTP. */
public final class SignedIn {
  private SignedIn() {}

  /** From now on it is anna, with these roles. */
  public static void as(String... roles) {
    SecurityContextHolder.getContext()
        .setAuthentication(
            new TestingAuthenticationToken(
                "anna",
                "",
                Arrays.stream(roles).map(role -> "ROLE_" + role).toArray(String[]::new)));
  }

  /** From now on it is nobody. */
  public static void out() {
    SecurityContextHolder.clearContext();
  }
}
