package dev.faultline.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** The filters that every request passes. Keeps no session: each request says who sends it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(SecuritySettings.class)
class SecurityConfiguration {
  /**
   * Pages, scripts and connections from this server only; styles may stand inline, as GraphiQL
   * writes them.
   */
  private static final String CONTENT =
      "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'"
          + " data:; font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none';"
          + " form-action 'none'; frame-ancestors 'none'";

  private static final String[] HEALTH = {
    "/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"
  };

  @Bean
  static ListenAddressCheck listenAddressCheck(Environment environment) {
    return new ListenAddressCheck(environment);
  }

  @Bean
  Passwords passwords() {
    return new Passwords();
  }

  /**
   * The one user, or nobody; without this bean the framework would invent a user and log the
   * password.
   */
  @Bean
  UserDetailsService users(SecuritySettings settings, Passwords passwords) {
    String password = settings.password();
    if (password == null) return new InMemoryUserDetailsManager();
    return new InMemoryUserDetailsManager(
        User.withUsername(settings.user())
            .password(passwords.keep(password))
            .roles("USER")
            .build());
  }

  /**
   * The request is measured as a whole; measuring each filter of it costs more than the filters.
   */
  @Bean
  static SecurityObservationSettings observations() {
    return SecurityObservationSettings.noObservations();
  }

  @Bean
  SecurityFilterChain requests(HttpSecurity http, SecuritySettings settings) {
    boolean open = settings.password() == null;
    http.csrf(AbstractHttpConfigurer::disable) // ForeignPageFilter does its work without a token
        .formLogin(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .headers(SecurityConfiguration::headers)
        .addFilterAfter(
            new ForeignPageFilter(settings.allowedHosts(), open), HeaderWriterFilter.class)
        .exceptionHandling(refusals ->
            refusals
                .authenticationEntryPoint((_, response, _) -> askForPassword(response))
                .accessDeniedHandler(
                    (_, response, _) -> Refusal.FORBIDDEN.send(response, "You may not do this.")));
    if (open) {
      http.httpBasic(AbstractHttpConfigurer::disable)
          .authorizeHttpRequests(requests -> requests.anyRequest().permitAll());
    } else {
      http.httpBasic(
              basic -> basic.authenticationEntryPoint((_, response, _) -> askForPassword(response)))
          .authorizeHttpRequests(requests ->
              requests
                  .dispatcherTypeMatchers(
                      DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
                  .permitAll()
                  .requestMatchers(HEALTH)
                  .permitAll()
                  .anyRequest()
                  .authenticated());
    }
    return http.build();
  }

  private static void headers(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
        .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
        .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
  }

  private static void askForPassword(HttpServletResponse response) throws IOException {
    response.setHeader("WWW-Authenticate", "Basic realm=\"Faultline\", charset=\"UTF-8\"");
    Refusal.UNAUTHENTICATED.send(
        response,
        "Name and password are missing or wrong. Send them as HTTP Basic authentication.");
  }
}
