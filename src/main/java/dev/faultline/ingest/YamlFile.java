package dev.faultline.ingest;

import dev.faultline.model.InvalidInput;
import dev.faultline.model.StoredText;
import dev.faultline.model.Text;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * The documents of a YAML file, one after the other, with their lines.
 *
 * <p>Plain data only: no tag makes an object of a class, and tags that are not known are passed
 * over. Words such as {@code on}, {@code 22:22} and dates stay texts, as in YAML 1.2. A document
 * holds at most 64 Mi characters, 60 levels and 2,000 aliases.
 */
final class YamlFile {
  private static final int LONGEST_DOCUMENT = 64 << 20;
  private static final int DEEPEST = 60;
  private static final int MOST_ALIASES = 2_000;

  private final Source source;
  private final Utf8Reader text;
  private final Composer composer;
  private final Plain plain;

  YamlFile(Source source) {
    this.source = source;
    this.text = new Utf8Reader(source);
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setAllowRecursiveKeys(false);
    options.setMaxAliasesForCollections(MOST_ALIASES);
    options.setNestingDepthLimit(DEEPEST);
    options.setCodePointLimit(LONGEST_DOCUMENT);
    this.composer =
        new Composer(new ParserImpl(new StreamReader(text), options), new FewKinds(), options);
    this.plain = new Plain(options);
  }

  /**
   * The next document, or null after the last. Throws {@link InvalidInput} where the text is not
   * YAML.
   */
  @Nullable Node next() throws IOException {
    try {
      return composer.checkNode() ? composer.getNode() : null;
    } catch (MarkedYAMLException e) {
      Mark mark = e.getProblemMark() != null ? e.getProblemMark() : e.getContextMark();
      long line = mark == null ? text.line() : mark.getLine() + 1L;
      throw source.fault(
          line, mark == null ? 1 : mark.getColumn() + 1L, "not YAML: " + said(e) + template());
    } catch (YAMLException e) {
      if (e.getCause() instanceof IOException cause) throw cause;
      throw source.fault(text.line(), 1, limit(e));
    }
  }

  /**
   * The data of a node, or {@link InvalidInput} that says what is wrong with it, without the file's
   * name.
   */
  @Nullable Object data(Node node) {
    try {
      return plain.of(node);
    } catch (MarkedYAMLException e) {
      Mark mark = e.getProblemMark();
      throw new InvalidInput((mark == null ? "" : "Line " + (mark.getLine() + 1) + ": ") + said(e));
    } catch (YAMLException e) {
      throw new InvalidInput("It cannot be read as data: a value does not fit its tag.");
    }
  }

  /** The line on which a node starts, from 1. */
  static long line(Node node) {
    return node.getStartMark() == null ? 0 : node.getStartMark().getLine() + 1L;
  }

  /** The node under a key of a mapping, or null. */
  static @Nullable Node child(@Nullable Node node, String key) {
    if (!(node instanceof MappingNode mapping)) return null;
    for (var tuple : mapping.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key))
        return tuple.getValueNode();
    }
    return null;
  }

  /** The line on which a key of a mapping stands; 0 if it has no such key of its own. */
  static long lineOfKey(@Nullable Node node, String key) {
    if (!(node instanceof MappingNode mapping)) return 0;
    for (var tuple : mapping.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key))
        return line(name);
    }
    return 0;
  }

  /** Whether the text read so far looks like a template; the sentence says what to do. */
  String template() {
    if (text.templateLine() == 0) return "";
    return " Line "
        + text.templateLine()
        + " holds {{: if this is a template, render it first (helm template) and give the result.";
  }

  private static String said(MarkedYAMLException e) {
    String context = e.getContext() == null ? "" : e.getContext().strip() + ": ";
    String problem =
        e.getProblem() == null ? "the text ends or breaks off" : e.getProblem().strip();
    String all = (context + problem).replaceAll("\\s+", " ");
    return Text.shorten(all).equals(all) || all.length() < 300
        ? sentence(all)
        : sentence(all.substring(0, 300) + "…");
  }

  private static String sentence(String text) {
    String clean = text.replaceAll("\\p{Cntrl}", " ");
    return clean.endsWith(".") ? clean : clean + ".";
  }

  private static String limit(YAMLException e) {
    String message = String.valueOf(e.getMessage());
    if (message.contains("code points")) {
      return "a document has more than " + LONGEST_DOCUMENT + " characters. Split it into several.";
    }
    if (message.contains("liases"))
      return "a document has more than " + MOST_ALIASES + " aliases of lists and mappings.";
    if (message.contains("epth"))
      return "a document is nested more than " + DEEPEST + " levels deep.";
    return "not YAML: it holds a character or a form that YAML does not allow.";
  }

  /** Tells texts from numbers, true, false, null and merge keys; everything else is text. */
  private static final class FewKinds extends Resolver {
    private static final Pattern WHOLE = Pattern.compile("[-+]?(0|[1-9][0-9]{0,17})");
    private static final Pattern TRUTH = Pattern.compile("true|True|TRUE|false|False|FALSE");

    @Override
    protected void addImplicitResolvers() {
      addImplicitResolver(Tag.BOOL, TRUTH, "tTfF", 10);
      addImplicitResolver(Tag.INT, WHOLE, "-+0123456789", 20);
      addImplicitResolver(Tag.MERGE, MERGE, "<", 10);
      addImplicitResolver(Tag.NULL, NULL, "~nN\0", 10);
      addImplicitResolver(Tag.NULL, EMPTY, null, 10);
    }
  }

  private static final class Plain extends SafeConstructor {
    Plain(LoaderOptions options) {
      super(options);
      setAllowDuplicateKeys(options.isAllowDuplicateKeys());
      AbstractConstruct untagged =
          new AbstractConstruct() {
            @Override
            public Object construct(Node node) {
              return switch (node) {
                case ScalarNode scalar -> constructScalar(scalar);
                case SequenceNode sequence -> constructSequence(sequence);
                case MappingNode mapping -> constructMapping(mapping);
                default -> node.toString();
              };
            }
          };
      yamlConstructors.put(null, untagged);
      for (Tag tag : new Tag[] {Tag.BINARY, Tag.TIMESTAMP, Tag.FLOAT})
        yamlConstructors.put(tag, untagged);
    }

    @Nullable Object of(Node node) {
      return constructDocument(node);
    }

    /** An escape such as "\\uD83D" makes half of a character, which cannot be kept. */
    @Override
    protected String constructScalar(ScalarNode node) {
      return StoredText.free("Line " + line(node) + ": A text", super.constructScalar(node));
    }

    /** A list or mapping as a key, built of aliases, could take forever to compare. */
    @Override
    protected void constructMapping2ndStep(MappingNode node, Map<Object, Object> mapping) {
      checkKeys(node);
      super.constructMapping2ndStep(node, mapping);
    }

    @Override
    protected void constructSet2ndStep(MappingNode node, Set<Object> set) {
      checkKeys(node);
      super.constructSet2ndStep(node, set);
    }

    private static void checkKeys(MappingNode node) {
      for (var tuple : node.getValue()) {
        if (!(tuple.getKeyNode() instanceof ScalarNode)) {
          throw new InvalidInput(
              "Line "
                  + line(tuple.getKeyNode())
                  + ": a key must be text but is a list or a mapping.");
        }
      }
    }
  }
}
