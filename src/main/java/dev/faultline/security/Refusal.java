package dev.faultline.security;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * A refusal in the form in which GraphQL reports errors, so that clients need one way to read them.
 */
enum Refusal {
  UNAUTHENTICATED(HttpServletResponse.SC_UNAUTHORIZED),
  FORBIDDEN(HttpServletResponse.SC_FORBIDDEN);

  private static final JsonMapper JSON = new JsonMapper();

  private final int status;

  Refusal(int status) {
    this.status = status;
  }

  void send(HttpServletResponse response, String message) throws IOException {
    response.setStatus(status);
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    Body body = new Body(List.of(new Problem(message, new Extensions(name()))));
    response.getOutputStream().write(JSON.writeValueAsBytes(body));
  }

  private record Body(List<Problem> errors) {}

  private record Problem(String message, Extensions extensions) {}

  private record Extensions(String code) {}
}
