package dev.talkspurt.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients of other kinds trust the certificate by its PEM, and do not without. */
@Timeout(60)
class TrustIT {
  private static final String NODE =
      "fetch(process.argv[1] + '/v1beta/models').then(r => r.json())"
          + ".then(j => console.log(j.models[0].name), e => process.exit(3))";

  /** As strict as newer versions are by themselves. */
  private static final String PYTHON =
      "import ssl, sys, urllib.request\n"
          + "trust = ssl.create_default_context()\n"
          + "trust.verify_flags |= ssl.VERIFY_X509_STRICT\n"
          + "print(urllib.request.urlopen(sys.argv[1] + '/v1beta/models', context=trust)"
          + ".read().decode())\n";

  private record Outcome(int status, String output) {}

  private static Outcome run(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeAll(java.util.Set.of("SSL_CERT_FILE", "SSL_CERT_DIR"));
    builder.environment().remove("NODE_EXTRA_CA_CERTS");
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), output);
  }

  private static void assumeThere(String command) throws InterruptedException {
    try {
      assumeTrue(run(Map.of(), command, "--version").status() == 0);
    } catch (IOException e) {
      assumeTrue(false, command + " is not on this machine's path");
    }
  }

  private static void trusts(String variable, String... command) throws Exception {
    assumeThere(command[0]);
    try (LiveRoom room = LiveRoom.secure()) {
      command[command.length - 1] = room.listening.address().toString().replace("wss:", "https:");
      Path pem = room.listening.trustPem();
      Outcome trusting = run(Map.of(variable, pem.toString()), command);
      assertTrue(trusting.output().contains("models/gemini-"), trusting.output());
      assertEquals(0, trusting.status());
      assertNotEquals(0, run(Map.of(), command).status());
    }
  }

  @Test
  void node_trusts_by_its_extra_certificates() throws Exception {
    trusts("NODE_EXTRA_CA_CERTS", "node", "-e", NODE, "");
  }

  @Test
  void python_trusts_by_its_certificate_file() throws Exception {
    trusts("SSL_CERT_FILE", "python3", "-c", PYTHON, "");
  }

  @Test
  void both_forms_hold_the_same_certificate() throws Exception {
    try (LiveRoom plain = LiveRoom.plain();
        LiveRoom room = LiveRoom.secure()) {
      assertNull(plain.listening.trustPem());
      KeyStore trusted =
          KeyStore.getInstance(room.listening.trustStore().toFile(), "talkspurt".toCharArray());
      try (var in = Files.newInputStream(room.listening.trustPem())) {
        Certificate pem = CertificateFactory.getInstance("X.509").generateCertificate(in);
        assertEquals(trusted.getCertificate("talkspurt"), pem);
      }
    }
  }
}
