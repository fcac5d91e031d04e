#!/bin/sh
# A newsletter script: three e-mails, one for each language, from the seed article.
#
#   sh seeds/newsletter.sh [folder]
#
# `pipeline newsletter` writes the bundle and its files; the rest needs Python's standard library alone:
# it looks at the bundle's warnings, and addresses each edition to those who read its language. Nothing is
# sent: the messages are files that a mail program opens, or `sendmail -t < FILE` takes.
set -eu
folder=${1:-letters}
site=${SITE:-https://example.org}
here=$(dirname "$0")

pipeline newsletter "$here" --quiet \
  --article-url "$site/{lang}/{slug}" \
  --unsubscribe "$site/unsubscribe" \
  --from "${FROM:-The Editors <news@example.org>}" \
  -o "$folder/"

python3 - "$folder" <<'PYTHON'
import email
import email.policy
import json
import pathlib
import sys

folder = pathlib.Path(sys.argv[1])
bundle = json.loads((folder / "newsletter.json").read_text(encoding="utf-8"))

# Who reads what; in earnest a file of the list's.
readers = {
    "fr": "Claire <claire@example.org>",
    "it": "Dario <dario@example.org>",
    "en": "Zoë <zoe@example.org>",
}

for warning in bundle["warnings"]:
    if warning["severity"] == "error":
        sys.exit(f"not ready: {warning['message']}")

for language, edition in sorted(bundle["editions"].items()):
    data = (folder / edition["files"]["eml"]).read_bytes()
    message = email.message_from_bytes(data, policy=email.policy.SMTP)
    message["To"] = readers[language]
    # From here on it is no draft.
    del message["X-Unsent"]
    target = folder / f"to-send.{language}.eml"
    target.write_bytes(message.as_bytes())
    print(
        f"{target}: {message['Subject']} ({edition['bytes']['html']} bytes of HTML, "
        f"{edition['reading_minutes']} min, {len(edition['summary']['sentences'])} sentences)"
    )

doubts = {}
for warning in bundle["warnings"]:
    doubts[warning["code"]] = doubts.get(warning["code"], 0) + 1
for code, count in sorted(doubts.items()):
    print(f"look at: {count} × {code}")
PYTHON
