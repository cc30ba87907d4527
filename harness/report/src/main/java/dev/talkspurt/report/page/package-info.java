/** The call to look at and listen to: a page, a picture and what was said. */
package dev.talkspurt.report.page;
