package dev.faultline.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** GraphiQL at {@code /graphiql}, from the jar alone, and as the first page. */
@Configuration(proxyBeanMethods = false)
class ConsolePages implements WebMvcConfigurer {
  @Override
  public void addViewControllers(ViewControllerRegistry registry) {
    registry.addRedirectViewController("/", "/graphiql");
    registry.addViewController("/graphiql").setViewName("forward:/graphiql/index.html");
  }
}
