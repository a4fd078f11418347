package dev.faultline.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

class SecurityTests {
  private static final String FORBIDDEN = "\"extensions\":{\"code\":\"FORBIDDEN\"}";
  private static final String HOST = "localhost:8080";

  private final WebApplicationContextRunner loopback =
      new WebApplicationContextRunner()
          .withUserConfiguration(SecurityConfiguration.class, TinyApplication.class)
          .withPropertyValues("server.address=127.0.0.1");
  private final WebApplicationContextRunner withPassword =
      loopback.withPropertyValues(
          "server.address=0.0.0.0", "faultline.security.password=correct horse");

  @Test
  void withoutAPasswordEveryLocalRequestIsAnswered() {
    assertThat(answer(loopback, get("/graphql").header("Host", HOST)).getStatus()).isEqualTo(200);
    assertThat(answer(loopback, post("/graphql").header("Host", "127.0.0.1:8080")).getStatus())
        .isEqualTo(200);
    assertThat(answer(loopback, post("/graphql").header("Host", "[::1]:8080")).getStatus())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:8080",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "10.0.0.5:8080"
      })
  void withoutAPasswordAForeignHostNameIsRefused(String host) throws Exception {
    MockHttpServletResponse response = answer(loopback, get("/graphql").header("Host", host));

    assertThat(response.getStatus()).isEqualTo(403);
    assertThat(response.getContentAsString())
        .contains(FORBIDDEN, "faultline.security.allowed-hosts");
  }

  @Test
  void anAllowedHostNameIsAnsweredAndMayBeAnOrigin() {
    var runner =
        loopback.withPropertyValues("faultline.security.allowed-hosts=impact.corp.example");
    var request =
        post("/graphql")
            .header("Host", "impact.corp.example")
            .header("Origin", "https://impact.corp.example");

    assertThat(answer(runner, request).getStatus()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://evil.example",
        "http://localhost:9090",
        "http://localhost.evil.example:8080",
        "null",
        "not an origin"
      })
  void aPageOfAnotherOriginIsRefused(String origin) throws Exception {
    MockHttpServletResponse response =
        answer(loopback, post("/graphql").header("Host", HOST).header("Origin", origin));

    assertThat(response.getStatus()).isEqualTo(403);
    assertThat(response.getContentAsString()).contains(FORBIDDEN);
    assertThat(response.getContentType()).startsWith("application/json");
  }

  @Test
  void aPageOfThisServerIsAnswered() {
    var own =
        post("/graphql")
            .header("Host", HOST)
            .header("Origin", "http://localhost:8080")
            .header("Sec-Fetch-Site", "same-origin");

    assertThat(answer(loopback, own).getStatus()).isEqualTo(200);
  }

  @Test
  void aPageBehindAProxyThatEndsTlsIsAnswered() {
    var own =
        post("/graphql")
            .header("Host", "impact.example")
            .header("Origin", "https://impact.example")
            .with(httpBasic("faultline", "correct horse"));

    assertThat(answer(withPassword, own).getStatus()).isEqualTo(200);
  }

  @Test
  void aWriteFromAnotherSiteIsRefusedEvenWithoutAnOrigin() throws Exception {
    MockHttpServletResponse response =
        answer(
            loopback, post("/graphql").header("Host", HOST).header("Sec-Fetch-Site", "cross-site"));

    assertThat(response.getStatus()).isEqualTo(403);
    assertThat(response.getContentAsString()).contains(FORBIDDEN);
  }

  @Test
  void aLinkFromAnotherSiteMayBeFollowed() {
    var link = get("/graphql").header("Host", HOST).header("Sec-Fetch-Site", "cross-site");

    assertThat(answer(loopback, link).getStatus()).isEqualTo(200);
  }

  @Test
  void aWebSocketHandshakeFromAnotherSiteIsRefused() {
    var byOrigin =
        get("/graphql")
            .header("Host", HOST)
            .header("Upgrade", "websocket")
            .header("Origin", "https://evil.example");
    var bySite =
        get("/graphql")
            .header("Host", HOST)
            .header("Upgrade", "websocket")
            .header("Sec-Fetch-Site", "cross-site");

    assertThat(answer(loopback, byOrigin).getStatus()).isEqualTo(403);
    assertThat(answer(loopback, bySite).getStatus()).isEqualTo(403);
  }

  @Test
  void withAPasswordARequestWithoutItIsRefused() throws Exception {
    MockHttpServletResponse response = answer(withPassword, post("/graphql"));

    assertThat(response.getStatus()).isEqualTo(401);
    assertThat(response.getHeader("WWW-Authenticate")).startsWith("Basic realm=\"Faultline\"");
    assertThat(response.getContentAsString())
        .startsWith("{\"errors\":[{\"message\":\"")
        .endsWith("\"extensions\":{\"code\":\"UNAUTHENTICATED\"}}]}");
  }

  @Test
  void withAPasswordOnlyTheRightOneIsAnswered() throws Exception {
    assertThat(
            answers(
                withPassword,
                post("/graphql").with(httpBasic("faultline", "wrong")),
                post("/graphql").with(httpBasic("faultline", "correct horse")),
                post("/graphql").with(httpBasic("faultline", "wrong")),
                post("/graphql").with(httpBasic("somebody", "correct horse"))))
        .extracting(MockHttpServletResponse::getStatus)
        .containsExactly(401, 200, 401, 401);
  }

  @Test
  void anEncodedPasswordIsAccepted() {
    String encoded = new Passwords().keep("correct horse");
    var runner =
        withPassword.withPropertyValues(
            "faultline.security.user=ops", "faultline.security.password=" + encoded);

    assertThat(encoded).startsWith("{bcrypt}");
    assertThat(answer(runner, get("/graphql").with(httpBasic("ops", "correct horse"))).getStatus())
        .isEqualTo(200);
  }

  @Test
  void theHealthCheckNeedsNoPasswordAndEverythingElseDoes() {
    assertThat(
            answers(
                withPassword,
                get("/actuator/health"),
                get("/actuator/health/liveness"),
                get("/actuator/health/readiness"),
                get("/actuator/health/neo4j"),
                get("/actuator"),
                get("/graphiql")))
        .extracting(MockHttpServletResponse::getStatus)
        .containsExactly(200, 404, 404, 401, 401, 401);
  }

  @Test
  void noSessionIsKept() {
    var request = post("/graphql").with(httpBasic("faultline", "correct horse"));

    assertThat(answer(withPassword, request).getHeader("Set-Cookie")).isNull();
  }

  @Test
  void headersKeepForeignPagesAndScriptsOut() {
    for (var request : List.of(get("/graphql"), get("/graphql").header("Origin", "null"))) {
      MockHttpServletResponse response = answer(loopback, request);

      assertThat(response.getHeader("Content-Security-Policy"))
          .contains("script-src 'self';", "connect-src 'self';", "frame-ancestors 'none'");
      assertThat(response.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(response.getHeader("Referrer-Policy")).isEqualTo("no-referrer");
    }
  }

  private static MockHttpServletResponse answer(
      WebApplicationContextRunner runner, RequestBuilder request) {
    return answers(runner, request).getFirst();
  }

  private static List<MockHttpServletResponse> answers(
      WebApplicationContextRunner runner, RequestBuilder... requests) {
    List<MockHttpServletResponse> responses = new ArrayList<>();
    runner.run(context -> {
      MockMvc mvc = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
      for (RequestBuilder request : requests) {
        responses.add(mvc.perform(request).andReturn().getResponse());
      }
    });
    return responses;
  }

  @EnableWebMvc
  @EnableWebSecurity
  @RestController
  static class TinyApplication {
    @GetMapping("/graphql")
    String read() {
      return "read";
    }

    @PostMapping("/graphql")
    String write() {
      return "written";
    }

    @GetMapping("/actuator/health")
    String health() {
      return "UP";
    }
  }
}
