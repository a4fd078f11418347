package dev.faultline.analysis;

import dev.faultline.store.EstateReplaced;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.test.tester.ExecutionGraphQlServiceTester;
import org.springframework.graphql.test.tester.GraphQlTester;

/** Ways to ask that the tests of the API share. */
@GraphQlSlice
abstract class ApiTests {
  @Autowired ExecutionGraphQlServiceTester api;
  @Autowired FakeEstate estate;
  @Autowired History history;

  @BeforeEach
  void startEmpty() {
    estate.clear();
    history.onReplaced(new EstateReplaced());
  }

  GraphQlTester.Response ask(String document) {
    return api.document(document).execute();
  }

  GraphQlTester.Response ask(String document, Map<String, Object> variables) {
    var request = api.document(document);
    variables.forEach(request::variable);
    return request.execute();
  }

  /** The code of the one error that the request is answered with, and its message. */
  String refusal(String document) {
    return refusal(document, Map.of());
  }

  /** The code of the one error that the request is answered with, and its message. */
  String refusal(String document, Map<String, Object> variables) {
    String[] found = {"no error"};
    ask(document, variables)
        .errors()
        .satisfy(errors -> {
          if (!errors.isEmpty()) {
            found[0] =
                errors.getFirst().getExtensions().get("code")
                    + ": "
                    + errors.getFirst().getMessage();
          }
        });
    return found[0];
  }
}
