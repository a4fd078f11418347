package dev.faultline.analysis;

import dev.faultline.asset.AssetCare;
import dev.faultline.asset.AssetConditions;
import dev.faultline.asset.AssetKindStore;
import dev.faultline.asset.AssetLifeCycle;
import dev.faultline.asset.AssetRights;
import dev.faultline.asset.AssetRules;
import dev.faultline.asset.AssetSearch;
import dev.faultline.asset.Assets;
import dev.faultline.asset.ServicesBehind;
import dev.faultline.asset.book.AssetBooks;
import dev.faultline.asset.book.DepreciationRules;
import dev.faultline.catalog.Catalog;
import dev.faultline.contract.Contracts;
import dev.faultline.contract.CoveredItems;
import dev.faultline.costing.ServiceCosting;
import dev.faultline.inventory.Inventory;
import dev.faultline.record.RecordHistory;
import dev.faultline.risk.AssetRisks;
import dev.faultline.risk.EndingRules;
import dev.faultline.software.Entitlements;
import dev.faultline.software.Positions;
import dev.faultline.software.Products;
import dev.faultline.software.Seats;
import dev.faultline.store.RevisionLog;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.concurrent.atomic.AtomicReference;
import org.mockito.Mockito;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.graphql.autoconfigure.GraphQlAutoConfiguration;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.boot.graphql.autoconfigure.servlet.GraphQlWebMvcAutoConfiguration;
import org.springframework.boot.graphql.test.autoconfigure.tester.AutoConfigureGraphQlTester;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.graphql.execution.SchemaReport;

/** The whole GraphQL API over a {@link FakeEstate}: no store, no server. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = GraphQlSlice.Wiring.class)
@AutoConfigureGraphQlTester
@interface GraphQlSlice {

  /**
   * The controllers and what they need. Not annotated as a configuration, since the scan of the
   * whole application in other tests would find it and add its fakes there.
   */
  @ImportAutoConfiguration({
    GraphQlAutoConfiguration.class,
    GraphQlWebMvcAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class
  })
  @ComponentScan(
      basePackages = "dev.faultline",
      useDefaultFilters = false,
      includeFilters =
          @ComponentScan.Filter(
              type = FilterType.REGEX,
              pattern = {
                "dev\\.faultline\\.graphql\\..*(Controller|Configuration)",
                "dev\\.faultline\\.(analysis|inventory|catalog|asset|contract)\\..*Controller",
                "dev\\.faultline\\.(software|risk|costing)\\..*Controller",
                "dev\\.faultline\\.asset\\.api\\.AssetFieldsConfiguration",
                "dev\\.faultline\\.analysis\\.(AnswerConfiguration|NamedItemsConfiguration|EstateAnswers)",
                "dev\\.faultline\\.web\\.ConsolePages"
              }))
  class Wiring {
    @Bean
    FakeEstate estate() {
      return new FakeEstate();
    }

    /** What Spring found out about schema and controllers. */
    @Bean
    AtomicReference<SchemaReport> schemaReport() {
      return new AtomicReference<>();
    }

    @Bean
    GraphQlSourceBuilderCustomizer inspection(AtomicReference<SchemaReport> report) {
      return builder -> builder.inspectSchemaMappings(report::set);
    }

    @Bean
    Inventory inventory(FakeEstate estate) {
      return estate.inventory();
    }

    @Bean
    Assets assets() {
      return Mockito.mock(Assets.class);
    }

    @Bean
    AssetConditions assetConditions() {
      return Mockito.mock(AssetConditions.class);
    }

    @Bean
    AssetKindStore assetKinds() {
      return Mockito.mock(AssetKindStore.class);
    }

    @Bean
    AssetRules assetRules() {
      return Mockito.mock(AssetRules.class);
    }

    @Bean
    AssetLifeCycle assetLifeCycle() {
      return Mockito.mock(AssetLifeCycle.class);
    }

    @Bean
    AssetSearch assetSearch() {
      return Mockito.mock(AssetSearch.class);
    }

    @Bean
    AssetCare assetCare() {
      return Mockito.mock(AssetCare.class);
    }

    @Bean
    AssetRights assetRights() {
      return Mockito.mock(AssetRights.class);
    }

    @Bean
    DepreciationRules depreciationRules() {
      return Mockito.mock(DepreciationRules.class);
    }

    @Bean
    AssetBooks assetBooks() {
      return Mockito.mock(AssetBooks.class);
    }

    @Bean
    EndingRules endingRules() {
      return Mockito.mock(EndingRules.class);
    }

    @Bean
    AssetRisks assetRisks() {
      return Mockito.mock(AssetRisks.class);
    }

    @Bean
    ServiceCosting serviceCosting() {
      return Mockito.mock(ServiceCosting.class);
    }

    @Bean
    Contracts contracts() {
      return Mockito.mock(Contracts.class);
    }

    @Bean
    CoveredItems coveredItems() {
      return Mockito.mock(CoveredItems.class);
    }

    @Bean
    RecordHistory recordHistory() {
      return Mockito.mock(RecordHistory.class);
    }

    @Bean
    ServicesBehind servicesBehind() {
      return Mockito.mock(ServicesBehind.class);
    }

    @Bean
    Products products() {
      return Mockito.mock(Products.class);
    }

    @Bean
    Entitlements entitlements() {
      return Mockito.mock(Entitlements.class);
    }

    @Bean
    Seats seats() {
      return Mockito.mock(Seats.class);
    }

    @Bean
    Positions positions() {
      return Mockito.mock(Positions.class);
    }

    @Bean
    LiveTopology live(FakeEstate estate) {
      return estate.live();
    }

    @Bean
    Catalog catalog(FakeEstate estate) {
      return estate.catalog();
    }

    @Bean
    RevisionLog log(FakeEstate estate) {
      return estate.log();
    }
  }
}
