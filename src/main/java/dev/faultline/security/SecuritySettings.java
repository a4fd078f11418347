package dev.faultline.security;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may speak to the server.
 *
 * @param user the name that goes with the password
 * @param password in clear or encoded as {@code {bcrypt}…}; empty: no authentication
 * @param allowedHosts further host names under which this server is reached, such as that of a
 *     proxy before it
 */
@ConfigurationProperties("faultline.security")
record SecuritySettings(
    @DefaultValue("faultline") String user,
    @Nullable String password,
    @DefaultValue Set<String> allowedHosts) {
  SecuritySettings {
    if (password != null && password.isBlank()) password = null;
    allowedHosts = Set.copyOf(allowedHosts);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "SecuritySettings[user=%s, password=%s, allowedHosts=%s]"
        .formatted(user, password == null ? "none" : "set", allowedHosts);
  }
}
