package dev.faultline.graphql;

import dev.faultline.model.Text;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLSchema;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says what GraphQL Java found wrong with a document in words for whoever wrote it: where, what,
 * and which names come near; without the inner form of the values.
 */
final class ValidationMessage {
  /*
   * GraphQL Java makes these texts from its bundle i18n/Validation.properties, which cannot be replaced, and keeps no parts of them.
   */
  private static final Pattern LEAD =
      Pattern.compile("^Validation [Ee]rror \\(\\w+(?:@\\[(.*?)])?\\)\\s*: ");

  /** Greedy, since a value may hold the words that end it. */
  private static final Pattern VALUE =
      Pattern.compile(" with value '.*'(?= (?:must |is |contains ))", Pattern.DOTALL);

  private static final Pattern ENUM_DUMP = Pattern.compile("'?EnumValue\\{name='(\\w*)'}'?");
  private static final Pattern OTHER_DUMP = Pattern.compile(" - .*Value\\{.*", Pattern.DOTALL);
  private static final Pattern FIELD = Pattern.compile("Field '(\\w+)' in type '(\\w+)'");
  private static final Pattern INPUT_FIELD =
      Pattern.compile("contains a field not in '(\\w+)': '(\\w+)'");
  private static final Pattern ENUM = Pattern.compile("is not a valid '(\\w+)'");

  private final GraphQLSchema schema;

  ValidationMessage(GraphQLSchema schema) {
    this.schema = schema;
  }

  String of(@Nullable String given) {
    String text = given == null ? "The request is not valid" : given;
    Matcher lead = LEAD.matcher(text);
    String place = "";
    if (lead.find()) {
      place = lead.group(1) == null || lead.group(1).isEmpty() ? "" : "At " + lead.group(1) + ": ";
      text = text.substring(lead.end());
    }
    String hint = hint(text);
    text = VALUE.matcher(text).replaceAll("");
    text = ENUM_DUMP.matcher(text).replaceAll("'$1'");
    text = OTHER_DUMP.matcher(text).replaceAll("");
    if (place.isEmpty()) text = text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    return place + text + (text.endsWith(".") ? "" : ".") + hint;
  }

  private String hint(String text) {
    Matcher field = FIELD.matcher(text);
    if (field.find()
        && schema.getType(field.group(2)) instanceof GraphQLFieldsContainer container) {
      return near(
          field.group(1),
          container.getFieldDefinitions().stream().map(GraphQLFieldDefinition::getName).toList());
    }
    Matcher input = INPUT_FIELD.matcher(text);
    if (input.find() && schema.getType(input.group(1)) instanceof GraphQLInputObjectType type) {
      return near(
          input.group(2),
          type.getFieldDefinitions().stream().map(GraphQLInputObjectField::getName).toList());
    }
    Matcher value = ENUM.matcher(text);
    if (value.find() && schema.getType(value.group(1)) instanceof GraphQLEnumType type) {
      return " It is one of "
          + Text.join(
              type.getValues().stream().map(GraphQLEnumValueDefinition::getName).toList(), "or")
          + ".";
    }
    return "";
  }

  private static String near(String name, List<String> known) {
    return Text.didYouMean(Text.nearest(name, known));
  }
}
