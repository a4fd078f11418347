package dev.faultline.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Encodes and compares passwords, and remembers the last one that matched.
 *
 * <p>Every request carries the password, and comparing it takes bcrypt some 100 ms by design. So
 * that this is paid once and not by every request, the last match is kept as an HMAC under a key
 * that lives as long as this object.
 */
final class Passwords implements PasswordEncoder {
  private static final Pattern ENCODED = Pattern.compile("^\\{([^{}]*)}.*", Pattern.DOTALL);
  private static final int LONGEST_BYTES = 72;

  private final PasswordEncoder encoder =
      new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder()));
  private final SecretKeySpec key;
  private volatile byte @Nullable [] lastMatch;

  Passwords() {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    key = new SecretKeySpec(random, "HmacSHA256");
  }

  /**
   * The configured password as it is kept: unchanged if it is encoded already, encoded otherwise.
   */
  String keep(String configured) {
    Matcher prefix = ENCODED.matcher(configured);
    if (prefix.matches()) {
      if (prefix.group(1).equals("bcrypt")) return configured;
      throw new UnsafeSettings(
          "faultline.security.password starts with a word in braces other than {bcrypt},"
              + " the only encoding that the server accepts.",
          "Give it as {bcrypt}$2…, or in clear without a word in braces in front.");
    }
    if (configured.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
      throw new UnsafeSettings(
          "faultline.security.password has more than "
              + LONGEST_BYTES
              + " bytes, which bcrypt cannot tell apart.",
          "Choose a shorter one.");
    }
    return encode(configured);
  }

  @Override
  public String encode(@Nullable CharSequence rawPassword) {
    String encoded = encoder.encode(rawPassword);
    if (encoded == null) throw new IllegalArgumentException("rawPassword must not be null");
    return encoded;
  }

  @Override
  public boolean matches(@Nullable CharSequence rawPassword, @Nullable String encodedPassword) {
    if (rawPassword == null || encodedPassword == null) return false;
    byte[] mac = mac(encodedPassword + '\0' + rawPassword);
    byte[] last = lastMatch;
    if (last != null && MessageDigest.isEqual(last, mac)) return true;
    if (!encoder.matches(rawPassword, encodedPassword)) return false;
    lastMatch = mac;
    return true;
  }

  private byte[] mac(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has HmacSHA256", e);
    }
  }
}
