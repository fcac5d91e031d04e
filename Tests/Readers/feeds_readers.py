"""What feed readers make of our feeds, and whether Hugo pairs translations as we do."""

import html.parser
import itertools
import json
import re
import urllib.parse
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


class Tree:
    """A piece of HTML as html5lib, a parser by the rules of HTML5, understands it."""

    # Written or not, they are the same to a reader.
    SILENT = {"tbody", "thead"}
    # What other renderers of Markdown call it.
    NAMES = {"s": "del", "h1": "h2"}

    # Words in and around them are two words.
    BLOCKS = set("blockquote br caption dd dl dt h2 h3 h4 hr li ol p pre table td th tr ul".split())

    def __init__(self, html5lib, text, address=""):
        """Reads a piece of a page at an address."""
        self.address = address
        self.elements, self.attributes, self.words = [], [], ""
        root = html5lib.parse(text, treebuilder="etree", namespaceHTMLElements=False)
        self.walk(root.find("body"), "body")
        self.words = " ".join(self.words.split())

    def walk(self, node, parent):
        """Notes each element where it begins, with its text and the attributes that say something."""
        self.words += node.text or ""
        for child in node:
            if not isinstance(child.tag, str):
                self.words += child.tail or ""
                continue
            name = self.NAMES.get(child.tag, child.tag)
            self.attributes += [(name, key, value) for key, value in child.attrib.items()]
            # A paragraph that is all of its item may be written or not.
            if name not in self.SILENT and not (name == "p" and parent in ("li", "td", "th")):
                text = " ".join(self.text(child).split())
                kept = [
                    child.get(key) and urllib.parse.urljoin(self.address, child.get(key))
                    for key in ("href", "src")
                ] + [" ".join((child.get("alt") or "").split()), child.get("start")]
                self.elements.append((len(self.words.split()), name, text, *kept))
            gap = " " if name in self.BLOCKS else ""
            self.words += gap
            self.walk(child, name)
            self.words += gap + (child.tail or "")

    def text(self, node):
        """The words of an element."""
        text = node.text or ""
        for child in node:
            gap = " " if child.tag in self.BLOCKS else ""
            text += gap + self.text(child) + gap + (child.tail or "")
        return text

    @property
    def outline(self):
        return [element[1:] for element in self.elements]


ARTICLE = """---
title: Everything
date: 2026-02-20
---

A paragraph with *emphasis*, **strong *and both* words**, `code <b> &amp;`, ~~struck~~ text, a
[link *with emphasis*](https://a.example/?b&c "title"), <https://auto.example/>, an ![image "with"
words](https://i.example/i.png) in it,  
a hard break, an entity &eacute;, and 1 < 2.

![A picture](https://i.example/alone.png)

[![Linked](https://i.example/linked.png)](https://a.example/linked)

## A heading with `code`

### A lower one

- one
- two **bold**
  - nested
  - [x](https://x.example/) y

    second paragraph
- three

7. seven
8. eight

> A quotation.
>
> > Nested, with *emphasis*.
>
> - and a list

| Left | **Right** |
|------|-----------|
| a *b* | |
| | `c` |

```python
if 1 < 2:
    print("<b>")  # ✓
```

***

The end « fin » — “end”.
"""

PAGE = """<html lang="en"><head><title>A page</title></head><body><header>Not this</header><article>
<p>One <b>two <i>three</b> four</i> five.<br>Six <a href="https://a.example/"><strong>seven</strong>
eight</a> H<sub>2</sub>O <q>quoted</q> <kbd>Esc</kbd>.</p><ul><li>a<ul><li>b</ul><li><p>c</p><p>d</p></ul>
<ol start="5"><li>e</li></ol><dl><dt>T</dt><dd>D</dd></dl>
<table><caption>Cap</caption><tr><th>H</th><th></th></tr><tr><td>x</td><td><p>y</p><p>z</p></td></tr></table>
<pre>a
 b</pre><blockquote><p>q <cite>c</cite></p></blockquote><hr><p>Last &amp; least.</p></article></body></html>
"""

HOSTILE = """---
title: Hostile
date: 2026-02-21
---
<script>alert(1)</script>

<img src=x onerror=alert(1)> <b onclick="alert(1)" style="position:fixed">bold</b>
<iframe src="https://evil.example/"></iframe> <svg onload=alert(1)><a xlink:href="javascript:alert(1)">x</a></svg>

[a](javascript:alert(1)) [b](JaVaScRiPt:alert(1)) [c](data:text/html,x) [d](java&#10;script:alert(1))
![e](javascript:alert(1)) ![f](data:image/svg+xml,x) <a href="vbscript:x">g</a> [h](<" onclick="alert(1)>)
![" onerror="alert(1)](https://i.example/i.png) <form action="//evil.example"><input name=x></form>

<style>body{display:none}</style> <meta http-equiv=refresh content="0;url=//evil.example"> <base href="//evil.example">

</div></article></body>]]> <!-- --> <![CDATA[ x ]]> &lt;script&gt;alert(2)&lt;/script&gt;

<table><tr><td><form><li><b>unclosed <i>everything
"""


class WholeArticles(ReaderTest):
    """Feeds that hold all of an article."""

    ELEMENTS = set(
        "a abbr b blockquote br caption cite code dd del dfn dl dt em h2 h3 h4 h5 h6 hr i img ins kbd li ol "
        "p pre q s samp small strong sub sup table tbody td th tr u ul var".split()
    )

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.html5lib = cls.need_module("html5lib")
        cls.feedparser = cls.need_module("feedparser")
        cls.write("site/everything.en.md", ARTICLE)
        cls.write("site/page.en.html", PAGE)
        cls.write("site/hostile.en.md", HOSTILE)
        cls.pipeline(
            "feeds", "-q", cls.folder / "site", ROOT / "seeds", "--site", SITE, "--content", "full",
            "-o", cls.folder / "full",
        )  # fmt: skip

    def contents(self, form, language, **options):
        feed = self.feedparser.parse(
            (self.folder / f"full/{form}.{language}.xml").read_bytes(), **options
        )
        self.assertFalse(feed.bozo, feed.get("bozo_exception"))
        return {entry.link: entry.content[0].value for entry in feed.entries}

    def tree(self, text, address=""):
        return Tree(self.html5lib, text, address)

    def test_a_sanitizer_leaves_all_of_it(self):
        for form, language in itertools.product(["rss", "atom"], LANGUAGES):
            raw = self.contents(form, language, sanitize_html=False)
            clean = self.contents(form, language)
            self.assertEqual(raw.keys(), clean.keys())
            for link in raw:
                before, after = self.tree(raw[link]), self.tree(clean[link])
                self.assertEqual(before.outline, after.outline, link)
                self.assertEqual(before.attributes, after.attributes, link)
                self.assertEqual(before.words, after.words, link)
        # It would not leave what it does not know.
        broken = "<rss version='2.0'><channel><item><description>&lt;b onclick='x'&gt;y&lt;/b&gt;"
        feed = self.feedparser.parse(broken + "</description></item></channel></rss>")
        self.assertNotIn("onclick", feed.entries[0].description)

    def test_forms_agree(self):
        for language in LANGUAGES:
            atom = self.contents("atom", language, sanitize_html=False)
            rss = self.contents("rss", language, sanitize_html=False)
            feed = json.loads((self.folder / f"full/feed.{language}.json").read_bytes())
            found = {item["url"]: item["content_html"] for item in feed["items"]}
            self.assertEqual(found.keys(), atom.keys())
            for link, text in found.items():
                outline = self.tree(text).outline
                self.assertEqual(outline, self.tree(atom[link]).outline)
                self.assertEqual(outline, self.tree(rss[link]).outline)

    def markdown(self, source, address):
        """Elements and words by another reader of Markdown."""
        markdown_it = self.need_module("markdown_it")
        reader = markdown_it.MarkdownIt("commonmark").enable(["table", "strikethrough"])
        return self.tree(reader.render(source.split("---\n", 2)[2]), address)

    def test_markdown_says_what_another_reader_finds(self):
        sources = {f"{SITE}/en/everything/": ("en", ARTICLE)}
        for language in LANGUAGES:
            path = ROOT / f"seeds/esodo-silenzioso/article.{language}.md"
            sources[f"{SITE}/{language}/esodo-silenzioso/"] = (language, path.read_text())
        for link, (language, source) in sources.items():
            with self.subTest(link=link):
                ours = self.tree(self.contents("rss", language, sanitize_html=False)[link])
                others = self.markdown(source, link)
                # Readers of feeds show the title themselves.
                title = self.title(source)
                expected = [e for e in others.outline if e[:2] != ("h2", title)]
                self.assertEqual(ours.outline, expected)
                self.assertEqual(ours.words, others.words.removeprefix(title).strip())
                self.assertGreater(len(ours.outline), 10)

    @staticmethod
    def title(source):
        heading = re.search("^# (.*)$", source, re.M)
        return heading.group(1) if heading else "no title"

    def test_a_page_says_what_an_html5_parser_finds(self):
        ours = self.tree(self.contents("rss", "en", sanitize_html=False)[f"{SITE}/en/page/"])
        article = PAGE.split("<article>")[1].split("</article>")[0]
        others = self.tree(article)
        self.assertEqual(ours.words, others.words)
        self.assertEqual(ours.outline, others.outline)

    def test_nothing_hostile_comes_through(self):
        for language in LANGUAGES:
            for link, content in self.contents("rss", language, sanitize_html=False).items():
                tree = self.tree(content)
                self.assertLessEqual({name for name, *_ in tree.outline}, self.ELEMENTS, link)
                for name, key, value in tree.attributes:
                    allowed = {"a": ["href"], "img": ["src", "alt"], "ol": ["start"]}
                    self.assertIn(key, allowed.get(name, []), link)
                    if key in ("href", "src"):
                        self.assertRegex(value, "^(https?://|mailto:)", link)
        hostile = self.contents("rss", "en", sanitize_html=False)[f"{SITE}/en/hostile/"]
        self.assertNotIn("<script", hostile)
        words = self.tree(hostile).words
        self.assertIn("bold", words)
        self.assertIn("<script>alert(2)</script>", words)
        self.assertNotIn("alert(1)", words)


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
