package dev.faultline.asset.api;

import dev.faultline.asset.Asset;
import dev.faultline.graphql.Payload;
import dev.faultline.graphql.UserError;
import dev.faultline.model.FaultlineException;
import dev.faultline.model.Revision;
import dev.faultline.record.Problem;
import dev.faultline.record.Written;
import dev.faultline.store.Committed;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What came of writing an asset.
 *
 * @param asset as it is now; null if the write was refused
 */
record AssetPayload(@Nullable Asset asset, @Nullable Revision written, List<UserError> errors)
    implements Payload {
  static AssetPayload of(Committed<Asset> committed) {
    return new AssetPayload(committed.value(), committed.revision(), List.of());
  }

  static AssetPayload ofUpsert(Committed<Written<Asset>> committed) {
    Written<Asset> written = committed.value();
    return written.record() == null
        ? refused(written.problems())
        : new AssetPayload(written.record(), committed.revision(), List.of());
  }

  static AssetPayload refused(List<Problem> problems) {
    return new AssetPayload(null, null, Problem.errors(problems));
  }

  /** What the write came to, or why it was refused. */
  static AssetPayload written(Supplier<AssetPayload> write) {
    try {
      return write.get();
    } catch (AssetInputs.Refused refused) {
      return refused(refused.problems());
    } catch (FaultlineException refused) {
      return new AssetPayload(null, null, List.of(UserError.of(refused, null)));
    }
  }
}
