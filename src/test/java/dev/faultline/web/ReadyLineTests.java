package dev.faultline.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class ReadyLineTests {
  @Test
  void theAddressCanBeOpened() throws Exception {
    InetAddress here = InetAddress.getByName("127.0.0.1");
    assertThat(ReadyLine.url("http", here, 8080, "/graphiql"))
        .isEqualTo("http://127.0.0.1:8080/graphiql");
    assertThat(ReadyLine.url("https", InetAddress.getByName("10.1.2.3"), 8443, "/f/graphiql"))
        .isEqualTo("https://10.1.2.3:8443/f/graphiql");
    assertThat(ReadyLine.url("http", InetAddress.getByName("2001:db8::1"), 1, ""))
        .isEqualTo("http://[2001:db8:0:0:0:0:0:1]:1");
  }

  @Test
  void whereItListensOnAllAddressesItsOwnIsNamed() throws Exception {
    for (String all : new String[] {"0.0.0.0", "::"}) {
      assertThat(ReadyLine.url("http", InetAddress.getByName(all), 80, "/graphiql"))
          .isEqualTo("http://127.0.0.1:80/graphiql");
    }
    assertThat(ReadyLine.url("http", null, 80, "")).isEqualTo("http://127.0.0.1:80");
  }
}
