/** The Gemini Live wire format, seen from the server; shares nothing with the client's own. */
package dev.talkspurt.simulator.gemini;
