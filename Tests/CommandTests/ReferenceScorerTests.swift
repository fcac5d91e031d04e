import TestSupport
import Testing

/// `evaluate align` against another program that counts the same.
@Suite struct ReferenceScorerTests {
  @Test(arguments: ["textberg-dev/de-fr/dev", "partut-light/fr-it/all", "transread/en-fr/Candide"])
  func alignmentScoresAgree(name: String) throws {
    let shared = "\(packageRoot)/../shared"
    let stem = "\(shared)/data/align/\(name)"
    guard fileExists("\(shared)/eval/align_score.py"), fileExists(stem + ".gold"),
      programExists("python3")
    else {
      print("SKIP the reference scorer: ../shared or python3 is not there")
      return
    }
    let place = try Workplace(contents: [])
    let codes = name.split(separator: "/")[1].split(separator: "-").joined(separator: ",")
    let result = try place.run(
      shell: """
        set -e
        pipeline align --presplit --langs \(codes) \(stem).src \(stem).tgt --format beads -o found
        pipeline evaluate align --gold \(stem).gold --format json -o ours.json
        python3 \(shared)/eval/align_score.py -g \(stem).gold -t found --json > theirs.json
        python3 - << 'END'
        import json
        ours, theirs = json.load(open("ours.json"))["all"], json.load(open("theirs.json"))
        for kind in "strict", "lax":
            for figure in "precision", "recall", "f1":
                theirs_is, ours_is = theirs[f"{figure}_{kind}"], ours[kind][figure]
                assert abs(theirs_is - ours_is) < 1e-4, (kind, figure, theirs_is, ours_is)
        assert abs(theirs["null_precision"] - ours["nullPrecision"]) < 1e-4
        assert abs(theirs["null_recall"] - ours["nullRecall"]) < 1e-4
        print("they agree")
        END
        """)
    #expect(result.text == "they agree\n", "\(result.errors)")
  }
}
