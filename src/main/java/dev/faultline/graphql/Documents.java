package dev.faultline.graphql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.ExecutionInput;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Remembers the documents that were parsed and found valid, by their text: clients send the same
 * ones with other variables. Safe for use by several threads.
 */
final class Documents implements PreparsedDocumentProvider {
  /** Of all remembered documents together. A parsed document takes some 50 times its text. */
  private static final int MOST_CHARACTERS = 400_000;

  /** So that a host of tiny documents is bounded too. */
  private static final int LEAST_WEIGHT = 100;

  private final RequestLimits limits;
  private final Cache<String, PreparsedDocumentEntry> valid =
      Caffeine.newBuilder()
          .maximumWeight(MOST_CHARACTERS)
          .weigher((String text, PreparsedDocumentEntry _) -> Math.max(LEAST_WEIGHT, text.length()))
          .build();

  Documents(RequestLimits limits) {
    this.limits = limits;
  }

  @Override
  public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(
      ExecutionInput request, Function<ExecutionInput, PreparsedDocumentEntry> parseAndValidate) {
    limits.begin(request);
    String text = request.getQuery();
    PreparsedDocumentEntry known = valid.getIfPresent(text);
    if (known == null) {
      known = parseAndValidate.apply(request);
      if (!known.hasErrors()) valid.put(text, known);
    }
    return CompletableFuture.completedFuture(known);
  }
}
