package dev.faultline.ingest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds host names in the settings of a program: the dependencies that no manifest declares.
 *
 * <p>A name counts as a host where it stands in the authority of a URL ({@code
 * jdbc:postgresql://db:5432/shop}), before a port ({@code redis:6379}), after a word such as {@code
 * host=}, or as a variable's whole value unless the variable's name says that it is something else
 * ({@code DB_TYPE=postgres}). User names and passwords of URLs are passed over: nothing but the
 * host leaves here.
 */
final class HostFinder {
  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._-]{0,251}[A-Za-z0-9])?\\.?");
  private static final Pattern HOST_AND_PORT =
      Pattern.compile(
          "(?<![\\w.\\-:/$}{])([A-Za-z0-9](?:[A-Za-z0-9._-]{0,251}[A-Za-z0-9])?\\.?):(\\d{1,5})(?![\\w.:@-])");
  private static final Pattern SETTING =
      Pattern.compile(
          "(?i)(?<![a-z])(?:host|hostname|server|data"
              + " source|address|addr)\\s{0,3}=\\s{0,3}(?:tcp:)?([a-z0-9][a-z0-9._-]{0,251})");
  private static final Pattern RESOLVER =
      Pattern.compile("(?i)(?<!\\w)(?:dns|passthrough):(?://[^/\\s]{0,253}/)?(?=[a-z])");
  private static final Pattern WORDS = Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z])(?=[A-Z])");
  private static final int LONGEST_VARIABLE = 256;
  private static final Set<String> OF_A_HOST =
      words(
          "HOST HOSTS HOSTNAME ADDR ADDRS ADDRESS ADDRESSES URL URLS URI URIS ENDPOINT ENDPOINTS"
              + " SERVER SERVERS BROKER BROKERS NODES PEERS SEEDS UPSTREAM TARGET BOOTSTRAP DSN"
              + " PROXY");
  private static final Set<String> OF_SOMETHING_ELSE =
      words(
          "USER USERNAME LOGIN PASS PASSWD PASSWORD PW PWD SECRET TOKEN KEY DB DATABASE DBNAME"
              + " SCHEMA NAME TYPE KIND ENGINE DRIVER DIALECT ADAPTER VENDOR PROVIDER STORE"
              + " CONNECTION BACKEND MODE LEVEL ENV ENVIRONMENT STAGE PROFILE PROFILES ROLE REGION"
              + " ZONE IMAGE TAG VERSION GROUP TOPIC QUEUE BUCKET INDEX PREFIX PATH DIR FILE CLASS"
              + " LANG LOCALE COMMAND CMD ARGS APP TITLE LABEL LABELS FORMAT PROTOCOL SCHEME POLICY"
              + " STRATEGY");
  private static final Set<String> OF_A_SECRET =
      words(
          "USER USERNAME LOGIN PASS PASSWD PASSWORD PW PWD SECRET TOKEN KEY CREDENTIAL"
              + " CREDENTIALS");
  private static final Set<String> OF_AN_IMAGE = words("IMAGE TAG VERSION");

  /**
   * A host that a text names.
   *
   * @param host in lower case, without port
   * @param address true where the variable is an address by name and form, so that the host must
   *     exist somewhere
   */
  record Found(String host, boolean address) {}

  private HostFinder() {}

  /** Whether the variable's name says that its value is for few eyes. */
  static boolean namesASecret(String name) {
    return !disjoint(wordsOf(name), OF_A_SECRET);
  }

  /** The hosts in the value of a variable, in the order in which they appear. */
  static List<Found> inVariable(String name, String value) {
    Set<Found> found = new LinkedHashSet<>();
    Set<String> words = wordsOf(name);
    boolean ofAHost = !disjoint(words, OF_A_HOST);
    String whole = withoutResolver(value.strip());
    String only = wholeAddress(whole);
    if (ofAHost && only != null) {
      found.add(new Found(only, true));
      return List.copyOf(found);
    }
    inUrls(whole, found);
    if (disjoint(words, OF_AN_IMAGE)) inText(whole, found);
    if (ofAHost) {
      for (String part : whole.split(",", -1)) addHost(part.strip(), found);
    } else if (disjoint(words, OF_SOMETHING_ELSE)) {
      addHost(whole, found);
    }
    return List.copyOf(found);
  }

  /**
   * The hosts in the arguments of a command: {@code --db=db:5432}, or {@code db} after {@code
   * --db-host}.
   */
  static List<Found> inArguments(List<String> arguments) {
    Set<Found> found = new LinkedHashSet<>();
    String before = "";
    for (String argument : arguments) {
      String text = withoutResolver(argument.strip());
      inUrls(text, found);
      inText(text, found);
      if (before.startsWith("-") && !disjoint(wordsOf(before), OF_A_HOST)) addHost(text, found);
      before = argument;
    }
    return List.copyOf(found);
  }

  /** A target of gRPC says first who resolves it: {@code dns:///cart:7070}. */
  private static String withoutResolver(String text) {
    return RESOLVER.matcher(text).replaceAll("");
  }

  /** An image's name without the user and password that may stand before its registry. */
  static String withoutCredentials(String image) {
    int at = image.indexOf('@');
    if (at < 0 || image.startsWith("sha", at + 1)) return image;
    return withoutCredentials(image.substring(at + 1));
  }

  /** The host of a value that is one address with a port or one URL and nothing else. */
  private static @Nullable String wholeAddress(String value) {
    Matcher port = HOST_AND_PORT.matcher(value);
    if (port.matches()) return usable(port.group(1));
    int slashes = value.indexOf("://");
    if (slashes <= 0 || value.indexOf(',') >= 0 || value.indexOf(' ') >= 0) return null;
    if (value.indexOf("://", slashes + 3) >= 0) return null;
    Set<Found> found = new LinkedHashSet<>();
    inUrls(value, found);
    return found.size() == 1 ? found.iterator().next().host() : null;
  }

  private static void inUrls(String text, Set<Found> found) {
    for (int at = text.indexOf("://"); at >= 0; at = text.indexOf("://", at + 3)) {
      int end = at + 3;
      while (end < text.length() && " \t\r\n/?#\"'`<>;|)]}\\".indexOf(text.charAt(end)) < 0) {
        end = behindVariable(text, end);
      }
      String authority = text.substring(at + 3, end);
      String hosts = authority.substring(authority.lastIndexOf('@') + 1);
      for (String part : hosts.split(",", -1)) {
        int colon = part.indexOf(':');
        if (colon >= 0 && !part.substring(colon + 1).matches("\\d{1,5}|\\$.*")) continue;
        addHost(colon < 0 ? part : part.substring(0, colon), found);
      }
    }
  }

  /** One past the character, or past the whole of {@code $(NAME)} or <code>${NAME}</code>. */
  private static int behindVariable(String text, int at) {
    if (text.charAt(at) != '$' || at + 1 == text.length()) return at + 1;
    char opening = text.charAt(at + 1);
    if (opening != '(' && opening != '{') return at + 1;
    int end = Math.min(text.length(), at + LONGEST_VARIABLE);
    int closing = text.indexOf(opening == '(' ? ')' : '}', at, end);
    return closing < 0 ? at + 1 : closing + 1;
  }

  private static void inText(String text, Set<Found> found) {
    for (Matcher matcher = HOST_AND_PORT.matcher(text); matcher.find(); )
      addHost(matcher.group(1), found);
    for (Matcher matcher = SETTING.matcher(text); matcher.find(); )
      addHost(matcher.group(1), found);
  }

  private static void addHost(String text, Set<Found> found) {
    if (!HOST.matcher(text).matches()) return;
    String host = usable(text);
    if (host != null) found.add(new Found(host, false));
  }

  /** The host in lower case, unless it is this machine or a plain address or number. */
  private static @Nullable String usable(String text) {
    String host = text.toLowerCase(Locale.ROOT);
    // With a dot at its end a name is complete: no search list is tried.
    if (host.endsWith(".")) host = host.substring(0, host.length() - 1);
    if (host.equals("localhost") || host.startsWith("localhost.")) return null;
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      if (c != '.' && (c < '0' || c > '9')) return host;
    }
    return null;
  }

  private static Set<String> wordsOf(String name) {
    Set<String> words = new HashSet<>();
    for (String word : WORDS.split(name)) words.add(word.toUpperCase(Locale.ROOT));
    return words;
  }

  private static boolean disjoint(Set<String> some, Set<String> others) {
    for (String word : some) {
      if (others.contains(word)) return false;
    }
    return true;
  }

  private static Set<String> words(String list) {
    return Set.copyOf(new ArrayList<>(Arrays.asList(list.split(" "))));
  }
}
