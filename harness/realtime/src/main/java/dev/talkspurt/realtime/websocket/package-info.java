/** Links over real WebSockets; the only place of this module that knows the WebSocket library. */
package dev.talkspurt.realtime.websocket;
