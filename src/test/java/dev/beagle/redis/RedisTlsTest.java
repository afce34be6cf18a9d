package dev.beagle.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.beagle.config.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol.Command;

/** TLS with a certificate on either side, as the JVM's own stores would have them. */
@Timeout(120)
class RedisTlsTest {
  private static final String PASSWORD = "changeit";

  @TempDir static Path executables;
  @TempDir Path directory;
  private SSLContext usual;
  private Path store;

  static List<Path> executables() {
    return RedisTestServer.executables(executables);
  }

  @BeforeEach
  void makeCertificate() throws Exception {
    usual = SSLContext.getDefault();
    store = directory.resolve("store.p12");
    keytool(
        "-genkeypair -alias redis -keyalg EC -dname CN=redis -ext san=ip:127.0.0.1 -validity 2"
            + " -storetype PKCS12");
    keytool("-exportcert -alias redis -rfc -file " + directory.resolve("certificate.pem"));
  }

  @AfterEach
  void trustAsBefore() {
    SSLContext.setDefault(usual);
  }

  private void keytool(String arguments) throws IOException, InterruptedException {
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    List<String> command = new ArrayList<>(List.of(keytool));
    command.addAll(List.of(arguments.split(" ")));
    command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }

  @ParameterizedTest
  @MethodSource("executables")
  void aclUserLogsInOverTls(Path executable) throws Exception {
    int port = RedisTestServer.freePort();
    try (RedisTestServer server = start(executable, port)) {
      server.command("ACL", "SETUSER", "jo", "on", ">p@ss", "~*", "+@all");
      Settings settings = RedisTestServer.settingsOf("rediss://jo:p%40ss@127.0.0.1:" + port);

      SSLContext.setDefault(context());
      try (RedisConnections redis = TestConnections.open(settings.redis())) {
        redis.call(jedis -> jedis.set("key", "value"));
        assertThat(redis.callTogether(new CommandArguments(Command.ACL).add("WHOAMI")))
            .containsExactly("jo".getBytes(UTF_8));
      }
      assertThat(server.text("GET", "key")).isEqualTo("value");

      SSLContext.setDefault(usual);
      try (RedisConnections redis = TestConnections.open(settings.redis())) {
        assertThatThrownBy(redis::ping).hasMessageContaining("trusted by this JVM");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("executables")
  void certificateForAnotherHostIsRefused(Path executable) throws Exception {
    int port = RedisTestServer.freePort();
    SSLContext.setDefault(context());
    try (RedisTestServer server = start(executable, port);
        RedisConnections redis =
            TestConnections.open(
                RedisTestServer.settingsOf("rediss://localhost:" + port).redis())) {
      assertThatThrownBy(redis::ping).hasMessageContaining("its certificate is for that host");
      assertThat(server.isRunning()).isTrue();
    }
  }

  private RedisTestServer start(Path executable, int port) throws Exception {
    Path data = directory.resolve("data");
    Path certificate = directory.resolve("certificate.pem");
    String key = writeKey().toString();
    try {
      return RedisTestServer.start(
          executable,
          data,
          "--tls-port",
          Integer.toString(port),
          "--tls-cert-file",
          certificate.toString(),
          "--tls-key-file",
          key,
          "--tls-ca-cert-file",
          certificate.toString(),
          "--tls-auth-clients",
          "yes");
    } catch (IllegalStateException e) {
      if (Files.readString(RedisProcess.log(data)).contains("tls-port")) {
        return abort(executable + " was built without TLS");
      }
      throw e;
    }
  }

  private Path writeKey() throws Exception {
    byte[] key = keyStore().getKey("redis", PASSWORD.toCharArray()).getEncoded();
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
    return Files.writeString(
        directory.resolve("key.pem"),
        "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n".formatted(text));
  }

  private KeyStore keyStore() throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    return keys;
  }

  /** What the JVM makes of javax.net.ssl.trustStore and keyStore. */
  private SSLContext context() throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("redis", keyStore().getCertificate("redis"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(keyStore(), PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }
}
