import Text

/// What the script of the report works with: hidden, or closed, where it does not run.
extension ReportPage {
  /// The filters, by the class of the rows they show.
  private static let filters: [(name: String, label: String)] = [
    ("doubtful", "Low confidence"), ("uneven", "Not one to one"), ("quoted", "Quotations"),
    ("termed", "Terms"), ("warned", "Warnings"), ("chosen", "Summary"), ("corrected", "Corrected"),
    ("pending", "Pending"),
  ]

  func writeTools(to html: inout HTMLBuilder) {
    html.raw("<noscript><p class=\"hint\">Filters, search and decisions need the script of this ")
    html.raw("page; everything else is here without it.</p></noscript>\n")
    html.raw("<div id=\"tools\" class=\"tools scripted\" role=\"group\" ")
    html.raw("aria-label=\"Find rows\" hidden>\n")
    html.raw("<div class=\"search\"><label for=\"search\">Search</label> ")
    html.raw("<input id=\"search\" type=\"search\" autocomplete=\"off\" spellcheck=\"false\"> ")
    html.raw("<button type=\"button\" id=\"in-context\">Show in context</button></div>\n")
    html.raw("<p id=\"status\" role=\"status\"></p>\n")
    html.raw("<p class=\"quiet\"><button type=\"button\" id=\"clear\">All rows</button> ")
    html.raw("<button type=\"button\" id=\"keys\" aria-haspopup=\"dialog\">Keyboard</button></p>\n")
    html.raw("<div class=\"filters\" role=\"group\" aria-labelledby=\"filters-label\">\n")
    html.raw("<span id=\"filters-label\">Show only</span>\n")
    for (name, label) in Self.filters {
      html.element(
        "button",
        [("type", "button"), ("data-filter", name), ("aria-pressed", "false")]
      ) { html in
        html.text(label + " ")
        html.element("span", [("class", "count")]) { _ in }
      }
      html.newLine()
    }
    html.raw("</div>\n</div>\n")
  }

  /// The decisions that wait, with what to do with them.
  func writeDecisions(to html: inout HTMLBuilder) {
    html.raw("<section id=\"decisions\" aria-labelledby=\"decisions-title\" hidden>\n")
    html.raw("<h2 id=\"decisions-title\" tabindex=\"-1\">Decisions</h2>\n")
    html.raw("<div id=\"waiting\">\n")
    html.raw(
      "<p class=\"hint\">They wait in this browser until they are applied: export them, then, ")
    html.raw("in the folder of the project, <code>pipeline apply decisions.tsv</code> and ")
    html.raw("<code>pipeline run</code>.</p>\n<ol id=\"pending\"></ol>\n")
    html.raw("<p><button type=\"button\" class=\"export\">Export decisions.tsv</button> ")
    html.raw("<button type=\"button\" id=\"undo-all\">Undo all</button></p>\n</div>\n")
    html.raw("<div id=\"misfits\" hidden>\n<h3 id=\"misfits-title\">No longer fit</h3>\n")
    html.raw("<p class=\"hint\">What they were about is not on this page any more. They are not ")
    html.raw(
      "exported, and wait here in case the text comes back; decide anew and drop them.</p>\n")
    html.raw("<ul id=\"misfit-list\"></ul>\n")
    html.raw(
      "<p><button type=\"button\" id=\"drop-all\">Drop all that no longer fit</button></p>\n")
    html.raw("</div>\n</section>\n")
  }

  /// What floats over the page: words in context, and how many decisions wait.
  func writeDock(to html: inout HTMLBuilder) {
    html.raw("<aside id=\"dock\" aria-label=\"Words in context and decisions\" hidden>\n")
    html.raw("<section id=\"context\" aria-labelledby=\"context-title\" tabindex=\"-1\" hidden>\n")
    html.raw("<div class=\"context-head\"><h2 id=\"context-title\">In context</h2> ")
    html.raw("<button type=\"button\" id=\"context-close\">Close</button></div>\n")
    html.raw("<div id=\"context-lines\"></div>\n</section>\n")
    html.raw("<p id=\"bar\" hidden><a href=\"#decisions\" id=\"bar-text\">Decisions</a> ")
    html.raw("<button type=\"button\" class=\"export\">Export decisions.tsv</button></p>\n")
    html.raw("</aside>\n")
  }

  func writeDialogs(to html: inout HTMLBuilder) {
    writeKeys(to: &html)
    html.raw("<dialog id=\"decide\" aria-labelledby=\"decide-title\">\n")
    html.raw("<h2 id=\"decide-title\">Row</h2>\n<div id=\"decide-choices\"></div>\n")
    html.raw("<p><button type=\"button\" class=\"close\">Cancel</button></p>\n</dialog>\n")
    html.raw("<dialog id=\"name\" aria-labelledby=\"name-title\">\n")
    html.raw(
      "<h2 id=\"name-title\">Who said it?</h2>\n<blockquote id=\"name-words\"></blockquote>\n")
    html.raw("<p><label for=\"speaker\">Speaker</label> ")
    html.raw(
      "<input id=\"speaker\" list=\"speakers\" autocomplete=\"off\" maxlength=\"200\"></p>\n")
    html.raw("<datalist id=\"speakers\"></datalist>\n")
    html.raw("<p class=\"hint\">Leave it empty where nobody is known.</p>\n")
    html.raw("<p><button type=\"button\" id=\"name-save\">Note speaker</button> ")
    html.raw("<button type=\"button\" class=\"close\">Cancel</button></p>\n</dialog>\n")
    html.raw("<dialog id=\"term\" aria-labelledby=\"term-title\">\n")
    html.raw("<h2 id=\"term-title\">Edit the term</h2>\n")
    html.raw("<p class=\"hint\">Write each form as it should stand in the glossary.</p>\n")
    html.raw("<div id=\"term-forms\"></div>\n<p id=\"term-note\" role=\"status\"></p>\n")
    html.raw("<p><button type=\"button\" id=\"term-save\">Accept these forms</button> ")
    html.raw("<button type=\"button\" class=\"close\">Cancel</button></p>\n</dialog>\n")
  }

  private func writeKeys(to html: inout HTMLBuilder) {
    html.raw("<dialog id=\"help\" aria-labelledby=\"help-title\">\n")
    html.raw("<h2 id=\"help-title\">Keyboard</h2>\n<dl>\n")
    for (key, words) in [
      ("j", "next row"), ("k", "row before"), ("d", "fix the row"), ("/", "search"),
      ("f", "filters"), ("?", "this help"), ("Esc", "close, then show all rows"),
    ] {
      html.raw("<div><dt>")
      html.element("kbd", text: key)
      html.raw("</dt><dd>")
      html.text(words)
      html.raw("</dd></div>\n")
    }
    html.raw("</dl>\n<p>A click on a word shows it in context, in all versions; on a term, all ")
    html.raw("forms of its concept. Return in the search field does the same for what is ")
    html.raw("searched.</p>\n<p><label><input type=\"checkbox\" id=\"keys-on\" checked> ")
    html.raw("Keys of one letter are on</label></p>\n")
    html.raw("<p><button type=\"button\" class=\"close\">Close</button></p>\n</dialog>\n")
  }
}
