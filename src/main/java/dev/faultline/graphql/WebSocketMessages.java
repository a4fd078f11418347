package dev.faultline.graphql;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.webmvc.GraphQlWebSocketHandler;
import org.springframework.http.converter.HttpMessageConversionException;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

/**
 * GraphQL over WebSocket where a message that is none of its protocol ends the connection, as the
 * protocol says, with one line in the log; of itself the framework logs the stack.
 *
 * @see <a
 *     href="https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md#invalid-message">The
 *     protocol, invalid message</a>
 */
final class WebSocketMessages extends GraphQlWebSocketHandler {
  private static final Logger LOG = LoggerFactory.getLogger(WebSocketMessages.class);
  private static final CloseStatus INVALID = new CloseStatus(4400, "Invalid message");

  WebSocketMessages(
      WebGraphQlHandler handler,
      HttpMessageConverter<Object> converter,
      Duration initTimeout,
      @Nullable Duration keepAlive,
      @Nullable CorsConfiguration origins) {
    super(handler, converter, initTimeout, keepAlive, origins);
  }

  @Override
  protected void handleTextMessage(WebSocketSession session, TextMessage message) throws Exception {
    try {
      super.handleTextMessage(session, message);
    } catch (HttpMessageConversionException
        | ClassCastException
        | NullPointerException unreadable) { // the last two: JSON, but a number or null in places
      LOG.info(
          "A message over WebSocket from {} is none of GraphQL's; the connection is closed",
          session.getRemoteAddress());
      LOG.debug("What was wrong with the message", unreadable);
      session.close(INVALID);
    }
  }
}
