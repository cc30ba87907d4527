/** The acting agent: hears, decides, speaks and yields on a scheduler, whatever the wire format. */
package dev.talkspurt.simulator.session;
