package dev.talkspurt.report.page;

/** The head of every page: it can load nothing, and runs no script but its own. */
final class PageHead {
  private PageHead() {}

  /** Opens the page and writes its head; {@code script} is null for a page without one. */
  static void write(Markup out, String title, String style, String script) {
    String scripts = script == null ? "" : "script-src '" + Assets.hash(script) + "'; ";
    out.trusted("<!doctype html>\n").open("html", "lang", "en");
    out.open("head").empty("meta", "charset", "utf-8");
    out.empty(
        "meta",
        "http-equiv",
        "Content-Security-Policy",
        "content",
        "default-src 'none'; "
            + scripts
            + "style-src '"
            + Assets.hash(style)
            + "'; img-src data:; media-src data:; base-uri 'none'; form-action 'none'");
    out.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    out.empty("meta", "name", "color-scheme", "content", "light dark");
    out.leaf("title", title);
    out.trusted("<style>" + style + "</style>").close();
  }
}
