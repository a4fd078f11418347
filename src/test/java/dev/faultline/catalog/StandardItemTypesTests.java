package dev.faultline.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.model.AttributeDefinition;
import dev.faultline.model.ItemType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StandardItemTypesTests {
  private final List<ItemType> types = StandardItemTypes.all();
  private final Map<String, ItemType> byName =
      types.stream().collect(Collectors.toMap(ItemType::name, Function.identity(), (a, b) -> a));

  @Test
  void coverTheEstateFromBusinessServiceDownToPower() {
    assertThat(byName)
        .containsKeys(
            ItemType.BUSINESS_SERVICE,
            "TechnicalService",
            "Application",
            "ContainerWorkload",
            "Database",
            "VirtualMachine",
            "Hypervisor",
            "Storage",
            "Switch",
            "Rack",
            "PowerFeed",
            "Certificate",
            "DnsZone",
            "ExternalProvider");
  }

  @Test
  void namesAreUnique() {
    assertThat(types).extracting(ItemType::name).doesNotHaveDuplicates();
  }

  @Test
  void parentsStandBeforeTheirSubtypesSoThereIsNoCycle() {
    Set<String> seen = new HashSet<>();
    for (ItemType type : types) {
      if (type.parent() != null) {
        assertThat(seen).as("parents before %s", type.name()).contains(type.parent());
      }
      seen.add(type.name());
    }
  }

  @Test
  void attributesAreDefinedOnceAlongAnAncestry() {
    for (ItemType type : types) {
      List<String> names = new ArrayList<>();
      for (ItemType at = type;
          at != null;
          at = at.parent() == null ? null : byName.get(at.parent())) {
        at.attributes().forEach(attribute -> names.add(attribute.name()));
      }
      assertThat(names).as(type.name()).doesNotHaveDuplicates();
    }
  }

  @Test
  void everyDescriptionIsOneSentence() {
    for (ItemType type : types) {
      assertThat(type.description()).as(type.name()).matches("[A-Z][^.]*\\.");
      for (AttributeDefinition attribute : type.attributes()) {
        assertThat(attribute.description())
            .as("%s.%s", type.name(), attribute.name())
            .matches("[A-Z].*\\.");
        assertThat(attribute.name()).matches("[a-z][A-Za-z]*");
      }
    }
  }
}
