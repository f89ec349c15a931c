"""Files written as a whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from errno import EACCES
from pathlib import Path


def write(path: Path, data: bytes) -> None:
    """Replaces a file, or the one that a link leads to; its mode stays. What is there and is no file, such as a pipe or
    a device, is written to. Raises OSError, and then a file is as it was."""
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        target.write_bytes(data)
        return
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(EACCES, os.strerror(EACCES), str(target))
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with open(draft, "xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            os.chmod(draft, target.stat().st_mode & 0o7777)
        os.replace(draft, target)
    except OSError:
        with suppress(OSError):
            draft.unlink()
        raise
