package dev.faultline.catalog;

import dev.faultline.model.AttributeDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.neo4j.driver.Record;

/** The attributes that a type declares as properties of its node: three lists of equal length. */
public final class AttributeColumns {
  private AttributeColumns() {}

  public static Map<String, Object> of(List<AttributeDefinition> attributes) {
    return Map.of(
        "attributeNames", attributes.stream().map(AttributeDefinition::name).toList(),
        "attributeKinds", attributes.stream().map(attribute -> attribute.kind().name()).toList(),
        "attributeDescriptions",
            attributes.stream().map(AttributeDefinition::description).toList());
  }

  public static List<AttributeDefinition> read(Record row) {
    List<String> names = row.get("attributeNames").asList(value -> value.asString());
    List<String> kinds = row.get("attributeKinds").asList(value -> value.asString());
    List<String> descriptions = row.get("attributeDescriptions").asList(value -> value.asString());
    List<AttributeDefinition> attributes = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      attributes.add(
          new AttributeDefinition(
              names.get(i), AttributeDefinition.Kind.valueOf(kinds.get(i)), descriptions.get(i)));
    }
    return attributes;
  }
}
