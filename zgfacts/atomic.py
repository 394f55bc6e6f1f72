"""Files that are read whole and replaced whole: a reader sees the old one or the new one.

Writing goes to a temporary file in the same folder, is flushed to the disk and
renamed over the old file, under a lock on the folder. A lock on a folder leaves
no file behind, and the system drops it when its holder dies.
"""

from __future__ import annotations

import errno
import os
import stat
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from zgfacts.errors import StoreError, reason
from zgfacts.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgfacts.messages import Message

#: How long a writer waits for another, in seconds, unless ZGFACTS_LOCK_SECONDS says otherwise.
_WAIT: Final = 30.0

#: What a temporary file's name ends with.
_TEMPORARY: Final = ".zgfacts-tmp"


def read_bytes(path: Path) -> bytes:
    """The bytes of a regular file. Raises StoreError; never blocks on a pipe."""
    try:
        # Opened without blocking, so that a FIFO with no writer does not hang.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(descriptor, "rb") as file:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise StoreError("in_file", file=path, what=message("not_regular"))
            return file.read()
    except FileNotFoundError:
        raise StoreError("in_file", file=path, what=message("no_such_file")) from None
    except OSError as error:
        raise StoreError("in_file", file=path, what=reason(error)) from None
    except ValueError:
        raise StoreError("in_file", file=path, what=message("not_a_file_name")) from None


@contextmanager
def writing(path: Path) -> Iterator[Path]:
    """Hold the lock for writing the file at `path`; gives the file itself, links followed.

    What an interrupted writer left in the folder is swept away. Raises StoreError
    where the folder is missing or another writer does not finish in time.
    """
    target = Path(os.path.realpath(path))
    try:
        folder = os.open(target.parent, os.O_RDONLY)
    except OSError as error:
        raise StoreError("in_file", file=target.parent, what=reason(error)) from None
    try:
        _lock(folder, path)
        for stale in target.parent.glob(f".{target.name}.*{_TEMPORARY}"):
            with suppress(OSError):
                stale.unlink()
        yield target
    finally:
        os.close(folder)


def _lock(folder: int, path: Path) -> None:
    try:
        import fcntl
    except ImportError:  # no such locks on this system: one writer at a time is up to its user
        return
    try:
        seconds = float(os.environ.get("ZGFACTS_LOCK_SECONDS") or _WAIT)
    except ValueError:
        raise StoreError("lock_seconds") from None
    until = time.monotonic() + seconds
    while True:
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno not in (errno.EAGAIN, errno.EACCES):
                what = message("cannot_lock", what=reason(error))
                raise StoreError("in_file", file=path, what=what) from None
            if time.monotonic() >= until:
                what = message("locked", seconds=f"{seconds:g}")
                raise StoreError("in_file", file=path, what=what) from None
            time.sleep(0.02)
        else:
            return


def replace_file(target: Path, data: bytes, before: os.stat_result | None) -> None:
    """Put `data` in place of the file at once; `before` is its state when it was read.

    None for `before` means that there was no file, and must be none. The mode is
    kept. Raises StoreError, and leaves the old file as it was, where the file has
    changed since, may not be written to, or the disk is full.
    """
    from tempfile import mkstemp  # it takes as long as TinyDB, and readers need it not

    temporary: Path | None = None
    try:
        descriptor, name = mkstemp(prefix=f".{target.name}.", suffix=_TEMPORARY, dir=target.parent)
        temporary = Path(name)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fchmod(descriptor, stat.S_IMODE(before.st_mode) if before else 0o666 & ~_umask())
            os.fsync(descriptor)
        _unchanged(target, before)
        temporary.replace(target)
        temporary = None
        _sync_folder(target.parent)
    except OSError as error:
        raise unwritten(target, reason(error)) from None
    finally:
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink()


def state_of(path: Path) -> os.stat_result | None:
    """What identifies a file's present content; None where there is no file."""
    try:
        return path.stat()
    except OSError:
        return None


def _unchanged(target: Path, before: os.stat_result | None) -> None:
    now = state_of(target)
    if before is None:
        if now is not None:
            raise unwritten(target, message("file_exists"))
        return
    same = now is not None and (now.st_ino, now.st_size, now.st_mtime_ns) == (
        before.st_ino,
        before.st_size,
        before.st_mtime_ns,
    )
    if not same:
        raise unwritten(target, message("changed_since"))
    # A file that may not be written to is not replaced either, though the folder would allow it.
    if not os.access(target, os.W_OK):
        raise unwritten(target, message("EACCES"))


def _sync_folder(folder: Path) -> None:
    with suppress(OSError):  # some file systems cannot; the rename has happened all the same
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def unwritten(path: Path, what: Message) -> StoreError:
    """The error that a file could not be written, and is as it was."""
    return StoreError("in_file", file=path, what=message("not_written", what=what))
