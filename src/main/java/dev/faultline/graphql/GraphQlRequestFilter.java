package dev.faultline.graphql;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Refuses bodies that are too large or no GraphQL request, with an error of the same form as all
 * others. What it lets through it has read: at most the limit, whether or not the client says how
 * much it sends.
 */
final class GraphQlRequestFilter extends OncePerRequestFilter {
  private static final JsonMapper JSON = new JsonMapper();
  private static final List<MediaType> FORMS =
      List.of(MediaType.APPLICATION_JSON, MediaType.parseMediaType("application/graphql+json"));

  private final String path;
  private final int maxBody;

  /**
   * @param path of the endpoint
   * @param maxBody in bytes
   */
  GraphQlRequestFilter(String path, int maxBody) {
    this.path = path;
    this.maxBody = maxBody;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getMethod().equals("POST")
        || !request.getRequestURI().equals(request.getContextPath() + path);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!isJson(request.getContentType())) {
      refuse(
          response,
          HttpStatus.UNSUPPORTED_MEDIA_TYPE,
          ErrorCode.INVALID_INPUT,
          "The request must have the content type application/json.");
      return;
    }
    byte[] body =
        request.getContentLengthLong() > maxBody
            ? null
            : request.getInputStream().readNBytes(maxBody + 1);
    if (body == null || body.length > maxBody) {
      response.setHeader("Connection", "close");
      refuse(
          response,
          HttpStatus.CONTENT_TOO_LARGE,
          ErrorCode.COST_LIMIT,
          "The body of a request has at most " + maxBody + " bytes.");
      return;
    }
    String fault = fault(body);
    if (fault != null) {
      refuse(response, HttpStatus.BAD_REQUEST, ErrorCode.INVALID_INPUT, fault);
      return;
    }
    chain.doFilter(new ReadRequest(request, body), response);
  }

  private static boolean isJson(@Nullable String contentType) {
    if (contentType == null) return false;
    try {
      MediaType type = MediaType.parseMediaType(contentType);
      return FORMS.stream().anyMatch(form -> form.isCompatibleWith(type));
    } catch (InvalidMediaTypeException e) {
      return false;
    }
  }

  /** What is wrong with the body; null if nothing is. */
  private static @Nullable String fault(byte[] body) {
    JsonNode request;
    try {
      request = JSON.readTree(body);
    } catch (JacksonException e) {
      var at = e.getLocation();
      return at == null
          ? "The body is not valid JSON."
          : "The body is not valid JSON: look at line "
              + at.getLineNr()
              + ", column "
              + at.getColumnNr()
              + ".";
    }
    if (request.isArray()) return "Requests are not taken in batches: send one operation.";
    if (!request.isObject() || !request.path("query").isString()) {
      return "The body must be a JSON object with the document as text in \"query\".";
    }
    JsonNode name = request.path("operationName");
    if (!name.isMissingNode() && !name.isNull() && !name.isString()) {
      return "\"operationName\" must be a text.";
    }
    for (String field : List.of("variables", "extensions")) {
      JsonNode value = request.path(field);
      if (!value.isMissingNode() && !value.isNull() && !value.isObject()) {
        return "\"" + field + "\" must be a JSON object.";
      }
    }
    return null;
  }

  private static void refuse(
      HttpServletResponse response, HttpStatus status, ErrorCode code, String message)
      throws IOException {
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    Map<String, Object> error =
        Map.of("message", message, "extensions", Map.of(ErrorCode.EXTENSION, code.name()));
    String json = JSON.writeValueAsString(Map.of("errors", List.of(error)));
    response.getOutputStream().write(json.getBytes(StandardCharsets.UTF_8));
  }
}
