"""Parallel documents in HTML, Mallard and DocBook, aligned by their structure."""

import bz2
import difflib
import html
import html.parser
import math
import re

BLOCKS = set(
    "p li dt dd h1 h2 h3 h4 h5 h6 td th title caption figcaption blockquote div body section table ul ol dl tr "
    "para simpara term listitem varlistentry itemizedlist orderedlist variablelist sect1 sect2 sect3 sect4 chapter "
    "entry row guimenuitem note tip warning important item desc subtitle page info question answer qandaentry "
    "formalpara abstract step procedure figure mediaobject textobject phrase glossterm glossdef".split()
)
HIDDEN = set("script style pre screen programlisting head nav header footer code tt kbd literal command filename envar email "
             "synopsis cmdsynopsis media index indexterm primary secondary credit license authorgroup bookinfo date releaseinfo "
             "links link-home".split())
EMPTY = set("br hr img meta link input col area base wbr include xref imagedata sbr".split())


class BlockParser(html.parser.HTMLParser):
    """Cuts a document into blocks: (signature, text)."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.blocks = []
        self.open = []
        self.hidden = []
        self.text = []

    def flush(self):
        text = " ".join("".join(self.text).split())
        self.text = []
        if re.search(r"[^\W\d_]{2}", text):
            self.blocks.append((">".join(self.open[-2:]), text))

    def handle_starttag(self, tag, attributes):
        if tag in EMPTY:
            self.text.append(" ")
            return
        if tag in HIDDEN:
            self.hidden.append(tag)
        if self.hidden:
            return
        if tag in BLOCKS:
            self.flush()
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.text.append(" ")

    def handle_endtag(self, tag):
        if self.hidden:
            if tag == self.hidden[-1]:
                self.hidden.pop()
            return
        if tag in BLOCKS:
            self.flush()
            if tag in self.open:
                while self.open.pop() != tag:
                    pass

    def handle_data(self, data):
        if not self.hidden:
            self.text.append(data)


def blocks(path):
    opened = bz2.open if str(path).endswith(".bz2") else open
    with opened(path, "rb") as file:
        data = file.read()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("iso-8859-1")
    text = re.sub(r"<!\[CDATA\[.*?\]\]>", "", text, flags=re.S)
    # A DocBook entity stands for a product's name, the same in every language.
    text = re.sub(r"&[A-Za-z][\w.-]*;", lambda match: " " if html.unescape(match.group(0)) == match.group(0) else match.group(0), text)
    parser = BlockParser()
    parser.feed(text)
    parser.close()
    parser.flush()
    return parser.blocks


SHORTEST_RUN = 5  # blocks; shorter runs of equal tags match by chance


def paired(first, second):
    """Pairs of indices into two lists of blocks with equal structure."""
    left = [signature for signature, _ in first]
    right = [signature for signature, _ in second]
    if left == right:
        runs = [(0, 0, len(left))]
    elif len(left) * len(right) > 4_000_000:
        return
    else:
        matcher = difflib.SequenceMatcher(None, left, right, autojunk=False)
        runs = [run for run in matcher.get_matching_blocks() if run[2] >= SHORTEST_RUN]
    for start, other, length in runs:
        pairs = [(start + step, other + step) for step in range(length)]
        if left != right and not plausible([(first[a][1], second[b][1]) for a, b in pairs]):
            continue
        yield from pairs


def plausible(texts):
    """Lengths of true translations go together: few pairs of a run may be far apart."""
    far = sum(abs(math.log((len(a) + 5) / (len(b) + 5))) > 0.7 for a, b in texts)
    return far <= 0.15 * len(texts)


def aligned(english, french, italian):
    """Rows (fr, it, en) of three documents given by path; French or Italian may be None."""
    base = blocks(english)
    found = {}
    for column, path in ((0, french), (1, italian)):
        if path is not None:
            other = blocks(path)
            for a, b in paired(base, other):
                found.setdefault(a, ["", "", base[a][1]])[column] = other[b][1]
    for index in sorted(found):
        yield tuple(found[index])
