package dev.faultline.model;

/** What an item's key, and the name of a redundancy group, may look like. */
public final class Keys {
  /** Most characters of a key. */
  public static final int LONGEST = 512;

  private Keys() {}

  /**
   * Returns the key, or throws {@link InvalidInput} if it is blank, too long, starts or ends with a
   * blank, or holds what {@link StoredText} does not let stand on a line.
   */
  public static String check(String key) {
    if (isPlain(key)) return key;
    if (key.isBlank()) throw new InvalidInput("A key must not be empty.");
    return checked("Key", key);
  }

  /** Returns the name of a redundancy group, or throws {@link InvalidInput}; as for a key. */
  public static String checkGroup(String name) {
    if (isPlain(name)) return name;
    if (name.isBlank()) {
      throw new InvalidInput("A group's name has 1 to " + LONGEST + " characters but was empty.");
    }
    return checked("Group", name);
  }

  /** Whether it is of visible ASCII characters, as nearly all are: then nothing can be wrong. */
  private static boolean isPlain(String name) {
    return !name.isEmpty() && StoredText.isAscii(name, '!', LONGEST);
  }

  /** Whether nothing is seen of it: a kind of blank, or one of those without width. */
  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u200B' || c == '\uFEFF';
  }

  private static String checked(String kind, String name) {
    String what = kind + " \"" + Text.shorten(name) + "\"";
    StoredText.line(what, name, LONGEST);
    if (isBlank(name.charAt(0)) || isBlank(name.charAt(name.length() - 1))) {
      throw new InvalidInput(what + " starts or ends with a blank; write it without.");
    }
    return name;
  }
}
