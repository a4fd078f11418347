package dev.faultline.analysis;

import dev.faultline.asset.Asset;
import graphql.GraphQLContext;
import java.util.ArrayList;
import java.util.List;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** The items that assets embody, seen in the image. */
@Controller
final class AssetItemsController {
  private final Snapshots snapshots;

  AssetItemsController(Snapshots snapshots) {
    this.snapshots = snapshots;
  }

  @SchemaMapping(typeName = "Asset")
  List<ItemView> items(Asset asset, GraphQLContext request) {
    List<ItemView> items = new ArrayList<>();
    for (Asset.Embodied embodied : asset.items()) {
      Snapshot snapshot = snapshots.of(request);
      // An item of a write that the request's image does not hold yet.
      if (snapshot.topology().find(embodied.key()) < 0) snapshot = snapshots.newest();
      int item = snapshot.topology().find(embodied.key());
      if (item >= 0) items.add(ItemView.of(snapshot, item));
    }
    return items;
  }
}
