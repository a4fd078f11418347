package dev.faultline.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

class ListenAddressCheckTests {
  private final WebApplicationContextRunner runner =
      new WebApplicationContextRunner()
          .withUserConfiguration(SecurityConfiguration.class, Web.class);

  @Test
  void theServerDoesNotStartOnAllAddressesWithoutAPassword() {
    assertThat(refusal(runner))
        .hasMessageContaining("server.address is not set")
        .hasMessageContaining("no password is configured");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.7"})
  void theServerDoesNotStartOnAnotherAddressWithoutAPassword(String address) {
    assertThat(refusal(runner.withPropertyValues("server.address=" + address)))
        .hasMessageContaining("server.address=");
  }

  @Test
  void anEmptyPasswordIsNone() {
    assertThat(refusal(runner.withPropertyValues("faultline.security.password= "))).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.0.0.9", "::1"})
  void theServerStartsOnALoopbackAddress(String address) {
    assertThat(refusal(runner.withPropertyValues("server.address=" + address))).isNull();
  }

  @Test
  void theServerStartsAnywhereWithAPassword() {
    assertThat(refusal(runner.withPropertyValues("faultline.security.password=secret"))).isNull();
  }

  @Test
  void theManagementPortIsCheckedAsWell() {
    var local = runner.withPropertyValues("server.address=127.0.0.1");

    assertThat(refusal(local.withPropertyValues("management.server.port=9000")))
        .hasMessageContaining("management.server.address is not set");
    assertThat(
            refusal(
                local.withPropertyValues(
                    "management.server.port=9000", "management.server.address=127.0.0.1")))
        .isNull();
    assertThat(refusal(local.withPropertyValues("management.server.port=8080"))).isNull();
    assertThat(refusal(local.withPropertyValues("management.server.port=-1"))).isNull();
  }

  @Test
  void aPasswordInAnUnknownEncodingStopsTheStart() {
    assertThat(refusal(runner.withPropertyValues("faultline.security.password={noop}secret")))
        .hasMessageContaining("other than {bcrypt}")
        .hasMessageNotContaining("secret");
  }

  @Test
  void aPasswordThatIsTooLongStopsTheStart() {
    assertThat(refusal(runner.withPropertyValues("faultline.security.password=" + "x".repeat(73))))
        .hasMessageContaining("72 bytes");
  }

  @Test
  void theRefusalIsPrintedWithItsRemedyAndNoStackTrace() {
    UnsafeSettings refusal = refusal(runner);
    var analysis =
        SpringFactoriesLoader.forDefaultResourceLocation()
            .load(FailureAnalyzer.class, (_, _, _) -> {})
            .stream()
            .filter(UnsafeSettingsAnalyzer.class::isInstance)
            .map(analyzer -> analyzer.analyze(new IllegalStateException(refusal)))
            .toList();

    assertThat(analysis)
        .singleElement()
        .extracting(FailureAnalysis::getAction)
        .asString()
        .contains("faultline.security.password", "server.address=127.0.0.1");
  }

  @Test
  void theSettingsNeverShowThePassword() {
    runner
        .withPropertyValues("faultline.security.password=secret")
        .run(context ->
            assertThat(context.getBean(SecuritySettings.class))
                .asString()
                .contains("password=set")
                .doesNotContain("secret"));
  }

  private static UnsafeSettings refusal(WebApplicationContextRunner runner) {
    var found = new UnsafeSettings[1];
    runner.run(context -> {
      Throwable failure = context.getStartupFailure();
      while (failure != null && !(failure instanceof UnsafeSettings)) {
        failure = failure.getCause();
      }
      if (failure == null) assertThat(context).hasNotFailed();
      found[0] = (UnsafeSettings) failure;
    });
    return found[0];
  }

  @EnableWebMvc
  @EnableWebSecurity
  static class Web {}
}
