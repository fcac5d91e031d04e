"""What the proofs by others' readers share: the program, a place to work, the tools.

A proof whose tool is absent prints SKIP; with READERS_REQUIRED=1 (as in .ci/run) it fails.
"""

import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PIPELINE = os.environ.get("PIPELINE", str(ROOT / ".build/release/pipeline"))
SCHEMAS = ROOT / "Tests/Readers/Schemas"


class ReaderTest(unittest.TestCase):
    """A proof with a folder of its own, removed at the end."""

    @classmethod
    def setUpClass(cls):
        cls._folder = tempfile.TemporaryDirectory(prefix="pipeline-readers-")
        cls.folder = pathlib.Path(cls._folder.name)

    @classmethod
    def tearDownClass(cls):
        cls._folder.cleanup()

    @classmethod
    def need(cls, present, what):
        """Ends the proof when `present` is false: skipped, or failed where all are required."""
        if present:
            return
        if os.environ.get("READERS_REQUIRED") == "1":
            raise AssertionError(f"{what} is absent")
        print(f"SKIP {cls.__name__}: {what} is absent")
        raise unittest.SkipTest(f"{what} is absent")

    @classmethod
    def need_program(cls, name):
        """The path of a program."""
        path = shutil.which(name)
        cls.need(path, name)
        return path

    @classmethod
    def need_module(cls, name):
        """A Python module, imported."""
        import importlib

        try:
            return importlib.import_module(name)
        except ImportError:
            cls.need(False, f"Python's {name}")

    @staticmethod
    def run_program(*command, code=0, **options):
        """Runs a program and gives what it printed; its exit code must be `code`."""
        options.setdefault("timeout", 600)
        done = subprocess.run(
            [str(part) for part in command], capture_output=True, **options
        )
        if done.returncode != code:
            raise AssertionError(
                f"{command}: exit code {done.returncode}\n"
                + done.stdout.decode(errors="replace")[-4000:]
                + done.stderr.decode(errors="replace")[-4000:]
            )
        return done.stdout

    @classmethod
    def pipeline(cls, *arguments, code=0, folder=ROOT, **options):
        """Runs `pipeline`, from the project's folder unless told otherwise."""
        return cls.run_program(PIPELINE, *arguments, code=code, cwd=folder, **options)

    @classmethod
    def write(cls, name, text):
        """Writes a file into the proof's folder."""
        path = cls.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path
