package dev.faultline.asset;

import dev.faultline.model.AttributeDefinition;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.Text;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A kind of asset.
 *
 * @param name Pascal case, at most 64 characters; also the label in Neo4j
 * @param parent the kind that it inherits attributes from; null for a root
 * @param description what such an asset is, in one sentence
 * @param attributes the attributes that it adds to those of its ancestors
 */
public record AssetKind(
    String name,
    @Nullable String parent,
    String description,
    List<AttributeDefinition> attributes) {
  private static final Pattern NAME = Pattern.compile("[A-Z][A-Za-z0-9]{0,63}");

  public AssetKind {
    if (!NAME.matcher(name).matches()) {
      throw new InvalidInput(
          "Asset kind \""
              + Text.shorten(name)
              + "\": a name is Pascal case, such as Laptop, of at most 64 characters.");
    }
    attributes = List.copyOf(attributes);
  }
}
