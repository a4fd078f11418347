package dev.faultline.graphql;

import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.graphql.autoconfigure.GraphQlCorsProperties;
import org.springframework.boot.graphql.autoconfigure.GraphQlProperties;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.webmvc.GraphQlWebSocketHandler;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;

/** Puts a handler in the place of Boot's that bears garbage; built as Boot builds its own. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = Type.SERVLET)
class WebSocketConfiguration {
  @Bean
  GraphQlWebSocketHandler webSocketMessages(
      WebGraphQlHandler handler,
      GraphQlProperties properties,
      GraphQlCorsProperties origins,
      ObjectProvider<ServerHttpMessageConvertersCustomizer> customizers) {
    HttpMessageConverters.ServerBuilder converters =
        HttpMessageConverters.forServer().registerDefaults();
    customizers.forEach(customizer -> customizer.customize(converters));
    GraphQlProperties.Websocket settings = properties.getWebsocket();
    return new WebSocketMessages(
        handler,
        json(converters.build()),
        settings.getConnectionInitTimeout(),
        settings.getKeepAlive(),
        origins.toCorsConfiguration());
  }

  @SuppressWarnings("unchecked")
  private static HttpMessageConverter<Object> json(HttpMessageConverters converters) {
    for (HttpMessageConverter<?> converter : converters) {
      if (converter.canRead(Map.class, MediaType.APPLICATION_JSON))
        return (HttpMessageConverter<Object>) converter;
    }
    throw new IllegalStateException("No converter reads JSON");
  }
}
