"""`draftlint` and `python -m linter`: one draft costs a tenth of a second, so the process neither collects garbage nor
takes the interpreter down piece by piece."""

from __future__ import annotations

import gc
import os
import sys


def run() -> None:
    """Ends the process with the command's status once everything is written, or with 2 if that cannot be."""
    gc.disable()
    from linter import command

    status, plain = 0, command.asked(sys.argv[1:])
    if plain:
        paths, form = plain
        status = command.status(lambda: command.check(paths, form=form))
    else:
        from linter.cli import main

        try:
            main()
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else int(end.code is not None)
    for stream in filter(None, (sys.stdout, sys.stderr)):
        try:
            stream.flush()
        except BrokenPipeError:
            pass
        except OSError:
            status = 2
    os._exit(status)


if __name__ == "__main__":
    run()
