package dev.faultline.asset.api;

import dev.faultline.asset.Asset;
import dev.faultline.asset.AssetField;
import graphql.schema.DataFetcher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;

/** Lets the type Asset have every {@link AssetField} under its word. */
@Configuration(proxyBeanMethods = false)
class AssetFieldsConfiguration {
  @Bean
  static RuntimeWiringConfigurer assetFields() {
    return wiring ->
        wiring.type(
            "Asset",
            type -> {
              for (AssetField field : AssetField.values()) {
                DataFetcher<?> value =
                    request ->
                        request.getSource() instanceof Asset asset ? asset.value(field) : null;
                type.dataFetcher(field.word(), value);
              }
              return type;
            });
  }
}
