package dev.faultline.asset.api;

import dev.faultline.asset.AssetCare;
import dev.faultline.asset.AssetLifeCycle;
import dev.faultline.asset.AssetLifeCycle.Holder;
import dev.faultline.asset.Assets;
import dev.faultline.asset.api.AssetInputs.AcceptInput;
import dev.faultline.asset.api.AssetInputs.AuditInput;
import dev.faultline.asset.api.AssetInputs.CheckInInput;
import dev.faultline.asset.api.AssetInputs.CheckOutInput;
import dev.faultline.asset.api.AssetInputs.DisposeInput;
import dev.faultline.asset.api.AssetInputs.HolderInput;
import dev.faultline.asset.api.AssetInputs.LinkInput;
import dev.faultline.asset.api.AssetInputs.StepInput;
import dev.faultline.asset.api.AssetInputs.StockInput;
import dev.faultline.graphql.Actors;
import dev.faultline.graphql.ItemRef;
import dev.faultline.inventory.ItemLookup;
import dev.faultline.store.Author;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** Adding assets, changing them, and taking them through their life. */
@Controller
final class AssetWriteController {
  private final Assets assets;
  private final AssetLifeCycle lifeCycle;
  private final AssetCare care;
  private final ItemLookup lookup;

  AssetWriteController(Assets assets, AssetLifeCycle lifeCycle, AssetCare care, ItemLookup lookup) {
    this.assets = assets;
    this.lifeCycle = lifeCycle;
    this.care = care;
    this.lookup = lookup;
  }

  @MutationMapping
  AssetPayload upsertAsset(@Argument(name = "input") Map<String, @Nullable Object> input) {
    return AssetPayload.written(() -> {
      Object reason = input.get("reason");
      Author author = author(reason == null ? null : reason.toString());
      return AssetPayload.ofUpsert(assets.upsert(author, AssetInputs.draft(input)));
    });
  }

  @MutationMapping
  AssetPayload takeAssetStep(@Argument StepInput input) {
    return AssetPayload.written(
        () -> AssetPayload.of(lifeCycle.take(author(input.reason()), input.asset(), input.step())));
  }

  @MutationMapping
  AssetPayload checkOutAsset(@Argument CheckOutInput input) {
    return AssetPayload.written(() ->
        AssetPayload.of(
            lifeCycle.checkOut(
                author(input.reason()),
                input.asset(),
                holder(input.to()),
                AssetInputs.date("dueOn", input.dueOn()))));
  }

  private Holder holder(HolderInput to) {
    String name = to.person();
    if (name == null) name = to.team();
    if (name == null) name = to.location();
    return new Holder(to.kind(), name == null ? key(to.item()) : name);
  }

  @MutationMapping
  AssetPayload checkInAsset(@Argument CheckInInput input) {
    return AssetPayload.written(() ->
        AssetPayload.of(
            lifeCycle.checkIn(author(input.reason()), input.asset(), input.location())));
  }

  @MutationMapping
  AssetPayload acceptAsset(@Argument AcceptInput input) {
    return AssetPayload.written(
        () -> AssetPayload.of(care.accept(author(input.reason()), input.asset(), input.by())));
  }

  @MutationMapping
  AssetPayload auditAsset(@Argument AuditInput input) {
    return AssetPayload.written(() ->
        AssetPayload.of(
            care.audit(
                author(input.reason()),
                input.asset(),
                input.location(),
                AssetInputs.date("seenOn", input.seenOn()))));
  }

  @MutationMapping
  AssetPayload disposeAsset(@Argument DisposeInput input) {
    return AssetPayload.written(() ->
        AssetPayload.of(
            lifeCycle.dispose(author(input.reason()), input.asset(), input.disposal())));
  }

  @MutationMapping
  AssetPayload adjustStock(@Argument StockInput input) {
    return AssetPayload.written(
        () -> AssetPayload.of(care.adjustStock(author(input.reason()), input.asset(), input.by())));
  }

  @MutationMapping
  AssetPayload linkAsset(@Argument LinkInput input) {
    return AssetPayload.written(
        () -> AssetPayload.of(care.link(author(input.reason()), input.asset(), key(input.item()))));
  }

  @MutationMapping
  AssetPayload unlinkAsset(@Argument LinkInput input) {
    return AssetPayload.written(() ->
        AssetPayload.of(care.unlink(author(input.reason()), input.asset(), key(input.item()))));
  }

  private String key(@Nullable ItemRef reference) {
    if (reference != null && reference.key() != null) return reference.key();
    String id = reference == null || reference.id() == null ? "" : reference.id();
    return lookup.key(id);
  }

  private static Author author(@Nullable String reason) {
    return new Author(Actors.current(), null, reason);
  }
}
