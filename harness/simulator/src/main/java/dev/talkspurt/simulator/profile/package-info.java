/** What the models of a service do differently, as facts that the other packages read. */
package dev.talkspurt.simulator.profile;
