package dev.faultline.model;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A kind of configuration item.
 *
 * @param name Pascal case, at most 64 characters; also the label in Neo4j
 * @param parent the type that this one inherits attributes from; null for a root
 * @param description what such an item is, in one sentence
 * @param attributes the attributes that it adds to those of its ancestors
 */
public record ItemType(
    String name,
    @Nullable String parent,
    String description,
    List<AttributeDefinition> attributes) {
  private static final Pattern NAME = Pattern.compile("[A-Z][A-Za-z0-9]{0,63}");

  /** The type that change managers read first; its subtypes count as services as well. */
  public static final String BUSINESS_SERVICE = "BusinessService";

  public ItemType {
    if (!NAME.matcher(name).matches()) {
      throw new InvalidInput(
          "Item type \""
              + Text.shorten(name)
              + "\": a name is Pascal case, such as VirtualMachine, of at most 64 characters.");
    }
    StoredText.free("The description", description);
    attributes = List.copyOf(attributes);
    Set<String> names = new HashSet<>();
    for (AttributeDefinition attribute : attributes) {
      if (!names.add(attribute.name())) {
        throw new InvalidInput(
            "Item type \""
                + name
                + "\": attribute \""
                + Text.shorten(attribute.name())
                + "\" is defined twice.");
      }
    }
  }
}
