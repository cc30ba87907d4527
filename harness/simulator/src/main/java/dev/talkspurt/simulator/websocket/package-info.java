/**
 * Sockets on loopback, plain and with TLS; the only place here that knows the WebSocket library.
 */
package dev.talkspurt.simulator.websocket;
