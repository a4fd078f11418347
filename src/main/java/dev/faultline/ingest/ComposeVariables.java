package dev.faultline.ingest;

/**
 * Fills in the variables of a Compose file as far as the file itself says: {@code ${VAR:-x}}
 * becomes {@code x}, {@code $$} a dollar sign. The environment is not looked at; a variable without
 * a default stays as it is written.
 */
final class ComposeVariables {
  private ComposeVariables() {}

  static String fill(String text) {
    return text.indexOf('$') < 0 ? text : fill(text, 0);
  }

  private static String fill(String text, int depth) {
    StringBuilder filled = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c != '$' || at + 1 == text.length()) {
        filled.append(c);
        at++;
      } else if (text.charAt(at + 1) == '$') {
        filled.append('$');
        at += 2;
      } else if (text.charAt(at + 1) == '{') {
        int end = closing(text, at + 1);
        if (end < 0) return filled.append(text, at, text.length()).toString();
        filled.append(value(text.substring(at + 2, end), depth));
        at = end + 1;
      } else {
        filled.append(c);
        at++;
      }
    }
    return filled.toString();
  }

  private static String value(String expression, int depth) {
    int name = 0;
    while (name < expression.length()
        && (Character.isLetterOrDigit(expression.charAt(name)) || expression.charAt(name) == '_'))
      name++;
    String rest = expression.substring(name);
    if (depth > 20) return "${" + expression + "}";
    if (rest.startsWith(":-")) return fill(rest.substring(2), depth + 1);
    if (rest.startsWith("-")) return fill(rest.substring(1), depth + 1);
    if (rest.startsWith(":+") || rest.startsWith("+")) return "";
    return "${" + expression.substring(0, name) + "}";
  }

  private static int closing(String text, int open) {
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      if (text.charAt(i) == '{') depth++;
      else if (text.charAt(i) == '}' && --depth == 0) return i;
    }
    return -1;
  }
}
