package dev.faultline.asset.api;

import dev.faultline.asset.Asset;
import dev.faultline.asset.AssetField;
import dev.faultline.graphql.Page;
import dev.faultline.record.RecordHistory;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What was done to an asset, from the revision log. */
@Controller
final class AssetHistoryController {
  private final RecordHistory history;

  AssetHistoryController(RecordHistory history) {
    this.history = history;
  }

  @SchemaMapping(typeName = "Asset")
  Page<RecordHistory.Event> history(
      Asset asset, @Argument @Nullable Integer first, @Argument @Nullable String after) {
    return history.page(Asset.RECORD, asset.id(), AssetField.SENSITIVE, first, after);
  }
}
