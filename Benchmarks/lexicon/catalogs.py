"""Readers of message catalogues.

Every reader returns a dictionary from a key, the same in all languages, to a
text. A catalogue of GNU gettext is keyed by (context, English text, plural
number), so that the key itself is the English side.
"""

import json
import re
import struct
import xml.etree.ElementTree as ElementTree


def gettext_binary(path):
    """A GNU .mo file: {(context, English, plural number): translation}."""
    with open(path, "rb") as file:
        data = file.read()
    magic = struct.unpack("<I", data[:4])[0]
    if magic == 0x950412DE:
        order = "<"
    elif magic == 0xDE120495:
        order = ">"
    else:
        raise ValueError(f"{path}: not a .mo catalogue")
    count, originals, translations = struct.unpack(order + "3I", data[8:20])
    messages = {}
    for index in range(count):
        length, start = struct.unpack_from(order + "2I", data, originals + 8 * index)
        key = data[start:start + length].decode("utf-8", "replace")
        length, start = struct.unpack_from(order + "2I", data, translations + 8 * index)
        value = data[start:start + length].decode("utf-8", "replace")
        if key:
            add_message(messages, key, value)
    return messages


def add_message(messages, key, value):
    context, _, text = key.rpartition("\x04")
    sources = text.split("\x00")
    targets = value.split("\x00")
    # French and Italian have two forms as English has; a catalogue with
    # other counts is not to be guessed at beyond the first form.
    for number, (source, target) in enumerate(zip(sources, targets)):
        if source and target:
            messages[(context, source, number)] = target


def gettext_text(path):
    """A .po file, fuzzy entries left out: as `gettext_binary`."""
    messages = {}
    entry, field, fuzzy, number = {}, None, False, 0

    def close():
        if entry.get("msgid") and not fuzzy:
            key = entry["msgid"]
            if "msgid_plural" in entry:
                key += "\x00" + entry["msgid_plural"]
            values = [entry[name] for name in sorted(entry) if name.startswith("msgstr")]
            if entry.get("msgctxt"):
                key = entry["msgctxt"] + "\x04" + key
            add_message(messages, key, "\x00".join(values))

    with open(path, encoding="utf-8", errors="replace") as file:
        for line in file:
            line = line.strip()
            if line.startswith("#~"):
                continue
            if line.startswith("#"):
                if field and field.startswith("msgstr"):
                    close()
                    entry, field, fuzzy = {}, None, False
                if line.startswith("#,") and "fuzzy" in line:
                    fuzzy = True
                continue
            match = re.match(r'(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)\s+"(.*)"$', line)
            if match:
                name = match.group(1)
                if name in ("msgctxt", "msgid") and field and field.startswith("msgstr"):
                    close()
                    entry, fuzzy = {}, False
                field = name
                entry[field] = unescaped(match.group(2))
            elif line.startswith('"') and line.endswith('"') and field:
                entry[field] += unescaped(line[1:-1])
    close()
    return messages


def unescaped(text):
    return re.sub(r"\\(.)", lambda match: {"n": "\n", "t": "\t"}.get(match.group(1), match.group(1)), text)


def qt_binary(path):
    """A Qt .qm file: {hash of source and comment: translation}.

    The hash knows nothing of the context, so a text that is translated in two
    ways in two contexts is left out.
    """
    with open(path, "rb") as file:
        data = file.read()
    sections, place = {}, 16
    while place + 5 <= len(data):
        tag, length = struct.unpack_from(">BI", data, place)
        sections[tag] = (place + 5, length)
        place += 5 + length
    if 0x42 not in sections or 0x69 not in sections:
        raise ValueError(f"{path}: not a .qm catalogue")
    found = {}
    start, length = sections[0x42]
    base = sections[0x69][0]
    for place in range(start, start + length - 7, 8):
        key, offset = struct.unpack_from(">2I", data, place)
        found.setdefault(key, set()).add(qt_message(data, base + offset))
    return {key: texts.pop() for key, texts in found.items() if len(texts) == 1 and None not in texts}


def qt_message(data, place):
    while True:
        tag = data[place]
        place += 1
        if tag == 1:
            return None
        if tag == 5:
            place += 4
            continue
        length = struct.unpack_from(">I", data, place)[0]
        place += 4
        if tag == 3:
            if length == 0xFFFFFFFF:
                return None
            return data[place:place + length].decode("utf-16-be", "replace")
        if tag not in (2, 4, 6, 7, 8):
            return None
        if length != 0xFFFFFFFF:
            place += length


def josm_texts(path):
    """A .lang file of JOSM: texts in the order of its English file; None where missing."""
    with open(path, "rb") as file:
        data = file.read()
    texts, place = [], 0
    while place + 2 <= len(data):
        length = struct.unpack_from(">H", data, place)[0]
        place += 2
        if length == 0xFFFF:
            break  # the plural part follows
        if length == 0xFFFE:
            texts.append("")  # same as English
        elif length == 0:
            texts.append(None)
        else:
            texts.append(data[place:place + length].decode("utf-8", "replace"))
            place += length
    return texts


def json_messages(path):
    """A banana-style JSON catalogue: {key: text}."""
    with open(path, encoding="utf-8") as file:
        data = json.load(file)
    return {key: text for key, text in data.items() if isinstance(text, str)}


CLDR_NAMES = {
    "language", "script", "territory", "variant", "currency", "zone", "metazone", "month",
    "day", "quarter", "dayPeriod", "era", "field", "unit", "subdivision", "displayName",
    "exemplarCity", "annotation", "type", "relative", "unitPattern", "key",
    "characterLabel", "relativeTimePattern",
}


def cldr_names(path):
    """A CLDR .xml file: {path of elements with their types: name}."""
    names = {}

    def walk(element, steps):
        attributes = {
            name: value for name, value in element.attrib.items() if name not in ("draft", "alt", "references")
        }
        step = element.tag + "".join(f"[{name}={attributes[name]}]" for name in sorted(attributes))
        steps = steps + (step,)
        if len(element) == 0:
            text = (element.text or "").strip()
            if text and element.tag in CLDR_NAMES and "alt" not in element.attrib and text != "↑↑↑":
                names["/".join(steps)] = text
        for child in element:
            walk(child, steps)

    walk(ElementTree.parse(path).getroot(), ())
    return names
