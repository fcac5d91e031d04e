/// The script of the report: parts of one concept each, joined in a fixed order.
///
/// The parts share one block, so that they know each other's names and the page's global names stay
/// as they were. A part may use at once what those before it make, and inside functions what any
/// makes.
enum ReportScript {
  /// In order: each may use what stands before it.
  static let parts: [(name: String, text: [UInt8])] = [
    ("elements", PackageResources.report_elements_js),
    ("folding", PackageResources.report_folding_js),
    ("rows", PackageResources.report_rows_js),
    ("filters", PackageResources.report_filters_js),
    ("concordance", PackageResources.report_concordance_js),
    ("decisions", PackageResources.report_decisions_js),
    ("waiting", PackageResources.report_waiting_js),
    ("export", PackageResources.report_export_js),
    ("beads", PackageResources.report_beads_js),
    ("speakers", PackageResources.report_speakers_js),
    ("terms", PackageResources.report_terms_js),
    ("keyboard", PackageResources.report_keyboard_js),
    ("start", PackageResources.report_start_js),
  ]

  /// The script as it stands in the page, whose policy names its hash.
  static let bytes: [UInt8] =
    Array("\"use strict\";\n{\n".utf8) + parts.map(\.text).joined(separator: [0x0A])
    + Array("}\n".utf8)
}
