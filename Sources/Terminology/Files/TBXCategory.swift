internal import Text

/// The data categories of TBX-Basic (ISO 30042:2019, dialect TBX-Basic), by the element that holds
/// them in the style of data categories as attributes.
enum TBXCategory {
  static let elementOfType: [String: String] = [
    "context": "descrip", "definition": "descrip", "subjectField": "descrip",
    "administrativeStatus": "termNote", "grammaticalGender": "termNote",
    "geographicalUsage": "termNote", "partOfSpeech": "termNote", "termLocation": "termNote",
    "termType": "termNote", "customerSubset": "admin", "projectSubset": "admin",
    "source": "admin", "crossReference": "ref", "relatedConcept": "ref",
    "relatedTerm": "ref", "externalCrossReference": "xref",
    "xGraphic": "xref", "transactionType": "transac", "responsibility": "transacNote",
  ]

  /// Elements that hold a data category named by their `type`.
  static let holders: Set<String> = [
    "descrip", "termNote", "admin", "ref", "xref", "transac", "transacNote", "adminNote",
    "descripNote",
  ]

  static let groups: Set<String> = ["descripGrp", "termNoteGrp", "adminGrp", "transacGrp"]

  /// Elements that hold elements and no text, in the names of both versions.
  static let structures: Set<String> = groups.union([
    "conceptEntry", "langSec", "termSec", "tbxHeader", "fileDesc", "titleStmt", "publicationStmt",
    "sourceDesc", "encodingDesc", "revisionDesc", "change", "back", "refObjectSec", "refObject",
    "itemSet", "itemGrp", "termGrp", "termCompList", "termCompGrp", "termEntry", "langSet", "tig",
    "ntig", "martifHeader", "refObjectList",
  ])

  static let namespace = "urn:iso:std:iso:30042:ed-2"
  static let minimalNamespace = "http://www.tbxinfo.net/ns/min"
  static let basicNamespace = "http://www.tbxinfo.net/ns/basic"

  /// The categories of the module TBX-Min; the others are of the module TBX-Basic.
  private static let minimal: Set<String> = [
    "administrativeStatus", "customerSubset", "partOfSpeech", "subjectField",
  ]

  /// The name of a category's tag: `min:partOfSpeech`.
  static func tag(of type: String) -> String { (minimal.contains(type) ? "min:" : "basic:") + type }

  /// Names of version 2 for those of version 3.
  static let oldNames: [String: String] = [
    "tbx": "martif", "tbxHeader": "martifHeader", "conceptEntry": "termEntry",
    "langSec": "langSet", "termSec": "tig", "refObjectSec": "refObjectList",
  ]

  static let newNames: [String: String] = [
    "martif": "tbx", "martifHeader": "tbxHeader", "termEntry": "conceptEntry",
    "langSet": "langSec", "tig": "termSec", "ntig": "termSec", "refObjectList": "refObjectSec",
  ]

  static let statuses: [(value: String, status: TermStatus)] = [
    ("preferredTerm-admn-sts", .preferred), ("admittedTerm-admn-sts", .admitted),
    ("deprecatedTerm-admn-sts", .forbidden), ("supersededTerm-admn-sts", .forbidden),
    // As many write them.
    ("preferredTerm", .preferred), ("admittedTerm", .admitted), ("deprecatedTerm", .forbidden),
    ("supersededTerm", .forbidden), ("preferred", .preferred), ("admitted", .admitted),
    ("standardizedTerm-admn-sts", .preferred), ("notRecommended", .forbidden),
    ("obsolete", .forbidden),
  ]
}
