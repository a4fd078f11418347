package dev.faultline.web;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Bodies are data, never forms. Whoever sends a file with curl names no content type, curl then
 * says that it is a form, and Tomcat would read it in search of parameters before the import could.
 */
@Configuration(proxyBeanMethods = false)
class RawBodies {
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> noForms() {
    return server -> server.addConnectorCustomizers(connector -> connector.setParseBodyMethods(""));
  }
}
