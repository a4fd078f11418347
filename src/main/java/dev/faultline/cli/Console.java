package dev.faultline.cli;

import dev.faultline.model.Level;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a command reads from and writes to.
 *
 * @param out data, and nothing else
 * @param err messages and progress
 * @param colours whether {@code out} shows colours
 * @param progress whether {@code err} is a terminal, on which a line can be written over
 * @param environment environment variables
 */
record Console(
    InputStream in,
    PrintStream out,
    PrintStream err,
    boolean colours,
    boolean progress,
    Map<String, String> environment) {

  /** The console of this process. Colours only on a terminal, and not with NO_COLOR set. */
  static Console ofProcess() {
    Map<String, String> environment = System.getenv();
    boolean plain =
        !environment.getOrDefault("NO_COLOR", "").isEmpty()
            || "dumb".equals(environment.get("TERM"));
    return new Console(
        System.in,
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        !plain && isTerminal(1),
        isTerminal(2),
        environment);
  }

  /** UTF-8, as data files are, except on a Windows terminal with a code page of its own. */
  private static PrintStream stream(FileDescriptor descriptor) {
    boolean windows = System.getProperty("os.name", "").startsWith("Windows");
    Charset charset =
        windows && System.console() != null
            ? Charset.forName(System.getProperty("stdout.encoding", "UTF-8"))
            : StandardCharsets.UTF_8;
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor), 1 << 15),
        descriptor == FileDescriptor.err,
        charset);
  }

  private static boolean isTerminal(int descriptor) {
    Path link = Path.of("/proc/self/fd/" + descriptor);
    if (!Files.isSymbolicLink(link)) return System.console() != null;
    try {
      String target = Files.readSymbolicLink(link).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException e) {
      return false;
    }
  }

  /** The text in the colour of the level. */
  String paint(Level level, String text) {
    if (!colours) return text;
    String code =
        switch (level) {
          case DOWN -> "31;1";
          case DEGRADED -> "33";
          case AT_RISK -> "36";
          case NONE -> "32";
        };
    return "\u001B[" + code + "m" + text + "\u001B[0m";
  }

  /** The text as a heading. */
  String bold(String text) {
    return colours ? "\u001B[1m" + text + "\u001B[0m" : text;
  }

  /** The text without characters that would steer a terminal or break a line. */
  static String clean(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) return text.replaceAll("\\p{Cntrl}", "\uFFFD");
    }
    return text;
  }
}
