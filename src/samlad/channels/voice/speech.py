"""Text to sound, by any program that reads text from standard input and writes a WAV file.

``SAMLAD_SPEECH`` names it with ``{file}`` where the sound goes; espeak-ng, which Debian has, is what is tried otherwise.
"""

from __future__ import annotations

import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ESPEAK = "espeak-ng -v sv -s 140 -w {file}"


@dataclass(frozen=True, slots=True)
class Speech:
    command: str = ESPEAK
    timeout: float = 20.0

    @classmethod
    def from_environment(cls, env: Mapping[str, str]) -> Speech:
        return cls(env.get("SAMLAD_SPEECH") or ESPEAK)

    def check(self) -> str:
        """Raises ``ValueError`` with a sentence when the program is not installed."""
        program = shlex.split(self.command)[0]
        if not shutil.which(program):
            raise ValueError(f"Automatisk uppringning kan inte läsa upp text: {program} är inte installerat.")
        return f"Uppläsning med {Path(program).name}."

    def read_aloud(self, text: str) -> bytes:
        """The text as a WAV file. Raises ``OSError`` when the program fails or takes too long."""
        with tempfile.TemporaryDirectory() as folder:
            sound = Path(folder) / "sound.wav"
            command = [word.replace("{file}", str(sound)) for word in shlex.split(self.command)]
            try:
                subprocess.run(command, input=text.encode(), check=True, capture_output=True, timeout=self.timeout)
            except subprocess.SubprocessError as error:
                raise OSError(f"the text could not be read aloud: {error}") from error
            return sound.read_bytes()
