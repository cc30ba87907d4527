/** The Gemini Live protocol (BidiGenerateContent over a WebSocket), spoken as a client. */
package dev.talkspurt.realtime.gemini;
