package dev.faultline.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.AbstractDescribedNode;
import graphql.language.AstPrinter;
import graphql.language.DirectiveDefinition;
import graphql.language.EnumTypeDefinition;
import graphql.language.EnumValueDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.Node;
import graphql.language.ObjectTypeDefinition;
import graphql.language.ObjectTypeExtensionDefinition;
import graphql.language.ScalarTypeDefinition;
import graphql.language.TypeDefinition;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The schema files keep the contract and describe themselves. */
class SchemaTests {
  private static final List<String> FILES =
      List.of(
          "/graphql/graphql.graphqls",
          "/graphql/catalog.graphqls",
          "/graphql/inventory.graphqls",
          "/graphql/asset.graphqls",
          "/graphql/costing.graphqls",
          "/graphql/depreciation.graphqls",
          "/graphql/risk.graphqls",
          "/graphql/contract.graphqls",
          "/graphql/software.graphqls",
          "/graphql/analysis.graphqls",
          "/graphql/impact.graphqls",
          "/graphql/questions.graphqls");

  private final Map<String, String> contract =
      elements(List.of("/contract/api.graphqls"), new ArrayList<>());

  @Test
  void everyElementOfTheContractIsThereWithTheSameTypeAndDefault() {
    Map<String, String> schema = elements(FILES, new ArrayList<>());

    assertThat(contract).hasSizeGreaterThan(200);
    assertThat(schema).containsAllEntriesOf(contract);
  }

  @Test
  void everyTypeFieldArgumentAndValueIsDescribed() {
    List<String> undescribed = new ArrayList<>();

    elements(FILES, undescribed);

    assertThat(undescribed).isEmpty();
  }

  @Test
  void anElementWithoutADescriptionIsFound() {
    List<String> undescribed = new ArrayList<>();

    elements(List.of("/contract/api.graphqls"), undescribed);

    assertThat(undescribed).contains("Level", "Level.NONE", "Query.item", "Query.item(ref)");
  }

  /** Every element by its coordinates, with its type and default value as text. */
  private static Map<String, String> elements(List<String> files, List<String> undescribed) {
    Map<String, String> elements = new TreeMap<>();
    TypeDefinitionRegistry registry = new TypeDefinitionRegistry();
    for (String file : files) registry.merge(new SchemaParser().parse(read(file)));
    registry
        .scalars()
        .values()
        .forEach(scalar -> {
          if (scalar.getSourceLocation() != null) type(scalar, elements, undescribed);
        });
    registry
        .getDirectiveDefinitions()
        .values()
        .forEach(directive -> {
          if (directive.getSourceLocation() != null) directive(directive, elements, undescribed);
        });
    registry.types().values().forEach(type -> type(type, elements, undescribed));
    for (List<ObjectTypeExtensionDefinition> extensions :
        registry.objectTypeExtensions().values()) {
      for (ObjectTypeExtensionDefinition extension : extensions) {
        fields(extension, elements, undescribed);
      }
    }
    return elements;
  }

  private static void type(
      TypeDefinition<?> type, Map<String, String> elements, List<String> undescribed) {
    note(type.getName(), "type", (Node<?>) type, elements, undescribed);
    switch (type) {
      case ObjectTypeDefinition object -> fields(object, elements, undescribed);
      case InputObjectTypeDefinition input -> {
        for (InputValueDefinition field : input.getInputValueDefinitions()) {
          note(input.getName() + "." + field.getName(), text(field), field, elements, undescribed);
        }
      }
      case EnumTypeDefinition enumeration -> {
        for (EnumValueDefinition value : enumeration.getEnumValueDefinitions()) {
          String name = enumeration.getName() + "." + value.getName();
          note(name, "value", value, elements, undescribed);
        }
      }
      case ScalarTypeDefinition _ -> {}
      default -> throw new IllegalStateException("unexpected " + type);
    }
  }

  private static void fields(
      ObjectTypeDefinition type, Map<String, String> elements, List<String> undescribed) {
    for (FieldDefinition field : type.getFieldDefinitions()) {
      String name = type.getName() + "." + field.getName();
      note(name, AstPrinter.printAst(field.getType()), field, elements, undescribed);
      for (InputValueDefinition argument : field.getInputValueDefinitions()) {
        String coordinates = name + "(" + argument.getName() + ")";
        note(coordinates, text(argument), argument, elements, undescribed);
      }
    }
  }

  private static void directive(
      DirectiveDefinition directive, Map<String, String> elements, List<String> undescribed) {
    String name = "@" + directive.getName();
    note(name, "directive", directive, elements, undescribed);
    for (InputValueDefinition argument : directive.getInputValueDefinitions()) {
      String coordinates = name + "(" + argument.getName() + ")";
      note(coordinates, text(argument), argument, elements, undescribed);
    }
  }

  private static String text(InputValueDefinition value) {
    String type = AstPrinter.printAst(value.getType());
    return value.getDefaultValue() == null
        ? type
        : type + " = " + AstPrinter.printAst(value.getDefaultValue());
  }

  private static void note(
      String name,
      String text,
      Node<?> node,
      Map<String, String> elements,
      List<String> undescribed) {
    elements.put(name, text);
    boolean described =
        node instanceof AbstractDescribedNode<?> d
            && d.getDescription() != null
            && !d.getDescription().getContent().isBlank();
    if (!described) undescribed.add(name);
  }

  private static String read(String file) {
    try (InputStream in = SchemaTests.class.getResourceAsStream(file)) {
      assertThat(in).as(file).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(file, e);
    }
  }
}
