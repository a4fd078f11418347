package dev.faultline.graphql;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebSocketGraphQlInterceptor;
import org.springframework.http.HttpHeaders;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

class WebSocketMessagesTests {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "garbage",
        "[1]",
        "{\"type\":7",
        "{\"type\":\"nonsense\"}",
        "null",
        "{}",
        "{\"type\":\"subscribe\",\"payload\":7}",
        "7"
      })
  @SuppressWarnings({"unchecked", "rawtypes"})
  void garbageEndsTheConnectionAndThrowsNothing(String garbage) throws Exception {
    WebGraphQlHandler handler = mock(WebGraphQlHandler.class);
    when(handler.getWebSocketInterceptor()).thenReturn(new WebSocketGraphQlInterceptor() {});
    WebSocketSession session = mock(WebSocketSession.class);
    when(session.getId()).thenReturn("1");
    when(session.isOpen()).thenReturn(true);
    when(session.getAcceptedProtocol()).thenReturn("graphql-transport-ws");
    when(session.getAttributes())
        .thenReturn(
            Map.of(
                ContextSnapshot.class.getName(),
                ContextSnapshotFactory.builder().build().captureAll()));
    when(session.getHandshakeHeaders()).thenReturn(new HttpHeaders());
    WebSocketMessages messages =
        new WebSocketMessages(
            handler,
            (org.springframework.http.converter.HttpMessageConverter)
                new JacksonJsonHttpMessageConverter(),
            Duration.ofMinutes(1),
            null,
            null);
    messages.afterConnectionEstablished(session);

    assertThatCode(() -> messages.handleMessage(session, new TextMessage(garbage)))
        .doesNotThrowAnyException();

    verify(session).close(argThat(status -> status.getCode() == 4400));
  }
}
