package dev.talkspurt.calibration;

import dev.talkspurt.audio.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The machine and the Java that a calibration holds for. Immutable.
 *
 * @param id tells machines apart, and names none: the hash of what identifies it
 * @param os name and version, {@code arch} of its processor
 * @param cpu its model, as far as the system tells; empty otherwise
 * @param processors that Java may use
 * @param java version of the virtual machine
 * @param memoryMb that Java may use
 */
public record Machine(
    String id, String os, String arch, String cpu, int processors, String java, long memoryMb) {
  private static final int ID_DIGITS = 12;

  /** This one. */
  public static Machine here() {
    Runtime runtime = Runtime.getRuntime();
    String os = System.getProperty("os.name") + " " + System.getProperty("os.version");
    String arch = System.getProperty("os.arch");
    String cpu = cpuModel();
    String named =
        firstLine(Path.of("/etc/machine-id"))
            + "|"
            + firstLine(Path.of("/etc/hostname"))
            + "|"
            + System.getenv().getOrDefault("COMPUTERNAME", "");
    String all =
        String.join(
            "|",
            named,
            System.getProperty("os.name"),
            arch,
            cpu,
            Integer.toString(runtime.availableProcessors()));
    return new Machine(
        Sha256.hex(all.getBytes(StandardCharsets.UTF_8)).substring(0, ID_DIGITS),
        os,
        arch,
        cpu,
        runtime.availableProcessors(),
        System.getProperty("java.vm.name") + " " + Runtime.version(),
        runtime.maxMemory() / (1024 * 1024));
  }

  /** In one line. */
  public String text() {
    return os
        + " "
        + arch
        + ", "
        + processors
        + (processors == 1 ? " processor" : " processors")
        + (cpu.isEmpty() ? "" : " (" + cpu + ")")
        + ", "
        + java;
  }

  private static String cpuModel() {
    try {
      return Files.lines(Path.of("/proc/cpuinfo"))
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("");
    } catch (IOException e) {
      return "";
    }
  }

  private static String firstLine(Path file) {
    try {
      return Files.readString(file).lines().findFirst().orElse("").strip();
    } catch (IOException e) {
      return "";
    }
  }
}
