package dev.faultline.security;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints the sentence and the remedy in place of a stack trace. */
final class UnsafeSettingsAnalyzer extends AbstractFailureAnalyzer<UnsafeSettings> {
  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, UnsafeSettings cause) {
    return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.remedy(), cause);
  }
}
