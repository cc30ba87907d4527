/** Opus, by Concentus, whose types do not leave this package. */
package dev.talkspurt.line.opus;
