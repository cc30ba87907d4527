package dev.talkspurt.simulator.websocket;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate for {@code localhost} and {@code 127.0.0.1}, made for one process and trusted by
 * nobody else.
 */
public final class TlsIdentity {
  private static final String PASSWORD = "talkspurt";
  private static final String ALIAS = "talkspurt";

  private final SSLContext context;
  private final Path trustStore;
  private final Path trustPem;

  private TlsIdentity(SSLContext context, Path trustStore, Path trustPem) {
    this.context = context;
    this.trustStore = trustStore;
    this.trustPem = trustPem;
  }

  /**
   * Make a new one with the JDK's {@code keytool}; takes about a second.
   *
   * @throws IOException if {@code keytool} is missing or fails
   */
  public static TlsIdentity make() throws IOException {
    Path folder = Files.createTempDirectory("talkspurt-tls");
    folder.toFile().deleteOnExit();
    Path keys = folder.resolve("keys.p12");
    Path trusted = folder.resolve("trusted.p12");
    Path pem = folder.resolve("trusted.pem");
    keys.toFile().deleteOnExit();
    trusted.toFile().deleteOnExit();
    pem.toFile().deleteOnExit();
    try {
      generate(keys);
      KeyStore store = KeyStore.getInstance("PKCS12");
      try (InputStream in = Files.newInputStream(keys)) {
        store.load(in, PASSWORD.toCharArray());
      }
      writeTrusted(store, trusted);
      Files.writeString(pem, pem(store.getCertificate(ALIAS)));
      return new TlsIdentity(contextOf(store), trusted, pem);
    } catch (GeneralSecurityException e) {
      throw new IOException("the certificate made by keytool cannot be used", e);
    } finally {
      Files.deleteIfExists(keys);
    }
  }

  private static void generate(Path keys) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            ALIAS,
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-validity",
            "30",
            "-dname",
            "CN=localhost",
            "-ext",
            "san=dns:localhost,ip:127.0.0.1",
            "-storetype",
            "PKCS12",
            "-storepass",
            PASSWORD,
            "-keystore",
            keys.toString());
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    keytool.getOutputStream().close();
    String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (keytool.waitFor() != 0) {
        throw new IOException("keytool made no certificate: " + output.strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while keytool made a certificate", e);
    }
  }

  private static void writeTrusted(KeyStore keys, Path file)
      throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry(ALIAS, keys.getCertificate(ALIAS));
    try (OutputStream out = Files.newOutputStream(file)) {
      trusted.store(out, PASSWORD.toCharArray());
    }
  }

  private static String pem(Certificate certificate) throws GeneralSecurityException {
    String body =
        Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
    return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
  }

  private static SSLContext contextOf(KeyStore keys) throws GeneralSecurityException {
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  SSLContext context() {
    return context;
  }

  /** PKCS#12 with the certificate (password {@code talkspurt}), for clients. */
  public Path trustStore() {
    return trustStore;
  }

  /** The certificate as PEM, for clients of other kinds. */
  public Path trustPem() {
    return trustPem;
  }
}
