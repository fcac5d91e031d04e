"""A browser with report pages: the seed's, hostile ones, and those of articles of a test."""

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


class ReportPage(ReaderTest):
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
