package dev.faultline.graphql;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.ArrayValue;
import graphql.language.IntValue;
import graphql.language.NullValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.scalars.ExtendedScalars;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import graphql.schema.GraphQLScalarType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Scalars that the libraries do not have in the form that the contract asks for. */
final class Scalars {
  static final GraphQLScalarType DATE_TIME =
      GraphQLScalarType.newScalar()
          .name("DateTime")
          .description("A point in time, ISO 8601 with offset.")
          .coercing(new DateTime())
          .build();

  static final GraphQLScalarType DATE =
      plainText("Date", "A calendar date, ISO 8601, such as 2026-11-21.");

  static final GraphQLScalarType DECIMAL =
      plainText("Decimal", "An exact decimal number as text, such as 1200.50.");

  /** As the library's, which cannot take a null within a list that is written in the document. */
  static final GraphQLScalarType JSON =
      ExtendedScalars.Json.transform(json -> json.coercing(new Json()));

  private Scalars() {}

  /**
   * Text with a meaning. Input is handed on as it is written: who takes it checks it, so that a
   * form with several wrong values gets a sentence for each.
   */
  private static GraphQLScalarType plainText(String name, String description) {
    return GraphQLScalarType.newScalar()
        .name(name)
        .description(description)
        .coercing(new PlainText(name))
        .build();
  }

  private record PlainText(String name) implements Coercing<String, String> {
    @Override
    public String serialize(Object value, GraphQLContext context, Locale locale) {
      return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    @Override
    public String parseValue(Object value, GraphQLContext context, Locale locale) {
      if (value instanceof String || value instanceof Integer || value instanceof Long)
        return value.toString();
      throw new CoercingParseValueException(sentence());
    }

    @Override
    public String parseLiteral(
        Value<?> literal, CoercedVariables variables, GraphQLContext context, Locale locale) {
      return switch (literal) {
        case StringValue quoted -> Objects.requireNonNullElse(quoted.getValue(), "");
        case IntValue number -> number.getValue().toString();
        default -> throw new CoercingParseLiteralException(sentence());
      };
    }

    private String sentence() {
      return "A " + name + " is written as text, in quotes.";
    }
  }

  private static final class Json implements Coercing<Object, Object> {
    private final Coercing<?, ?> library = ExtendedScalars.Json.getCoercing();

    @Override
    public @Nullable Object serialize(Object value, GraphQLContext context, Locale locale) {
      return library.serialize(value, context, locale);
    }

    @Override
    public @Nullable Object parseValue(Object value, GraphQLContext context, Locale locale) {
      return library.parseValue(value, context, locale);
    }

    @Override
    public @Nullable Object parseLiteral(
        Value<?> literal, CoercedVariables variables, GraphQLContext context, Locale locale) {
      return switch (literal) {
        case NullValue _ -> null;
        case ArrayValue array -> {
          List<@Nullable Object> list = new ArrayList<>();
          for (Value<?> element : array.getValues())
            list.add(parseLiteral(element, variables, context, locale));
          yield list;
        }
        case ObjectValue object -> {
          Map<String, @Nullable Object> map = new LinkedHashMap<>();
          for (ObjectField field : object.getObjectFields()) {
            map.put(field.getName(), parseLiteral(field.getValue(), variables, context, locale));
          }
          yield map;
        }
        default -> library.parseLiteral(literal, variables, context, locale);
      };
    }
  }

  private static final class DateTime implements Coercing<Instant, String> {
    @Override
    public String serialize(Object value, GraphQLContext context, Locale locale) {
      if (value instanceof Instant instant) return instant.toString();
      throw new CoercingSerializeException("not a point in time: " + value.getClass());
    }

    @Override
    public Instant parseValue(Object value, GraphQLContext context, Locale locale) {
      if (value instanceof Instant instant) return instant;
      try {
        return parse(String.valueOf(value));
      } catch (DateTimeException e) {
        throw new CoercingParseValueException(sentence(value), e);
      }
    }

    @Override
    public Instant parseLiteral(
        Value<?> literal, CoercedVariables variables, GraphQLContext context, Locale locale) {
      String text = literal instanceof StringValue quoted ? quoted.getValue() : null;
      if (text == null) throw new CoercingParseLiteralException(sentence(literal));
      try {
        return parse(text);
      } catch (DateTimeException e) {
        throw new CoercingParseLiteralException(sentence(text), e);
      }
    }

    private static Instant parse(String text) {
      return OffsetDateTime.parse(text).toInstant();
    }

    private static String sentence(Object value) {
      return "\"" + value + "\" is not ISO 8601 with offset, such as 2026-11-21T18:39:00Z.";
    }
  }
}
