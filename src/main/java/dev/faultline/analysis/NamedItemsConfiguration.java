package dev.faultline.analysis;

import dev.faultline.inventory.ItemsNamed;
import graphql.schema.DataFetcher;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;

/**
 * Shows the items that records beside the graph name, such as a contract, as the image has them.
 */
@Configuration(proxyBeanMethods = false)
class NamedItemsConfiguration {
  private static final List<String> TYPES =
      List.of(
          "Contract",
          "LicenceUse",
          "UncountedInstallation",
          "FreedInstallation",
          "ReclaimableSeat",
          "Seat");

  @Bean
  static RuntimeWiringConfigurer namedItems(Snapshots snapshots) {
    DataFetcher<List<ItemView>> items =
        request -> {
          List<ItemView> views = new ArrayList<>();
          if (!(request.getSource() instanceof ItemsNamed named)) return views;
          Snapshot snapshot = snapshots.of(request.getGraphQlContext());
          for (String key : named.itemKeys()) {
            // An item of a write that the request's image does not hold yet.
            if (snapshot.topology().find(key) < 0) snapshot = snapshots.newest();
            int item = snapshot.topology().find(key);
            if (item >= 0) views.add(ItemView.of(snapshot, item));
          }
          return views;
        };
    return wiring -> {
      for (String type : TYPES) wiring.type(type, fields -> fields.dataFetcher("items", items));
    };
  }
}
