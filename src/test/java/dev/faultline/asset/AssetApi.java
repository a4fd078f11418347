package dev.faultline.asset;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.test.tester.ExecutionGraphQlServiceTester;
import org.springframework.graphql.test.tester.GraphQlTester;

/** Asks the whole application, as an integration test has it. */
final class AssetApi {
  private static final String PAYLOAD =
      " { asset { tag state } revision { number actor reason } errors { code message field } } }";

  private final GraphQlTester tester;

  AssetApi(ExecutionGraphQlService service) {
    tester = ExecutionGraphQlServiceTester.create(service);
  }

  GraphQlTester.Response ask(String document) {
    return tester.document(document).execute();
  }

  /** Runs a mutation whose payload is an asset's and returns what came of it. */
  Written write(String mutation, Map<String, Object> input) {
    String type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input";
    if (mutation.equals("unlinkAsset")) type = "LinkAssetInput";
    GraphQlTester.Response response =
        tester
            .document("mutation($input: " + type + "!) { " + mutation + "(input: $input)" + PAYLOAD)
            .variable("input", input)
            .execute();
    return response.path(mutation).entity(Written.class).get();
  }

  /** Adds an asset. */
  Written add(String tag, String kind, String state, Map<String, Object> values) {
    Map<String, Object> input = new HashMap<>(values);
    input.put("tag", tag);
    input.put("kind", kind);
    input.put("state", state);
    return write("upsertAsset", input);
  }

  Written step(String tag, AssetStep step) {
    return write("takeAssetStep", Map.of("asset", Map.of("tag", tag), "step", step.name()));
  }

  record Written(@Nullable Row asset, Rev revision, List<Error> errors) {
    String state() {
      return asset == null ? "" : asset.state();
    }

    String messages() {
      return String.join(" | ", errors.stream().map(Error::message).toList());
    }
  }

  record Row(String tag, String state) {}

  record Rev(long number, String actor, @Nullable String reason) {}

  record Error(String code, String message, @Nullable String field) {}
}
