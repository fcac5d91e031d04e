"""What an editor decides on the report page, in a browser, and what `pipeline apply` makes of it."""

import pathlib
import re
import shutil

from readers import ROOT
from report_page import ReportPage


class ReportDecisionsReaders(ReportPage):
    """Decisions made, kept, exported and applied."""

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

    WAITING = {
        "fr": "# Titre\n\nUn chat dort. Un chien court. Une poule pond. Un coq chante.\n\n"
              "« Nous étions coincés », explique Vahid Kazemi.\n",
        "en": "# Title\n\nA cat sleeps. A dog runs. A hen lays. A cock crows.\n\n"
              "“We were stuck,” explains Vahid Kazemi.\n",
    }

    def write_waiting(self, name, *edits):
        """An article and its report; `edits` are changes of words in any version."""
        folder = self.folder / name
        for language, text in self.WAITING.items():
            for old, new in edits:
                text = text.replace(old, new)
            self.write(f"{name}/in/a.{language}.md", text)
        self.pipeline("run", "-q", "in", "-o", "out", "--proposals", folder=folder)
        (report,) = (folder / "out").glob("*/report.html")
        return report

    def decide_on_four(self, page):
        """A merge, an unlink, a speaker and a rejected term."""
        page.get_by_role("button", name="Fix row r2", exact=True).click()
        page.get_by_role("button", name="Merge with r3 below").click()
        page.get_by_role("button", name="Fix row r5", exact=True).click()
        page.get_by_role("button", name="English says something else").click()
        page.get_by_role("button", name="Correct speaker").click()
        page.get_by_label("Speaker", exact=True).fill("Ada Lovelace")
        page.keyboard.press("Enter")
        term = page.locator("#proposals tbody tr", has_text="hen lays")
        term.get_by_role("button", name="Reject").click()

    def pending(self, page):
        return [
            text.removesuffix(" Undo") for text in page.locator("#pending li").all_inner_texts()
        ]

    def test_decisions_wait_while_the_article_is_edited(self):
        page = self.open(self.write_waiting("edited"), accept_downloads=True)
        self.decide_on_four(page)
        made = ["merge r2 with r3", "unlink English from r5", "q1 was said by Ada Lovelace",
                "reject “poule pond · hen lays”"]
        self.assertEqual(self.pending(page), made)
        # A sentence elsewhere: rows have other numbers now, and every decision fits still.
        self.write_waiting("edited", ("# Titre\n\n", "# Un titre\n\nVoici 12 bêtes.\n\n"),
                           ("# Title\n\n", "# A title\n\nHere are 12 beasts.\n\n"))
        page.reload()
        self.assertEqual(self.pending(page), [
            "merge r3 with r4", "unlink English from r6", *made[2:]])
        self.assertIn("one row with r4 below", page.locator("#r3").inner_text())
        self.assertFalse(page.locator("#misfits").is_visible())
        # In the words of two of them: these are told and kept, the others wait.
        edit = [("A dog runs", "A dog barks"), ("Nous étions coincés", "Nous étions bloqués")]
        self.write_waiting("edited", *edit)
        page.reload()
        self.assertEqual(self.pending(page), [made[1], made[3]])
        told = "2 decisions no longer fit: the text has changed"
        self.assertIn(told, self.status(page))
        self.assertEqual(page.locator("#bar-text").inner_text(), f"2 decisions pending; {told}")
        misfits = page.locator("#misfits")
        self.assertEqual(misfits.locator("h3").inner_text(), told)
        self.assertEqual(misfits.locator("li").count(), 2)
        self.assertIn("Un chat dort.", misfits.inner_text())
        self.assertIn("said by Ada Lovelace", misfits.inner_text())
        with page.expect_download() as download:
            page.locator("#bar .export").click()
        lines = pathlib.Path(download.value.path()).read_text(encoding="utf-8").splitlines()
        self.assertEqual([line.split("\t")[0] for line in lines], ["decision", "unlink", "reject"])
        # On a small screen the end of the page can be reached above the bar.
        page.set_viewport_size({"width": 320, "height": 600})
        page.wait_for_timeout(100)
        page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
        button, dock = page.locator("#drop-all").bounding_box(), page.locator("#dock").bounding_box()
        self.assertLessEqual(button["y"] + button["height"], dock["y"])
        page.set_viewport_size({"width": 1280, "height": 900})
        # One is dropped; the words of the other come back.
        misfits.get_by_role("button", name="Drop: said by").click()
        self.assertEqual(misfits.locator("h3").inner_text(),
                         "1 decision no longer fits: the text has changed")
        self.write_waiting("edited", edit[1])
        page.reload()
        self.assertEqual(sorted(self.pending(page)), sorted([made[0], made[1], made[3]]))
        # Nothing but misfits: nothing to export.
        page.locator("#undo-all").click()
        self.decide_on_one(page)
        self.write_waiting("edited", ("A cat sleeps", "A cat purrs"))
        page.reload()
        self.assertFalse(page.locator("#bar .export").is_visible())
        self.assertFalse(page.locator("#undo-all").is_visible())
        page.locator("#drop-all").click()
        self.assertFalse(page.locator("#decisions").is_visible())
        self.assertFalse(page.locator("#dock").is_visible())
        self.write_waiting("edited")
        page.reload()
        self.assertEqual(self.pending(page), [])
        self.assertEqual(page.complaints, [])

    def decide_on_one(self, page):
        page.get_by_role("button", name="Fix row r2", exact=True).click()
        page.get_by_role("button", name="English says something else").click()

    def test_decisions_that_were_applied_wait_no_longer(self):
        report = self.write_waiting("applied")
        page = self.open(report, accept_downloads=True)
        self.decide_on_four(page)
        accepted = page.locator("#proposals tbody tr").nth(1)
        self.assertNotIn("hen lays", accepted.inner_text())
        accepted.get_by_role("button", name="Accept").click()
        with page.expect_download() as download:
            page.locator("#bar .export").click()
        folder = self.folder / "applied"
        download.value.save_as(folder / "decisions.tsv")
        # The decisions of another row come too late for that file.
        page.get_by_role("button", name="Fix row r6", exact=True).click()
        page.get_by_role("button", name="English says something else").click()
        self.pipeline("apply", "decisions.tsv", "in", folder=folder)
        self.write_waiting("applied")
        page.reload()
        self.assertEqual(self.pending(page), ["unlink English from r6"])
        self.assertFalse(page.locator("#misfits").is_visible())
        self.assertIn("5 decisions applied", self.status(page))
        # Who is named already is no decision.
        page.get_by_role("button", name="Correct speaker").click()
        page.keyboard.press("Enter")
        self.assertIn("already", self.status(page))
        self.assertEqual(page.locator("#pending li").count(), 1)
        self.assertEqual(page.complaints, [])

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


if __name__ == "__main__":
    import unittest

    unittest.main()
