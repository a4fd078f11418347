package dev.faultline.contract.api;

import dev.faultline.asset.Asset;
import dev.faultline.asset.Assets;
import dev.faultline.asset.ServicesBehind;
import dev.faultline.contract.Contract;
import dev.faultline.contract.Contracts;
import dev.faultline.contract.CoveredItems;
import dev.faultline.graphql.Page;
import dev.faultline.inventory.ItemReference;
import dev.faultline.record.RecordHistory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What belongs to a contract, and the contracts of items and assets; read once for a page. */
@Controller
final class ContractPartsController {
  private final Contracts contracts;
  private final Assets assets;
  private final CoveredItems coveredItems;
  private final ServicesBehind services;
  private final RecordHistory history;

  ContractPartsController(
      Contracts contracts,
      Assets assets,
      CoveredItems coveredItems,
      ServicesBehind services,
      RecordHistory history) {
    this.contracts = contracts;
    this.assets = assets;
    this.coveredItems = coveredItems;
    this.services = services;
    this.history = history;
  }

  @BatchMapping(typeName = "ConfigurationItem", field = "contracts")
  Map<ItemReference, List<Contract>> ofItems(List<ItemReference> items) {
    Map<String, List<Contract>> found =
        contracts.ofItems(new TreeSet<>(items.stream().map(ItemReference::key).toList()));
    Map<ItemReference, List<Contract>> its = new HashMap<>();
    for (ItemReference item : items) its.put(item, found.getOrDefault(item.key(), List.of()));
    return its;
  }

  @BatchMapping(typeName = "Asset", field = "contracts")
  Map<Asset, List<Contract>> ofAssets(List<Asset> page) {
    Map<String, List<Contract>> found =
        contracts.ofAssets(new TreeSet<>(page.stream().map(Asset::tag).toList()));
    Map<Asset, List<Contract>> its = new HashMap<>();
    for (Asset asset : page) its.put(asset, found.getOrDefault(asset.tag(), List.of()));
    return its;
  }

  @BatchMapping(typeName = "Contract", field = "assets")
  Map<Contract, List<Asset>> assets(List<Contract> page) {
    Set<String> tags = new HashSet<>();
    page.forEach(contract -> tags.addAll(contract.covered().assets()));
    Map<String, Asset> found = assets.ofTags(tags);
    Map<Contract, List<Asset>> its = new HashMap<>();
    for (Contract contract : page) {
      List<Asset> covered = new ArrayList<>();
      for (String tag : contract.covered().assets()) {
        Asset asset = found.get(tag);
        if (asset != null) covered.add(asset);
      }
      its.put(contract, covered);
    }
    return its;
  }

  @SchemaMapping(typeName = "Contract")
  List<String> products(Contract contract) {
    return contract.covered().products();
  }

  @SchemaMapping(typeName = "Contract")
  Contract.State state(Contract contract) {
    return contract.state(ContractController.today());
  }

  @SchemaMapping(typeName = "Contract")
  @Nullable Long noticeDays(Contract contract) {
    return contract.term().noticeDays();
  }

  @SchemaMapping(typeName = "Contract")
  @Nullable Long noticeMonths(Contract contract) {
    return contract.term().noticeMonths();
  }

  @SchemaMapping(typeName = "Contract")
  boolean autoRenewal(Contract contract) {
    return contract.term().renews();
  }

  @SchemaMapping(typeName = "Contract")
  @Nullable Long renewalMonths(Contract contract) {
    return contract.term().renewalMonths();
  }

  @SchemaMapping(typeName = "Contract")
  Page<RecordHistory.Event> history(
      Contract contract, @Argument @Nullable Integer first, @Argument @Nullable String after) {
    return history.page(Contract.RECORD, contract.id(), Contract.SENSITIVE, first, after);
  }

  @SchemaMapping(typeName = "ContractRenewal")
  LocalDate day(Contracts.Renewal renewal) {
    return renewal.turn().day();
  }

  @SchemaMapping(typeName = "ContractRenewal")
  LocalDate noticeBy(Contracts.Renewal renewal) {
    return renewal.turn().noticeBy();
  }

  @SchemaMapping(typeName = "ContractRenewal")
  boolean renews(Contracts.Renewal renewal) {
    return renewal.turn().renews();
  }

  @BatchMapping(typeName = "ContractRenewal", field = "servicesBehind")
  Map<Contracts.Renewal, List<String>> servicesBehind(List<Contracts.Renewal> page) {
    Map<String, List<String>> behind =
        coveredItems.of(page.stream().map(Contracts.Renewal::contract).toList());
    Map<Contracts.Renewal, List<String>> its = new HashMap<>();
    for (Contracts.Renewal renewal : page) {
      List<String> keys = behind.getOrDefault(renewal.contract().number(), List.of());
      its.put(renewal, keys.isEmpty() ? List.of() : services.of(keys));
    }
    return its;
  }
}
