package dev.talkspurt.cli;

import picocli.CommandLine.IVersionProvider;

/** Names this build. */
final class Version implements IVersionProvider {
  /** The version in the jar's manifest, or {@code dev} outside a jar. */
  static String name() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "dev" : version;
  }

  @Override
  public String[] getVersion() {
    return new String[] {"talkspurt " + name(), "java " + Runtime.version()};
  }
}
