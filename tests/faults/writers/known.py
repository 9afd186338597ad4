"""Does one of everything the recorder claims to follow, in the folder named by its argument."""

import mmap
import os
import shutil
import sys
import threading
from pathlib import Path


def main(folder: Path) -> None:
    """Write, move and remove files, and end with everything flushed."""
    os.chdir(folder)
    first = os.open("first", os.O_CREAT | os.O_RDWR, 0o600)
    os.write(first, b"one two three")
    os.pwrite(first, b"TWO", 4)
    os.writev(first, [b" four", b" five"])
    os.pwritev(first, [b"3", b"4"], 2000)
    os.fsync(first)
    os.write(1, b"first\n")
    os.ftruncate(first, 1500)

    copy = os.dup(first)
    os.lseek(copy, 0, os.SEEK_END)
    thread = threading.Thread(target=os.write, args=(copy, b"from a thread"))
    thread.start()
    thread.join()
    child = os.fork()
    if child == 0:
        os.write(copy, b"from a child")
        os._exit(0)
    os.waitpid(child, 0)
    os.rename("first", "renamed")
    os.write(copy, b"after a rename")

    with open("log", "ab") as log:
        for line in range(3):
            log.write(b"line %d\n" % line)
            log.flush()
    Path("gone").write_bytes(b"x" * 100)
    Path("gone").unlink()
    Path("again").write_bytes(b"of another file, perhaps with the same inode")
    Path("again").write_bytes(b"cut short first")
    os.mkdir("sub", 0o700)
    shutil.copyfile("renamed", "sub/copy")
    os.link("log", "sub/log too")
    os.replace("again", "sub/log too")
    os.truncate("sub/copy", 600)
    os.posix_fallocate(first, 0, 4000)
    os.chmod("log", 0o640)
    shared = os.open("shared", os.O_CREAT | os.O_RDWR, 0o600)
    os.ftruncate(shared, 4096)
    with mmap.mmap(shared, 4096) as view:
        view[:5] = b"unseen"[:5]
    os.unlink("shared")
    os.write(1, b"second\n")
    os.sync()
    os.write(1, b"third\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
