/** What the agent was given, in the form that files, pages and the terminal show. */
package dev.talkspurt.report.given;
