package dev.faultline.model;

/** What an item's key may look like. */
public final class Keys {
  /** Most characters of a key. */
  public static final int LONGEST = 512;

  private Keys() {}

  /**
   * Returns the key, or throws {@link InvalidInput} if it is blank, too long, or holds control
   * characters.
   */
  public static String check(String key) {
    if (key.isBlank()) throw new InvalidInput("A key must not be empty.");
    if (key.length() > LONGEST) {
      throw new InvalidInput(
          "Key \""
              + Text.shorten(key)
              + "\" has "
              + key.length()
              + " characters; at most "
              + LONGEST
              + " are allowed.");
    }
    for (int i = 0; i < key.length(); i++) {
      if (Character.isISOControl(key.charAt(i))) {
        throw new InvalidInput(
            "Key \""
                + Text.shorten(key)
                + "\" holds a control character at position "
                + (i + 1)
                + ".");
      }
    }
    return key;
  }
}
