"""What translators' tools make of our memories, XLIFF files, glossaries, tables and projects."""

import csv
import html
import io
import os
import re
import xml.etree.ElementTree as xml

from readers import ROOT, SCHEMAS, ReaderTest

SEED = ROOT / "seeds/esodo-silenzioso"
ARABIC = "\u0645\u0642\u0627\u0644"
LONG = "Un titre qui ne finit pas. " * 12


def hostile(test, folder):
    """An article with all that could break out of its place."""
    for language, body in {
        "fr": "Un texte\x01 : 1 &lt; 2, ]]> et `{{ raw }}` \U0001f680. =SOMME(A1) est ici ! "
        f"+33 1 23. -5 degrés. @nom dit « {ARABIC} ». Fin, \"guillemets\"\\, 'apostrophes'.",
        "en": "A text\x01: 1 &lt; 2, ]]> and `{{ raw }}` \U0001f680. =SUM(A1) is here! "
        f"+33 1 23. -5 degrees. @name says “{ARABIC}.” End, \"quotes\"\\, 'apostrophes'.",
    }.items():
        title = (
            LONG + f"<script>alert('{language}')</script> ]]> \\u202E\\u0007 {ARABIC} \U0001f680"
        )
        test.write(
            f"{folder}/hostile.{language}.md", f'---\ntitle: "{title}"\n---\n# {LONG}\n\n{body}\n'
        )
    return test.folder / folder


def table(data):
    """Rows of a TSV file of ours, by column."""
    return list(csv.DictReader(io.StringIO(data.decode()), delimiter="\t", quoting=csv.QUOTE_NONE))


def text_of(element):
    return "".join(element.itertext())


class Interchange(ReaderTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.pipeline("run", "-q", "-o", cls.folder / "run")
        cls.hostile = hostile(cls, "hostile")
        cls.pipeline("run", "-q", cls.hostile, "-o", cls.folder / "run")
        cls.outputs = cls.folder / "run"

    def beads(self, name="esodo-silenzioso", pair="fr-en"):
        """Texts of the beads with both sides that are more likely right than wrong."""
        left, right = pair.split("-")
        rows = table((self.outputs / name / f"bitext.{pair}.tsv").read_bytes())
        return [
            (row[left], row[right])
            for row in rows
            if row[left] and row[right] and float(row["confidence"]) >= 0.5
        ]

    def test_memories_by_their_definition(self):
        self.need_program("xmllint")
        memories = sorted(self.outputs.glob("*/*.tmx"))
        self.assertEqual(len(memories), 3 + 1 + 1 + 1)
        # A pair alone is the memory of all languages too.
        self.pipeline("export", "-q", SEED, self.hostile, "-o", self.folder / "all.tmx")
        memories.append(self.folder / "all.tmx")
        check = ["xmllint", "--noout", "--nonet", "--dtdvalid", SCHEMAS / "tmx14.dtd"]
        self.run_program(*check, *memories)
        for memory in memories:
            units = xml.parse(memory).findall("body/tu")
            self.assertGreater(len(units), 4)
            names = [unit.get("tuid") for unit in units]
            self.assertEqual(len(names), len(set(names)))
            for segment in xml.parse(memory).iter("seg"):
                self.assertTrue(text_of(segment).strip())
        broken = self.write(
            "broken.tmx", memories[0].read_text().replace('datatype="plaintext"', "")
        )
        self.run_program(*check, broken, code=3)

    def test_xliff_by_its_schemas(self):
        self.need_program("xmllint")
        files = sorted(self.outputs.glob("*/*.xlf"))
        self.assertEqual(len(files), 3 + 1)
        self.pipeline(
            "export",
            "-q",
            SEED,
            self.hostile,
            "--format",
            "xliff",
            "--pair",
            "fr-en",
            "-o",
            self.folder / "both.xlf",
        )
        files.append(self.folder / "both.xlf")
        check = ["xmllint", "--noout", "--nonet", "--schema"]
        check.append(SCHEMAS / "xliff-2.1/xliff-2.1-with-modules.xsd")
        seed = self.outputs / "esodo-silenzioso/bitext.fr-en.xlf"
        self.run_program(*check, *files)
        for before, after in [
            ('ref="#m', 'reference="#m'),
            ('state="translated"', 'state="done"'),
            ("gls:translation>", "gls:target>"),
            ('type="confidence"', 'kind="confidence"'),
        ]:
            text = seed.read_text()
            self.assertIn(before, text)
            self.run_program(*check, self.write("broken.xlf", text.replace(before, after)), code=3)
        core = "{urn:oasis:names:tc:xliff:document:2.0}"
        glossary = "{urn:oasis:names:tc:xliff:glossary:2.0}"
        for path in files:
            for file in xml.parse(path).iter(core + "file"):
                names = [unit.get("id") for unit in file.iter(core + "unit")]
                self.assertEqual(len(names), len(set(names)))
            for unit in xml.parse(path).iter(core + "unit"):
                marks = ["#" + mark.get("id") for mark in unit.iter(core + "mrk")]
                self.assertEqual(len(marks), len(set(marks)))
                for entry in unit.iter(glossary + "glossEntry"):
                    self.assertIn(entry.get("ref"), marks)

    def test_rules_by_their_schema(self):
        self.need_program("xmllint")
        self.pipeline("export", "--format", "srx", "-o", self.folder / "pipeline.srx")
        check = ["xmllint", "--noout", "--nonet", "--schema", SCHEMAS / "srx20.xsd"]
        self.pipeline(
            "export", "-q", "--target", "omegat", "--pair", "fr-en", "-o", self.folder / "project"
        )
        project = self.folder / "project/omegat/segmentation.srx"
        self.assertIn("Taken together in this text.", project.read_text())
        self.run_program(*check, self.folder / "pipeline.srx", project)
        text = (self.folder / "pipeline.srx").read_text()
        broken = self.write("broken.srx", text.replace("languagerulename", "name"))
        self.run_program(*check, broken, code=3)

    def test_toolkit_reads_memories(self):
        self.need_module("translate")
        from translate.storage import tmx

        store = tmx.tmxfile.parsefile(str(self.outputs / "esodo-silenzioso/bitext.fr-en.tmx"))
        self.assertEqual([(unit.source, unit.target) for unit in store.units], self.beads())
        store = tmx.tmxfile.parsefile(str(self.outputs / "hostile/bitext.fr-en.tmx"))
        self.assertEqual(
            [(unit.source, unit.target) for unit in store.units], self.beads("hostile")
        )
        self.assertIn(ARABIC, "".join(unit.target for unit in store.units))

    def test_toolkit_reads_xliff(self):
        self.need_module("translate")
        from translate.storage import xliff2

        for name in ["esodo-silenzioso", "hostile"]:
            store = xliff2.Xliff2File.parsefile(str(self.outputs / name / "bitext.fr-en.xlf"))
            units = [unit for unit in store.units if unit.istranslated()]
            # What stands in marks is text.
            pairs = [(str(unit.source), str(unit.target)) for unit in units]
            self.assertEqual(pairs, self.beads(name))

    def test_toolkit_reads_tables(self):
        self.need_module("translate")
        from translate.storage import csvl10n

        data = self.pipeline("export", "-q", "--format", "csv", "--pair", "fr-en")
        # The toolkit knows columns by these names.
        header, rest = data.decode().split("\r\n", 1)
        header = header.replace("bead", "location").replace(",fr,en", ",source,target")
        store = csvl10n.csvfile()
        store.parse(f"{header}\r\n{rest}".encode())
        pairs = [(unit.source, unit.target) for unit in store.units if unit.source and unit.target]
        self.assertEqual(pairs, self.beads())


class Glossaries(ReaderTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.source = ROOT / "Glossaries/ai-press.tsv"
        rows = table(cls.source.read_bytes())
        cls.concepts = [row for row in rows if not row["id"].startswith("#")]

    def converted(self, form, name, *options):
        path = self.folder / name
        self.pipeline("glossary", "convert", "-q", self.source, "--to", form, *options, "-o", path)
        return path

    @staticmethod
    def first(cell):
        """The first term of a cell, without the signs of our form."""
        return (cell or "").split("|")[0].strip().lstrip("!")

    def pairs(self):
        return [(self.first(row["fr"]), self.first(row["en"])) for row in self.concepts]

    def test_jing_reads_termbases(self):
        self.need_program("jing")
        for schema in ["TBX-Basic_int_2019-02.rng", "TBXcoreStructV03_TBX-Basic_integrated.rng"]:
            for form in ["tbx", "tbx-dct"]:
                path = self.converted(form, f"{form}.tbx")
                self.run_program("jing", SCHEMAS / schema, path)
                broken = path.read_text().replace("<conceptEntry", "<termEntry", 1)
                broken = broken.replace("</conceptEntry>", "</termEntry>", 1)
                self.run_program("jing", SCHEMAS / schema, self.write("broken.tbx", broken), code=1)

    def test_xmllint_reads_the_older_form(self):
        self.need_program("xmllint")
        check = ["xmllint", "--noout", "--nonet", "--dtdvalid", SCHEMAS / "TBXcoreStructV02.dtd"]
        path = self.converted("tbx2", "martif.tbx")
        self.run_program(*check, path)
        broken = self.write("broken.tbx", path.read_text().replace("<tig>", "<term>", 1))
        self.assertNotEqual(broken.read_text(), path.read_text())
        with self.assertRaises(AssertionError):
            self.run_program(*check, broken)

    def test_toolkit_reads_glossaries(self):
        self.need_module("translate")
        from translate.storage import csvl10n, factory, omegat, tbx, utx

        expected = self.pairs()
        languages = ["--langs", "fr,en"]
        path = self.converted("tbx2", "fr-en.tbx", *languages)
        store = tbx.tbxfile.parsefile(str(path))
        self.assertEqual([(unit.source, unit.target) for unit in store.units], expected)
        self.assertEqual(len(factory.getobject(str(path)).units), len(expected))

        whole = [pair for pair in expected if all(pair)]
        path = self.converted("utx", "fr-en.utx", *languages)
        found = [(unit.source, unit.target) for unit in utx.UtxFile.parsefile(str(path)).units]
        self.assertLess(set(whole), set(found))

        path = self.converted("omegat", "fr-en.utf8", *languages)
        store = omegat.OmegaTFile.parsefile(str(path))
        found = {(unit.source, unit.target) for unit in store.units}
        # Concepts that are forbidden as a whole are not offered.
        wanted = {
            pair
            for pair, row in zip(expected, self.concepts)
            if all(pair) and row["status"] != "forbidden" and row["fr"][0] != "!"
        }
        self.assertLessEqual(len(wanted - found), 1, wanted - found)

        path = self.converted("csv", "fr-en.csv", *languages)
        rows = list(csv.DictReader(io.StringIO(path.read_bytes().decode(), newline="")))
        # The toolkit knows columns by these names.
        text = path.read_bytes().decode().replace("fr,en,", "source,target,", 1)
        store = csvl10n.csvfile()
        store.parse(text.encode())
        self.assertEqual(
            [(unit.source, unit.target) for unit in store.units],
            [(row["fr"], row["en"]) for row in rows],
        )
        self.assertEqual(len(rows), len(expected))


class OmegaT(ReaderTest):
    """Debian's OmegaT 3.6, without windows."""

    ARCHIVE = "/usr/share/omegat/OmegaT.jar"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.need_program("omegat")

    def translated(self, project):
        """What OmegaT makes of a project by itself."""
        self.run_program(
            "omegat",
            project,
            "--mode=console-translate",
            f"--config-dir={self.folder / 'configuration'}",
            cwd=self.folder,
        )
        texts = [path.read_text("utf-8-sig") for path in sorted((project / "target").glob("*"))]
        return " ".join(" ".join(texts).split())

    def share(self, project, pairs):
        """The share of the targets that stand in what OmegaT made."""
        text = self.translated(project)
        missing = [target for _, target in pairs if " ".join(target.split()) not in text]
        return 1 - len(missing) / len(pairs), missing

    def log(self):
        """What OmegaT wrote down."""
        logs = (self.folder / "configuration").glob("logs/*.log")
        return "".join(path.read_text(errors="replace") for path in logs)

    def confirmed(self, article, pair):
        rows = table(self.pipeline("export", "-q", article, "--format", "tsv", "--pair", pair))
        left, right = pair.split("-")
        return [(row[left], row[right]) for row in rows if row[left] and row[right]]

    def test_fills_every_confirmed_sentence(self):
        for pair, other in [("fr-en", "IT"), ("en-it", "FR")]:
            project = self.folder / pair
            self.pipeline("export", "-q", "--target", "omegat", "--pair", pair, "-o", project)
            pairs = self.confirmed(SEED, pair)
            self.assertGreater(len(pairs), 90)
            share, missing = self.share(project, pairs)
            print(f"OmegaT fills {share:.1%} of {len(pairs)} confirmed units of {pair}")
            self.assertEqual(missing, [])
            self.assertIn(f"tmx2source/{other}.tmx' added", self.log())
        # Without its memory it fills none.
        for memory in (project / "tm/auto").glob("*"):
            memory.unlink()
        self.assertLess(self.share(project, pairs)[0], 0.05)

    def test_a_translators_work_survives(self):
        """A second run into a project that somebody works in, and OmegaT on what it left."""
        project = self.folder / "lived-in"
        export = ["export", "--target", "omegat", "--pair", "fr-en", "-o", project]
        self.pipeline(*export, "-q")
        self.translated(project)
        source, target = self.confirmed(SEED, "fr-en")[5]
        own = "A sentence that only a translator would write."
        unit = (
            '<tu><tuv xml:lang="fr"><seg>{}</seg></tuv><tuv xml:lang="en"><seg>{}</seg></tuv></tu>'
        )
        people = {
            "omegat/project_save.tmx": '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.1"><header'
            ' creationtool="OmegaT" segtype="sentence" o-tmf="OmegaT TMX" adminlang="EN-US" srclang="fr"'
            ' datatype="plaintext" creationtoolversion="3.6"></header><body>'
            + unit.format(html.escape(source, False), own)
            + "</body></tmx>\n",
            "glossary/glossary.txt": "exode\texodus\n",
            "source/other.txt": "Un autre texte.\n",
            "tm/other.tmx": '<?xml version="1.0"?>\n<tmx version="1.4"><header segtype="sentence" '
            'creationtool="x" creationtoolversion="1" o-tmf="x" adminlang="en" srclang="fr" '
            'datatype="plaintext"/><body/></tmx>\n',
            "omegat.project": (project / "omegat.project")
            .read_text()
            .replace("<remove_tags>", " <remove_tags>"),
        }
        for name, text in people.items():
            (project / name).write_bytes(text.encode())
        ours = [
            "source/esodo-silenzioso.fr.txt",
            "tm/auto/esodo-silenzioso.tmx",
            "glossary/pipeline.utf8",
        ]
        before = {name: (project / name).read_bytes() for name in ours}
        (project / ours[1]).unlink()
        self.pipeline(*export)
        for name, text in people.items():
            self.assertEqual((project / name).read_bytes(), text.encode(), name)
        for name, bytes_ in before.items():
            self.assertEqual((project / name).read_bytes(), bytes_, name)
        self.run_program(
            "sha256sum", "-c", "--quiet", "omegat/pipeline.sha256", cwd=project, code=1
        )
        text = self.translated(project)
        self.assertIn(own, text)
        self.assertNotIn(" ".join(target.split()), text)
        self.assertIn("A sentence that only", (project / "omegat/project_save.tmx").read_text())

    def test_fills_hostile_sentences(self):
        article = hostile(self, "hostile")
        project = self.folder / "hostile-project"
        self.pipeline(
            "export", "-q", article, "--target", "omegat", "--pair", "fr-en", "-o", project
        )
        share, missing = self.share(project, self.confirmed(article, "fr-en"))
        self.assertEqual((share, missing), (1, []))

    def test_reads_our_glossary(self):
        """OmegaT's own readers, called by a few lines of Java."""
        for tool in ["java", "javac"]:
            self.need_program(tool)
        source = ROOT / "Glossaries/ai-press.tsv"
        for form, name in [("omegat", "g.utf8"), ("tbx2", "g.tbx")]:
            self.pipeline(
                "glossary",
                "convert",
                "-q",
                source,
                "--to",
                form,
                "--langs",
                "fr,en",
                "-o",
                self.folder / name,
            )
        self.write("Read.java", READER)
        classes = ["-cp", f"{self.ARCHIVE}:/usr/share/java/*:."]
        self.run_program("javac", *classes, "Read.java", cwd=self.folder)
        lines = (
            self.run_program("java", *classes, "Read", "g.utf8", "g.tbx", cwd=self.folder)
            .decode()
            .split("\n")
        )
        found = set(lines)
        count = 0
        for row in table(source.read_bytes()):
            fr, en = [(row[language] or "").split("|")[0].strip() for language in ("fr", "en")]
            if row.get("status") == "forbidden" or not fr or not en or fr[0] == "!" or en[0] == "!":
                continue
            count += 1
            for name in ["g.utf8", "g.tbx"]:
                self.assertIn(f"{name}\t{fr}\t{en}", found)
        self.assertGreater(count, 40)


READER = """
import java.io.File;
import java.util.List;
import org.omegat.core.Core;
import org.omegat.core.data.*;
import org.omegat.gui.glossary.*;

public class Read {
  public static void main(String[] arguments) throws Exception {
    ProjectProperties properties = new ProjectProperties() {};
    properties.setSourceLanguage("fr");
    properties.setTargetLanguage("en");
    Core.setProject(new NotLoadedProject() {
      @Override public ProjectProperties getProjectProperties() { return properties; }
    });
    for (String name : arguments) {
      File file = new File(name);
      List<GlossaryEntry> entries = name.endsWith(".tbx")
          ? GlossaryReaderTBX.read(file, false) : GlossaryReaderTSV.read(file, false);
      for (GlossaryEntry entry : entries)
        for (String target : entry.getLocTerms(false))
          System.out.println(name + "\\t" + entry.getSrcText() + "\\t" + target);
    }
  }
}
"""


class Spreadsheets(ReaderTest):
    """LibreOffice Calc opens our tables: told that they are UTF-8, the rest is its own guess."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.need_program("soffice")

    def opened(self, path):
        """The cells of a table as LibreOffice has them, and the formulas it made."""
        self.run_program(
            "soffice",
            "--headless",
            f"-env:UserInstallation=file://{self.folder}/office",
            "--infilter=CSV:44,34,76,1",
            "--convert-to",
            "fods",
            "--outdir",
            self.folder / "office-out",
            path,
        )
        space = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
        rows, formulas = [], []
        document = xml.parse(self.folder / "office-out" / (path.stem + ".fods"))
        for row in document.iter(space % "table" + "table-row"):
            cells = []
            for cell in row.iter(space % "table" + "table-cell"):
                if cell.get(space % "table" + "formula"):
                    formulas.append(cell.get(space % "table" + "formula"))
                lines = ["".join(p.itertext()) for p in cell.iter(space % "text" + "p")]
                # Runs of spaces are elements of their own.
                count = int(cell.get(space % "table" + "number-columns-repeated", "1"))
                cells += ["\n".join(lines)] * min(count, 50)
            rows.append(cells)
        return rows, formulas

    def test_opens_our_tables(self):
        article = hostile(self, "hostile")
        path = self.folder / "sentences.csv"
        self.pipeline(
            "export", "-q", article, "--format", "csv", "--bom", "--pair", "fr-en", "-o", path
        )
        rows, formulas = self.opened(path)
        self.assertEqual(formulas, [])
        expected = list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))
        columns = [expected[0].index(language) for language in ("fr", "en")]
        for row, wanted in zip(rows, expected):
            for column in columns:
                # An apostrophe in front is Calc's own sign for text, which it may not show.
                self.assertIn(
                    row[column].replace(" ", ""),
                    [wanted[column].replace(" ", ""), wanted[column].replace(" ", "")[1:]],
                )
        everything = "".join(cell for row in rows for cell in row)
        for part in ["degrés", '"guillemets"', "'apostrophes'", ARABIC, "«", "\U0001f680"]:
            self.assertIn(part, everything)

    def test_opens_the_quotations_of_the_seed(self):
        path = self.folder / "quotes.csv"
        self.pipeline(
            "quotes", "-q", SEED, "--pair", "fr-en", "--format", "csv", "--bom", "-o", path
        )
        rows, formulas = self.opened(path)
        self.assertEqual(formulas, [])
        expected = list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))
        self.assertEqual(len([row for row in rows if any(row)]), len(expected))
        self.assertIn("é", "".join(cell for row in rows for cell in row))

    def test_what_is_not_guarded_is_run(self):
        """The proof can fail: without the guard Calc makes formulas of it."""
        _, formulas = self.opened(self.write("unguarded.csv", "a,b\r\n=1+1,x\r\n"))
        self.assertNotEqual(formulas, [])


class Bounds(ReaderTest):
    """Large and lonely articles."""

    def test_ten_thousand_sentences(self):
        for language, sentence in {
            "fr": "La phrase {0} parle du train {1} et de la ville {2}.",
            "en": "Sentence {0} is about train {1} and the city {2}.",
        }.items():
            sentences = [sentence.format(n, n * 7, n % 97) for n in range(10_000)]
            blocks = [" ".join(sentences[n : n + 5]) for n in range(0, len(sentences), 5)]
            self.write(f"long/long.{language}.md", "\n\n".join(blocks) + "\n")
        article = self.folder / "long"
        for options, name in [
            (["--format", "tmx"], "long.tmx"),
            (["--format", "xliff"], "long.xlf"),
            (["--target", "omegat"], "long"),
        ]:
            self.pipeline("export", "-q", article, *options, "-o", self.folder / "made" / name)
        units = xml.parse(self.folder / "made/long.tmx").findall("body/tu")
        self.assertGreater(len(units), 9_900)
        size = os.path.getsize(self.folder / "made/long.xlf")
        self.assertLess(size, 12_000_000)
        source = (self.folder / "made/long/source/long.fr.txt").read_text()
        self.assertEqual(source.count("\n\n"), 1_999)

    def test_one_language_alone(self):
        self.write("alone/article.fr.md", "# Seul\n\nIl est seul.\n")
        for options in [[], ["--format", "xliff"], ["--format", "csv"], ["--pair", "fr-en"]]:
            self.pipeline(
                "export", self.folder / "alone", *options, "-o", self.folder / "none", code=66
            )
            self.assertFalse((self.folder / "none").exists())
