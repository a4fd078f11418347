package dev.faultline.asset.api;

import dev.faultline.asset.Asset;
import dev.faultline.asset.Assets;
import dev.faultline.asset.Problem;
import dev.faultline.graphql.ErrorCode;
import dev.faultline.graphql.Payload;
import dev.faultline.graphql.UserError;
import dev.faultline.model.FaultlineException;
import dev.faultline.model.Revision;
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

  static AssetPayload ofUpsert(Committed<Assets.Upserted> committed) {
    Assets.Upserted upserted = committed.value();
    return upserted.asset() == null
        ? refused(upserted.problems())
        : new AssetPayload(upserted.asset(), committed.revision(), List.of());
  }

  static AssetPayload refused(List<Problem> problems) {
    return new AssetPayload(
        null,
        null,
        problems.stream()
            .map(problem ->
                new UserError(ErrorCode.INVALID_INPUT, problem.message(), problem.field()))
            .toList());
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
