# SPDX-License-Identifier: Apache-2.0
"""A window on a rehearsal: everything works as in the meeting, and none of it is kept.

What the desktop remembers is copied too, so that neither the last workspace nor a checkpoint of the
real record is ever taken from a rehearsal.
"""

from __future__ import annotations

import shutil
import signal
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from govdesk.rules.refusals import Refusal
from govdesk.ui.application import application
from govdesk.ui.desktop import Desktop
from govdesk.ui.remembered import Remembered
from govdesk.ui.signing_choices import SIGNING
from govdesk.wording import Words, _, say, use

if TYPE_CHECKING:
    from govdesk.services.context import Context

ENDS = tuple(
    getattr(signal, name) for name in ("SIGTERM", "SIGINT", "SIGHUP") if hasattr(signal, name)
)

Copier = Callable[[Path], "Context"]
"""Makes the copy in a folder and opens it. Raises Refusal."""


def rehearse(copier: Copier, arguments: list[str]) -> int:
    """Open the window and stay until it is closed; then the copy is gone. The exit code."""
    app = application(arguments)
    # Whoever logs out ends it so, and the copy goes all the same. `Garbage` has a timer, which lets
    # Python see a signal while Qt waits.
    ends = threading.Event()

    def end(*_: object) -> None:
        ends.set()
        app.quit()

    for number in ENDS:
        signal.signal(number, end)
    with tempfile.TemporaryDirectory(prefix="govdesk-rehearsal-") as folder:
        try:
            desktop = open_rehearsal(app, copier, Path(folder), Remembered())
        except Refusal as refusal:
            tell(refusal)
            raise
        if ends.is_set():  # Qt forgets an order to quit that comes before it waits
            QTimer.singleShot(0, app.quit)
        code = app.exec()
        if desktop.window is not None:
            desktop.window.deleteLater()
        return code


def tell(refusal: Refusal) -> None:
    """Say in a window of its own why there is none: whoever pressed a button sees no terminal."""
    parts = (refusal.what, refusal.kept, refusal.then)
    words = "\n\n".join(say(part) for part in parts if part is not None)
    QMessageBox.warning(None, _("Rehearsal"), words)


def open_rehearsal(
    app: QApplication, copier: Copier, folder: Path, remembered: Remembered
) -> Desktop:
    """The desktop on a copy in `folder`, with a copy of what the desktop remembers."""
    ctx = copier(folder)
    memory = folder / "desktop.ini"
    if Path(remembered.file).is_file():
        shutil.copyfile(remembered.file, memory)
    own = Remembered(memory)
    own.forget(SIGNING)  # nobody's real certificate signs what is only practised
    use(Words(own.text("language", "en")))
    desktop = Desktop(app, lambda _location: ctx, own)
    desktop.start(ctx.store.location)
    if desktop.window is not None:
        desktop.window.mark_rehearsal()
    return desktop
