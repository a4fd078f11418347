package dev.faultline.asset;

import dev.faultline.model.AttributeDefinition;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.Text;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The kinds of assets at one time: those that come with the program and those of the estate. */
public final class AssetKinds {
  /** Kinds that inherit from it have a telephone number and an IMEI. */
  public static final String MOBILE = "Mobile";

  /** Kinds that inherit from it have a stock level and a reorder point. */
  public static final String CONSUMABLE = "Consumable";

  private final Map<String, AssetKind> kinds = new LinkedHashMap<>();

  private AssetKinds(Collection<AssetKind> added) {
    for (AssetKind kind : StandardAssetKinds.ALL) kinds.put(kind.name(), kind);
    for (AssetKind kind : added) kinds.put(kind.name(), kind);
  }

  /** The standard kinds and others; one of the same name replaces a standard one. */
  public static AssetKinds standardWith(Collection<AssetKind> added) {
    return new AssetKinds(added);
  }

  public List<AssetKind> all() {
    return List.copyOf(kinds.values());
  }

  public Optional<AssetKind> find(String name) {
    return Optional.ofNullable(kinds.get(name));
  }

  /** The kind of this name; throws {@link InvalidInput} with the nearest names if there is none. */
  public AssetKind kind(String name) {
    AssetKind kind = kinds.get(name);
    if (kind == null) {
      throw new InvalidInput(
          "Asset kind \""
              + Text.shorten(name)
              + "\" is not known."
              + Text.didYouMean(Text.nearest(name, kinds.keySet())));
    }
    return kind;
  }

  /** The kind and its ancestors, nearest first. */
  public Set<String> lineage(String name) {
    Set<String> names = new LinkedHashSet<>();
    @Nullable String at = name;
    while (at != null && names.add(at)) {
      AssetKind known = kinds.get(at);
      at = known == null ? null : known.parent();
    }
    return names;
  }

  public boolean isA(String kind, String ancestor) {
    return lineage(kind).contains(ancestor);
  }

  /** The names of a kind and of all that inherit from it. */
  public Set<String> with(String name) {
    kind(name);
    return kinds.keySet().stream().filter(kind -> isA(kind, name)).collect(Collectors.toSet());
  }

  /** The attributes of a kind, those of its ancestors included, by name. */
  public Map<String, AttributeDefinition> attributesOf(String kind) {
    Map<String, AttributeDefinition> attributes = new LinkedHashMap<>();
    for (String name : List.copyOf(lineage(kind)).reversed()) {
      AssetKind known = kinds.get(name);
      if (known == null) continue;
      for (AttributeDefinition attribute : known.attributes())
        attributes.put(attribute.name(), attribute);
    }
    return attributes;
  }
}
