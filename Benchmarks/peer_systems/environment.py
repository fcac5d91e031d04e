"""A virtual environment with the peers in it."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import venv
from dataclasses import dataclass, field
from pathlib import Path

from .catalog import PEERS, Peer

HERE = Path(__file__).resolve().parent

_INSTALLED = """
import importlib.metadata as metadata, json
print(json.dumps({d.metadata["Name"]: d.version for d in metadata.distributions()}))
"""


@dataclass
class Environment:
    """The installed peers: which of them run, and why the others do not."""

    folder: Path
    missing: dict[str, str] = field(default_factory=dict)
    """Reasons by key of a peer."""
    icu: str = ""
    """The version of the ICU that `icu_loop` is linked with."""

    @property
    def python(self) -> Path:
        return self.folder / "venv" / "bin" / "python"

    @property
    def icu_loop(self) -> Path:
        return self.folder / "icu_loop"

    def prepare(self, peers: tuple[Peer, ...] = PEERS) -> None:
        """Installs what is not there yet in the wanted version. A peer that fails is `missing`."""
        packages = [peer for peer in peers if peer.requirements]
        if packages:
            self._prepare_packages(packages)
        if any(not peer.requirements for peer in peers):
            self._compile_icu_loop()

    def _prepare_packages(self, peers: list[Peer]) -> None:
        try:
            if not self._has_pip():
                venv.create(self.folder / "venv", with_pip=True, clear=True)
            installed = self._installed()
        except (OSError, subprocess.CalledProcessError) as error:
            # Half an environment would pass for a whole one on the next run.
            shutil.rmtree(self.folder / "venv", ignore_errors=True)
            self.missing |= {peer.key: f"no virtual environment: {error}" for peer in peers}
            return
        for peer in peers:
            wanted = dict(requirement.split("==") for requirement in peer.requirements)
            if any(installed.get(_canonical(n)) != version for n, version in wanted.items()):
                self._install(peer)

    def _has_pip(self) -> bool:
        """Whether the environment is whole: a run that was stopped may have left half of one."""
        if not self.python.exists():
            return False
        check = [self.python, "-I", "-c", "import pip"]
        return subprocess.run(check, capture_output=True).returncode == 0

    def _installed(self) -> dict[str, str]:
        output = subprocess.run(
            [self.python, "-I", "-c", _INSTALLED], check=True, capture_output=True, text=True
        ).stdout
        return {_canonical(name): version for name, version in json.loads(output).items()}

    def _install(self, peer: Peer) -> None:
        command = [self.python, "-I", "-m", "pip", "install", "--quiet", "--no-input"]
        command += ["--disable-pip-version-check", *peer.requirements]
        run = subprocess.run(command, capture_output=True, text=True)
        if run.returncode != 0:
            self.missing[peer.key] = f"{peer.requirements[0]} does not install: " + _reason(run)

    def _compile_icu_loop(self) -> None:
        compiler = shutil.which("c++") or shutil.which("g++") or shutil.which("clang++")
        if not compiler or not shutil.which("pkg-config"):
            self.missing["icu"] = "needs a C++ compiler and pkg-config"
            return
        flags = subprocess.run(
            ["pkg-config", "--cflags", "--libs", "icu-uc"], capture_output=True, text=True
        )
        if flags.returncode != 0:
            self.missing["icu"] = "needs libicu-dev: " + _reason(flags)
            return
        self.icu = subprocess.run(
            ["pkg-config", "--modversion", "icu-uc"], capture_output=True, text=True
        ).stdout.strip()
        self.folder.mkdir(parents=True, exist_ok=True)
        source = HERE / "icu_loop.cpp"
        build = [compiler, "-std=c++17", "-O2", "-o", self.icu_loop, source]
        run = subprocess.run(build + shlex.split(flags.stdout), capture_output=True, text=True)
        if run.returncode != 0:
            self.missing["icu"] = "icu_loop.cpp does not compile: " + _reason(run)


def _canonical(name: str) -> str:
    """Names of packages are compared so (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _reason(run: subprocess.CompletedProcess[str]) -> str:
    """The last line that speaks of an error, else the last line."""
    lines = [line.strip() for line in run.stderr.splitlines() if line.strip()]
    errors = [line for line in lines if "error" in line.lower()]
    return (errors or lines or [f"exit code {run.returncode}"])[-1]
