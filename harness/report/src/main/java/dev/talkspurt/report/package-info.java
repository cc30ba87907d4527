/** What a run leaves behind: its folder with result files, pages, pictures and Allure results. */
package dev.talkspurt.report;
