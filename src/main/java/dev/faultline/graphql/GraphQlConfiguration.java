package dev.faultline.graphql;

import graphql.execution.instrumentation.Instrumentation;
import graphql.scalars.ExtendedScalars;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.graphql.data.method.HandlerMethodArgumentResolver;
import org.springframework.graphql.data.method.annotation.support.AnnotatedControllerConfigurer;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;

/** Puts the shared parts together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({GraphQlSettings.class, SensitiveSettings.class})
class GraphQlConfiguration {
  @Bean
  GraphQlLimits limits(GraphQlSettings settings) {
    return settings.limits();
  }

  @Bean
  RuntimeWiringConfigurer scalars() {
    return wiring ->
        wiring
            .scalar(Scalars.DATE_TIME)
            .scalar(Scalars.DATE)
            .scalar(Scalars.DECIMAL)
            .scalar(ExtendedScalars.GraphQLLong)
            .scalar(Scalars.JSON);
  }

  @Bean
  RuntimeWiringConfigurer sensitiveFields(Withholding withholding) {
    return wiring -> wiring.directive(SensitiveFields.DIRECTIVE, new SensitiveFields(withholding));
  }

  /**
   * Controllers run on the thread of the request, which is a virtual one already: a thread of their
   * own for each field would cost more than most fields do.
   */
  @Bean
  AnnotatedControllerConfigurer annotatedControllerConfigurer(
      ObjectProvider<HandlerMethodArgumentResolver> resolvers) {
    AnnotatedControllerConfigurer configurer = new AnnotatedControllerConfigurer();
    configurer.configureBinder(
        options -> options.conversionService(ApplicationConversionService.getSharedInstance()));
    resolvers.orderedStream().forEach(configurer::addCustomArgumentResolver);
    return configurer;
  }

  @Bean
  ErrorResolver errorResolver() {
    return new ErrorResolver();
  }

  @Bean
  ErrorCodeInstrumentation errorCodes() {
    return new ErrorCodeInstrumentation();
  }

  @Bean
  RequestLimits requestLimits(GraphQlLimits limits) {
    return new RequestLimits(limits);
  }

  /** In place of the framework's, which observes each field that is computed. */
  @Bean
  RequestObservation graphQlObservation(ObjectProvider<ObservationRegistry> registry) {
    return new RequestObservation(registry.getIfAvailable(() -> ObservationRegistry.NOOP));
  }

  @Bean
  GraphQlSourceBuilderCustomizer execution(
      RequestLimits limits, ObjectProvider<Instrumentation> instrumentations) {
    return source ->
        source.configureGraphQl(engine ->
            engine
                .preparsedDocumentProvider(new Documents(limits))
                .instrumentation(new WholeRequests(instrumentations.orderedStream().toList())));
  }

  @Bean
  GraphQlRequestFilter requestFilter(GraphQlLimits limits, Environment environment) {
    String path = environment.getProperty("spring.graphql.http.path", "/graphql");
    return new GraphQlRequestFilter(path, limits.maxBodyBytes());
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> clientWatch() {
    return tomcat -> tomcat.addEngineValves(new ClientWatch());
  }

  @Bean
  ClientInterceptor client() {
    return new ClientInterceptor();
  }

  @Bean
  SubscriptionInterceptor subscriptions() {
    return new SubscriptionInterceptor();
  }

  @Bean
  FreshnessInterceptor freshness() {
    return new FreshnessInterceptor();
  }
}
