package dev.faultline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.Neo4jIT;
import dev.faultline.TestStore;
import dev.faultline.asset.AssetDraft;
import dev.faultline.asset.Assets;
import dev.faultline.contract.ContractRef;
import dev.faultline.contract.Contracts;
import dev.faultline.inventory.Inventory;
import dev.faultline.model.EstateRecord;
import dev.faultline.model.InvalidInput;
import dev.faultline.software.Entitlements;
import dev.faultline.software.Seats;
import dev.faultline.store.Author;
import dev.faultline.store.RevisionLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Contracts, products, entitlements and seats in files. */
@Neo4jIT
class RecordFilesIT {
  private static final String PRODUCTS =
      """
      name,vendor,knownAs,countedOn,notes
      Orbell DB,Orbell,"orbelldb, odb",HARDWARE,"one
      two"
      Studio,,,,
      Stduio 2,,Studio,,
      Cell,,,MOON,
      """;
  private static final String CONTRACTS =
      """
      number;kind;name;vendor;parties;start;end;noticeMonths;autoRenewal;renewalMonths;value;valuePer;assets;items;products
      C-1;support;Storage, all;Halden;reseller: Orbell; lessor: Halden;;;;;;;;;;
      C-2;LEASE;Arrays;;"reseller: Orbell, Ltd; lessor: Halden";2025-01-01;2027-12-31;3;yes;12;1200.50 EUR;YEAR;HW-1;"array 1, shop";Studio
      C-3;;;;;;;;;;;;;;
      C-4;LEASE;;;;2026-01-01;2025-01-01;;;;;;HW-9;;
      C-2;LEASE;Renamed;;;;;;;;;;;;
      """;
  private static final String ENTITLEMENTS =
      """
      {"number":"E-1","product":"Studio","metric":"USER","quantity":10,"start":"2026-01-01","end":"2026-12-31","contract":"C-2","price":"99.00 EUR"}
      {"number":"E-2","product":"Orbell DB","metric":"CORE","minimumPerProcessor":8,"minimumPerHost":16,"quantity":32,"packSize":16,"start":"2026-01-01","kind":"SUBSCRIPTION"}
      {"number":"E-3","product":"Stuido","metric":"USER","quantity":1,"start":"2026-01-01"}
      {"number":"E-4","product":"Studio","metric":"USER","start":"2026-01-01","contract":"C-99"}
      {"number":5,"product":"Studio"}
      {"number":"E-6","product":"Studio","colour":"red"}
      {"number":"E-7","product":{"name":"Studio"},"metric":"UNLIMITED","start":"2026-01-01"}
      """;
  private static final String SEATS =
      """
      product,user,item,since,lastUsed
      Studio,anna,array 1,2026-01-01,2026-06-01
      Studio,ben,,2026-02-01,
      Studio,anna,,,2026-07-01
      Studio,cleo,nowhere,,
      Studio,,,,
      Nothing,dora,,,
      """;
  private static final Map<String, String> FILES = new LinkedHashMap<>();

  static {
    FILES.put("products", PRODUCTS);
    FILES.put("contracts", CONTRACTS);
    FILES.put("entitlements", ENTITLEMENTS);
    FILES.put("seats", SEATS);
  }

  @Autowired TestStore store;
  @Autowired Assets assets;
  @Autowired Contracts contracts;
  @Autowired Entitlements entitlements;
  @Autowired Seats seats;
  @Autowired RecordImports imports;
  @Autowired RecordExport export;
  @Autowired Inventory inventory;
  @Autowired RevisionLog log;

  @BeforeEach
  void shopOnAnArray() {
    store.wipe();
    Author anna = new Author("anna", null, null);
    inventory.upsertItem(anna, EstateRecord.Item.of("shop", "BusinessService"));
    inventory.upsertItem(anna, EstateRecord.Item.of("array 1", "Storage"));
    assets.upsert(
        anna, new AssetDraft("HW-1", "Hardware", null, Map.of(), Map.of(), List.of(), List.of()));
  }

  @Test
  void anExportOfNothingCanBeImported() throws IOException {
    for (RecordFormat format : RecordFormat.values()) {
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      export.write("seats", format, Map.of(), file);
      String nothing = file.toString(StandardCharsets.UTF_8);
      assertThat(run("seats", format, ImportMode.MERGE, nothing).read()).isZero();
    }
    assertThatThrownBy(() -> run("seats", RecordFormat.CSV, ImportMode.MERGE, " "))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("is empty");
  }

  private static RecordFormat formatOf(String records) {
    return records.equals("entitlements") ? RecordFormat.NDJSON : RecordFormat.CSV;
  }

  private RecordImportReport run(String records, RecordFormat format, ImportMode mode, String file)
      throws IOException {
    RecordImportReport report =
        imports.run(
            records,
            format,
            mode,
            records,
            "anna",
            new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
    assertThat(report.created() + report.updated() + report.unchanged() + report.rejected())
        .isEqualTo(report.read());
    assertThat(report.rejections()).hasSize((int) report.rejected());
    return report;
  }

  private RecordImportReport merge(String records) throws IOException {
    return run(records, formatOf(records), ImportMode.MERGE, FILES.get(records));
  }

  private void mergeAll() throws IOException {
    for (String records : FILES.keySet()) merge(records);
  }

  private String exported(String records, RecordFormat format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    export.write(records, format, Map.of(), out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static List<Long> lines(RecordImportReport report) {
    return report.rejections().stream().map(ImportReport.Rejection::line).sorted().toList();
  }

  @Test
  void eachRecordThatCannotBeUsedSaysWhereAndWhyAndStopsNoOther() throws IOException {
    RecordImportReport products = merge("products");
    assertThat(List.of(products.created(), products.rejected())).containsExactly(2L, 2L);
    assertThat(lines(products)).containsExactly(5L, 6L);
    assertThat(products.rejections().toString())
        .contains("\"Studio\" is one of the product \"Studio\" already", "MOON", "HARDWARE");

    RecordImportReport agreed = merge("contracts");
    assertThat(lines(agreed)).containsExactly(2L, 4L, 5L, 6L);
    assertThat(List.of(agreed.created(), agreed.updated())).containsExactly(1L, 0L);
    assertThat(agreed.rejections().toString())
        .contains("start is a date such as 2026-11-21", "but was \"lessor: Halden\"")
        .contains("kind is needed")
        .contains("end 2025-01-01 is before start 2026-01-01", "There are no assets \"HW-9\"")
        .contains(
            "contract \"C-2\", reason=It is there twice in this input; the first one counts.");

    RecordImportReport bought = merge("entitlements");
    assertThat(lines(bought)).containsExactly(3L, 4L, 5L, 6L, 7L);
    assertThat(bought.rejections().toString())
        .contains("Did you mean \"Studio\"", "There is no contract \"C-99\"", "quantity is needed")
        .contains("number is a text.", "\"colour\" is no field here")
        .contains("product is a text, and no list or object");

    RecordImportReport given = merge("seats");
    assertThat(List.of(given.created(), given.updated(), given.rejected()))
        .containsExactly(2L, 0L, 4L);
    assertThat(given.rejections().toString())
        .contains("There is no item \"nowhere\"", "seat without a user", "\"dora\" of \"Nothing\"");
  }

  @Test
  void whatTheRecordsSayIsWrittenWithItsLinks() throws IOException {
    mergeAll();
    assertThat(contracts.find(ContractRef.ofNumber("C-2")).orElseThrow().facts())
        .containsEntry("name", "Arrays")
        .containsEntry("parties", List.of("reseller: Orbell, Ltd", "lessor: Halden"))
        .containsEntry("autoRenewal", true)
        .containsEntry("value", "1200.50 EUR")
        .containsEntry("assets", List.of("HW-1"))
        .containsEntry("items", List.of("array 1", "shop"))
        .containsEntry("products", List.of("Studio"));
    assertThat(entitlements.find("E-2").orElseThrow().facts())
        .containsEntry("minimumPerHost", 16L)
        .containsEntry("kind", "SUBSCRIPTION");
    assertThat(seats.ofProducts(List.of("Studio")).get("Studio").getFirst().facts())
        .containsEntry("item", "array 1")
        .containsEntry("since", "2026-01-01")
        .containsEntry("lastUsed", "2026-06-01");
    assertThat(store.run("MATCH (:Entitlement)-[l:ENTITLES|BOUGHT_UNDER]->() RETURN l")).hasSize(3);
    assertThat(store.run("MATCH (:Contract)-[l:COVERS]->() RETURN l")).hasSize(4);
  }

  @Test
  void aDryRunCountsTheSameAndWritesNothing() throws IOException {
    for (Map.Entry<String, String> file : FILES.entrySet()) {
      String records = file.getKey();
      long before = log.newest().number();
      RecordImportReport dry = run(records, formatOf(records), ImportMode.DRY_RUN, file.getValue());
      assertThat(log.newest().number()).isEqualTo(before);
      RecordImportReport real = merge(records);
      assertThat(List.of(dry.created(), dry.updated(), dry.unchanged(), dry.rejections()))
          .isEqualTo(List.of(real.created(), real.updated(), real.unchanged(), real.rejections()));
    }
  }

  @Test
  void aDryRunSeesWhatRecordsFarAboveTakeAndGive() throws IOException {
    run("products", RecordFormat.CSV, ImportMode.MERGE, "name,knownAs\nStudio,Atelier\n");
    StringBuilder file = new StringBuilder("name,knownAs\nStudio,Painter\nCell,Sheet\n");
    for (int i = 0; i < 1_000; i++) file.append("Tool ").append(i).append(",\n");
    file.append("Brush,Atelier\nPencil,Painter\nSheet,\nCell,Table\n");
    RecordImportReport dry = run("products", RecordFormat.CSV, ImportMode.DRY_RUN, file.toString());
    RecordImportReport real = run("products", RecordFormat.CSV, ImportMode.MERGE, file.toString());
    assertThat(List.of(dry.created(), dry.updated(), dry.unchanged(), dry.rejections()))
        .isEqualTo(List.of(real.created(), real.updated(), real.unchanged(), real.rejections()));
    assertThat(lines(real)).containsExactly(1005L, 1006L, 1007L);
    assertThat(real.created()).isEqualTo(1_002);
  }

  @ParameterizedTest
  @EnumSource(RecordFormat.class)
  void whatWasExportedImportsWithoutAChangeAndIntoAnEmptyStoreAsItWas(RecordFormat format)
      throws IOException {
    mergeAll();
    Map<String, String> exported = new LinkedHashMap<>();
    long before = log.newest().number();
    for (String records : FILES.keySet()) {
      exported.put(records, exported(records, format));
      RecordImportReport again = run(records, format, ImportMode.MERGE, exported.get(records));
      assertThat(again.unchanged()).as(records).isEqualTo(again.read()).isPositive();
    }
    assertThat(log.newest().number()).isEqualTo(before);
    shopOnAnArray();
    for (String records : FILES.keySet()) {
      RecordImportReport fresh = run(records, format, ImportMode.MERGE, exported.get(records));
      assertThat(fresh.created()).as(records).isEqualTo(fresh.read());
      assertThat(exported(records, format)).isEqualTo(exported.get(records));
    }
  }

  @Test
  void whatTheNamesInAFileAreMustBeKnown() {
    assertThatThrownBy(() -> run("contract", RecordFormat.CSV, ImportMode.MERGE, CONTRACTS))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("Did you mean \"contracts\"");
    assertThatThrownBy(
            () -> run("seats", RecordFormat.CSV, ImportMode.MERGE, "product,usr\nStudio,anna\n"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("unknown column \"usr\"");
    assertThatThrownBy(() -> run("seats", RecordFormat.CSV, ImportMode.MERGE, "product\nStudio\n"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("lacks the column \"user\"");
    assertThatThrownBy(() ->
            export.write(
                "contracts",
                RecordFormat.CSV,
                Map.of("state", List.of("ACTIVE")),
                new ByteArrayOutputStream()))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("\"state\"; they hold all of them");
  }
}
