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

  /// Gold file, languages, and how the reference scorer is told of the gold's form.
  @Test(arguments: [
    ("hansards-dev.gold", "en", "fr", "--naacl"),
    ("xlwa-it.dev.tsv", "en", "it", ""),
  ])
  func wordScoresAgree(name: String, from: String, to: String, form: String) throws {
    let shared = "\(packageRoot)/../shared"
    let gold = "\(shared)/data/words/\(name)"
    guard fileExists("\(shared)/eval/words_score.py"), fileExists(gold), programExists("python3")
    else {
      print("SKIP the reference scorer of words: ../shared or python3 is not there")
      return
    }
    let place = try Workplace(contents: ["Glossaries"])
    let stem = "\(shared)/data/words/\(name.prefix(while: { $0 != "." }))"
    let texts =
      name.hasSuffix(".tsv")
      ? "cut -f1 \(gold) > source; cut -f2 \(gold) > target; cut -f3 \(gold) > gold"
      : "cp \(stem).\(from) source; cp \(stem).\(to) target; cp \(gold) gold"
    let result = try place.run(
      shell: """
        set -e
        \(texts)
        pipeline align --words --presplit --no-glossary --from \(from) --to \(to) source target \
          -o found
        pipeline evaluate words --gold \(gold) --from \(from) --to \(to) --format json -o ours.json
        pipeline evaluate words --gold \(gold) --from \(from) --to \(to) --links found \
          --format json -o same.json
        cmp ours.json same.json
        python3 \(shared)/eval/words_score.py gold found \(form) --json > theirs.json
        python3 - << 'END'
        import json
        ours, theirs = json.load(open("ours.json"))["all"], json.load(open("theirs.json"))
        for one, other in ("errorRate", "AER"), ("precision", "prec"), ("recall", "rec"):
            # Theirs has four digits, ours five.
            assert abs(ours[one] - theirs[other]) < 6e-5, (one, ours[one], theirs[other])
        assert (ours["links"], ours["sure"]) == (theirs["A"], theirs["S"])
        # Some leeway above what was measured.
        assert ours["errorRate"] < {"hansards": 0.1, "alibi": 0.08, "xlwa": 0.2}["\(name)".split("-")[0]]
        print("they agree")
        END
        """)
    #expect(result.text == "they agree\n", "\(result.errors)")
  }

  @Test func quotationScoresAgree() throws {
    let shared = "\(packageRoot)/../shared"
    let gold = "\(shared)/data/quotes/polnear-dev/gold_quoted.jsonl"
    guard fileExists("\(shared)/eval/quotes_score.py"), fileExists(gold), programExists("python3")
    else {
      print("SKIP the reference scorer of quotations: ../shared or python3 is not there")
      return
    }
    let place = try Workplace(contents: [])
    // Somebody's answers that are partly wrong: the gold shifted, cut, renamed and thinned out.
    let result = try place.run(
      shell: """
        set -e
        python3 - << 'END'
        import json
        with open("found.jsonl", "w") as out:
            for number, line in enumerate(open("\(gold)")):
                quote = json.loads(line)
                if number % 7 == 0: continue
                if number % 5 == 0: quote["end"] -= (quote["end"] - quote["start"]) // 3; quote.pop("text")
                if number % 3 == 0: quote["speaker"], quote["speaker_span"] = "Somebody Else", None
                if number % 4 == 0: quote["verb"], quote["verb_span"] = "sings", None
                out.write(json.dumps(quote) + "\\n")
        END
        pipeline evaluate quotes --gold \(gold) --found found.jsonl --format json -o ours.json
        python3 \(shared)/eval/quotes_score.py \(gold) found.jsonl --json > theirs.json
        python3 - << 'END'
        import json
        ours, theirs = json.load(open("ours.json"))["all"], json.load(open("theirs.json"))
        def same(one, other, what): assert abs(100 * one - other) < 0.006, (what, one, other)
        for mine, yours in ("strict", "strict"), ("overlap30", "j03"), ("overlap80", "j08"), ("characters", "chars"):
            for figure, short in ("precision", "p"), ("recall", "r"), ("f1", "f1"):
                same(ours[mine][figure], theirs[yours][short], (mine, figure))
        for mine, yours in (
            ("speakerSurface", "speaker_surface"), ("speakerResolved", "speaker_resolved"),
            ("endToEnd", "end_to_end"), ("endToEndSurface", "end_to_end_surface"), ("cue", "verb")):
            same(ours[mine], theirs[yours], mine)
        assert 0.1 < ours["endToEnd"] < 0.9
        print("they agree")
        END
        """)
    #expect(result.text == "they agree\n", "\(result.errors)")
  }
}
