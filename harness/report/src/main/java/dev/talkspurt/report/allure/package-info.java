/** Results for Allure 2 and 3, and the report Allure 2 makes of them; the library stays in here. */
package dev.talkspurt.report.allure;
