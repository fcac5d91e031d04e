"""What feed readers make of our feeds, and whether Hugo pairs translations as we do."""

import html.parser
import itertools
import json
import re
import xml.etree.ElementTree as xml

from readers import ROOT, SCHEMAS, ReaderTest

SITE = "https://example.org"
LANGUAGES = ["fr", "it", "en"]
ARABIC = "\u0645\u0642\u0627\u0644"
TITLES = {
    "plain": "A plain title",
    "markup": "<script>alert(1)</script> & <b>bold</b> &amp; ]]> 'x' \"y\"",
    "colon": "Title: with a colon, #hash and [brackets]",
    "emoji": f"Rocket \U0001f680 and {ARABIC} \u00ab\u202fguillemets\u202f\u00bb",
    "long": ("A title that does not end. " * 12).strip(),
    "spaces": "=HYPERLINK(1) {{ template }} %s ${x}",
}


def article(title, date, body, **fields):
    lines = [f"title: {json.dumps(title, ensure_ascii=False)}"]
    if date:
        lines.append(f"date: {date}")
    lines += [f"{key}: {json.dumps(value)}" for key, value in fields.items()]
    return "---\n" + "\n".join(lines) + f"\n---\n{body}\n"


class Links(html.parser.HTMLParser):
    """Addresses and elements of a piece of HTML."""

    def __init__(self, text):
        super().__init__()
        self.elements, self.links = set(), []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.elements.add(tag)
        self.links += [value for name, value in attributes if name in ("href", "src")]
        if tag == "link":
            self.heads = getattr(self, "heads", []) + [dict(attributes)]


class Feeds(ReaderTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.expected = {language: {} for language in LANGUAGES}
        for number, (key, title) in enumerate(TITLES.items()):
            for language in LANGUAGES[: 1 + number % 3]:
                text = f"{title} ({language})"
                cls.write(
                    f"site/{key}.{language}.md",
                    article(
                        text,
                        f"2026-02-{number + 10}",
                        f"A sentence with [a link](javascript:alert(1)) & [one](https://a.example/?b&c), "
                        f"said “{ARABIC}” in {language}. A second one has 1 \\< 2 ]]> in it.",
                        author='Zoë <b>O\'Neil</b> & "Sons"',
                        tags=["a & b", "<c>"],
                    ),
                )
                cls.expected[language][f"{SITE}/{language}/{key}/"] = text
        for key, date in [("twin-a", "2026-01-01"), ("twin-b", "2026-01-02")]:
            cls.write(f"site/{key}.fr.md", article(key, date, "Une phrase.", slug="same"))
        cls.expected["fr"] |= {f"{SITE}/fr/same/": "twin-a", f"{SITE}/fr/twin-b/": "twin-b"}
        cls.write("site/undated.fr.md", article("undated", None, "Sans date.", url="javascript:x"))
        cls.expected["fr"][f"{SITE}/fr/undated/"] = "undated"
        cls.made = cls.folder / "made"
        cls.pipeline(
            "feeds", "-q", cls.folder / "site", "--site", SITE, "--title", "A & <B>", "-o", cls.made
        )

    def bytes(self, form, language):
        ending = "json" if form == "feed" else "xml"
        return (self.made / f"{form}.{language}.{ending}").read_bytes()

    def alternates(self, address):
        """The addresses of the other languages of an article."""
        language, key = address.removeprefix(SITE + "/").strip("/").split("/")
        return {
            other: f"{SITE}/{other}/{key}/"
            for other in LANGUAGES
            if other != language and f"{SITE}/{other}/{key}/" in self.expected[other]
        }

    def test_feedparser(self):
        feedparser = self.need_module("feedparser")
        for form, language in itertools.product(["rss", "atom"], LANGUAGES):
            with self.subTest(form=form, language=language):
                feed = feedparser.parse(self.bytes(form, language))
                self.assertFalse(feed.bozo, feed.get("bozo_exception"))
                self.assertEqual(feed.version, {"rss": "rss20", "atom": "atom10"}[form])
                self.assertEqual(
                    [entry.link for entry in feed.entries],
                    [
                        address
                        for address, _ in sorted(
                            self.expected[language].items(), key=lambda item: self.order(item[0])
                        )
                    ],
                )
                self.assertEqual(
                    [entry.id for entry in feed.entries], [entry.link for entry in feed.entries]
                )
                spoken = feed.feed.get("language") or feed.feed.title_detail.language
                self.assertEqual(spoken, language)
                own = {
                    link.hreflang: link.href
                    for link in feed.feed.links
                    if link.rel == "alternate" and link.get("type", "").endswith(form + "+xml")
                }
                self.assertEqual(
                    own,
                    {
                        other: f"{SITE}/{form}.{other}.xml"
                        for other in LANGUAGES
                        if other != language
                    },
                )
                self.assertEqual(
                    [link.href for link in feed.feed.links if link.rel == "self"],
                    [f"{SITE}/{form}.{language}.xml"],
                )
                for entry in feed.entries:
                    others = {
                        link.hreflang: link.href
                        for link in entry.links
                        if link.rel == "alternate"
                        and link.get("hreflang")
                        and link.href != entry.link
                    }
                    self.assertEqual(others, self.alternates(entry.link))
                    content = entry.content[0].value
                    self.assertTrue(content)
                    self.assertNotIn("javascript", content)

    def order(self, address):
        """Newest first, without a date last."""
        key = address.strip("/").split("/")[-1]
        dates = {"same": "2026-01-01", "twin-b": "2026-01-02", "undated": ""}
        dates |= {name: f"2026-02-{number + 10}" for number, name in enumerate(TITLES)}
        return -int(dates[key].replace("-", "") or 0)

    def test_atoma(self):
        atoma = self.need_module("atoma")
        for language in LANGUAGES:
            feed = atoma.parse_atom_bytes(self.bytes("atom", language))
            self.assertEqual({e.id_: e.title.value for e in feed.entries}, self.expected[language])
            self.assertEqual(feed.title.value, "A & <B>")
            for entry in feed.entries:
                found = {link.hreflang: link.href for link in entry.links if link.href != entry.id_}
                self.assertEqual(found, self.alternates(entry.id_))
                self.assertEqual(entry.published is None, entry.id_.endswith("undated/"))
            feed = atoma.parse_rss_bytes(self.bytes("rss", language))
            self.assertEqual(feed.language, language)
            self.assertEqual({i.guid: i.title for i in feed.items}, self.expected[language])
            for item in feed.items:
                self.assertEqual(item.pub_date is None, item.guid.endswith("undated/"))
                self.assertEqual(Links(item.content_encoded).elements - {"p", "a"}, set())
            feed = atoma.parse_json_feed_bytes(self.bytes("feed", language))
            self.assertEqual({i.id_: i.title for i in feed.items}, self.expected[language])

    def test_fastfeedparser(self):
        reader = self.need_module("fastfeedparser")
        for form, language in itertools.product(["rss", "atom", "feed"], LANGUAGES):
            feed = reader.parse(self.bytes(form, language))
            self.assertEqual(
                sorted(entry["link"] for entry in feed.entries), sorted(self.expected[language])
            )

    def test_json_by_its_schema(self):
        tool = self.need_program("check-jsonschema")
        schema = SCHEMAS / "json-feed-1.1.schema.json"
        files = [self.made / f"feed.{language}.json" for language in LANGUAGES]
        self.run_program(tool, "--schemafile", schema, *files)
        feed = json.loads(self.bytes("feed", "fr"))
        for item in feed["items"]:
            self.assertEqual(item.get("_translations", {}), self.alternates(item["id"]))
            links = Links(item["content_html"]).links
            self.assertEqual([link for link in links if link.startswith("javascript")], [])
        for breaking in [{"version": "1.1"}, {"items": None}, {"feed_url": "feed.json"}]:
            broken = self.write("broken.json", json.dumps(feed | breaking))
            self.run_program(tool, "--schemafile", schema, broken, code=1)

    def test_atom_by_its_rules(self):
        """The rules of RFC 4287 that a reader relies on, asked with an XML parser."""
        space = "{http://www.w3.org/2005/Atom}"
        for language in LANGUAGES:
            feed = xml.fromstring(self.bytes("atom", language))
            self.assertEqual(feed.get("{http://www.w3.org/XML/1998/namespace}lang"), language)
            for element in [feed, *feed.findall(space + "entry")]:
                for name in ["id", "title", "updated"]:
                    self.assertEqual(len(element.findall(space + name)), 1)
                kinds = [
                    (link.get("rel"), link.get("type"), link.get("hreflang"))
                    for link in element.findall(space + "link")
                ]
                self.assertEqual(len(kinds), len(set(kinds)))
            moments = [e.text for e in feed.iter(space + "updated")]
            for moment in moments:
                self.assertRegex(moment, r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")
            self.assertEqual(moments[0], max(moments))

    def test_the_lines_for_heads(self):
        page = Links((self.made / "links.html").read_text())
        self.assertEqual(len(page.heads), 9)
        for head in page.heads:
            self.assertEqual(head["rel"], "alternate")
            name = head["href"].removeprefix(SITE + "/")
            self.assertTrue((self.made / name).exists(), name)
            self.assertIn(f".{head['hreflang']}.", name)
            self.assertIn("A & <B>", head["title"])

    def test_the_seed_reads_the_same_every_time(self):
        for name in ["one", "two"]:
            self.pipeline("feeds", "-q", "--site", SITE, "-o", self.folder / name)
        for path in (self.folder / "one").iterdir():
            self.assertEqual(path.read_bytes(), (self.folder / "two" / path.name).read_bytes())

    def test_whole_articles(self):
        feedparser = self.need_module("feedparser")
        self.pipeline(
            "feeds",
            "-q",
            self.folder / "site",
            ROOT / "seeds",
            "--site",
            SITE,
            "--content",
            "full",
            "-o",
            self.folder / "full",
        )
        whole = {}
        for form in ["rss", "atom"]:
            feed = feedparser.parse((self.folder / f"full/{form}.fr.xml").read_bytes())
            self.assertFalse(feed.bozo)
            whole[form] = {entry.link: entry.content[0].value for entry in feed.entries}
        self.assertEqual(whole["rss"], whole["atom"])
        seed = whole["rss"][f"{SITE}/fr/esodo-silenzioso/"]
        text = re.sub("<[^>]*>", "", seed)
        source = (ROOT / "seeds/esodo-silenzioso/article.fr.md").read_text()
        for paragraph in source.split("\n\n"):
            if paragraph.startswith("## "):
                self.assertIn(f"<h2>{paragraph[3:].strip()}</h2>", seed)
        self.assertGreater(len(text), 14_000)
        self.assertGreater(seed.count("<a href="), 10)
        for content in whole["rss"].values():
            self.assertNotIn("javascript", content)
            self.assertNotIn("<script", content)

    def test_a_limit(self):
        self.pipeline(
            "feeds",
            "-q",
            self.folder / "site",
            "--site",
            SITE,
            "--limit",
            "2",
            "-o",
            self.folder / "limited",
        )
        feed = json.loads((self.folder / "limited/feed.fr.json").read_bytes())
        self.assertEqual(
            [item["id"] for item in feed["items"]],
            [f"{SITE}/fr/{key}/" for key in list(TITLES)[:-3:-1]],
        )


class Hugo(ReaderTest):
    """Hugo, the site generator, on article files named as ours."""

    LAYOUT = (
        "{{ range .Site.AllPages }}{{ if .File }}{{ .File.Path }}"
        "{{ range .Translations }} {{ .File.Path }}{{ end }}\n{{ end }}{{ end }}"
    )

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.need_program("hugo")

    def hugos(self, site, settings=""):
        """Groups of files that Hugo takes for translations of each other."""
        self.write(f"{site}/layouts/index.html", self.LAYOUT)
        self.write(
            f"{site}/config.toml",
            'baseURL = "https://example.org/"\n'
            'defaultContentLanguage = "fr"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap"]\n'
            + "".join(
                f"[languages.{l}]\nweight = {n + 1}\n" + settings.format(l)
                for n, l in enumerate(LANGUAGES)
            ),
        )
        self.run_program("hugo", "--quiet", "--destination", "made", cwd=self.folder / site)
        lines = (self.folder / site / "made/index.html").read_text().split("\n")
        return {frozenset(line.split()) for line in lines if line.strip()}

    def ours(self, site):
        """The same by the newsletter's bundles, which name their sources."""
        newsletter = json.loads(self.pipeline("newsletter", "-q", self.folder / site / "content"))
        # Of one article it is a bundle, of several an issue.
        return {
            frozenset(
                edition["source"]["path"].removeprefix(f"{self.folder / site}/content/")
                for edition in bundle["editions"].values()
            )
            for bundle in newsletter.get("bundles", [newsletter])
        }

    def page(self, site, path, **fields):
        self.write(
            f"{site}/content/{path}", article(path, "2026-02-20", "Ceci est here.", **fields)
        )

    def test_pairs_by_name_and_key(self):
        for path in [
            "posts/alpha.fr.md",
            "posts/alpha.it.md",
            "posts/alpha.en.md",
            "posts/beta.fr.md",
            "posts/beta.en.md",
            "posts/gamma.it.md",
            "news/alpha.fr.md",
            "news/alpha.en.md",
            "posts/with.dots.fr.md",
            "posts/with.dots.en.md",
            "bundle/index.fr.md",
            "bundle/index.it.md",
        ]:
            self.page("names", path)
        for path in ["posts/one.fr.md", "posts/two.en.md", "news/three.it.md"]:
            self.page("names", path, translationKey="shared")
        groups = self.hugos("names")
        self.assertEqual(len(groups), 7)
        self.assertIn({"posts/one.fr.md", "posts/two.en.md", "news/three.it.md"}, groups)
        self.assertEqual(self.ours("names"), groups)

    def test_pairs_by_folder(self):
        for path in [
            "fr/alpha.md",
            "it/alpha.md",
            "en/alpha.md",
            "fr/beta.md",
            "en/gamma.md",
        ]:
            self.page("folders", path)
        # Hugo names files from the language's own folder.
        groups = self.hugos("folders", 'contentDir = "content/{0}"\n')
        self.assertEqual(
            groups, {frozenset(["alpha.md"]), frozenset(["beta.md"]), frozenset(["gamma.md"])}
        )
        ours = self.ours("folders")
        self.assertEqual({frozenset(p.split("/", 1)[1] for p in group) for group in ours}, groups)
        self.assertEqual(sorted(map(len, ours)), [1, 1, 3])
