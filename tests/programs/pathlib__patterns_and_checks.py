"""A folder of notes: what patterns find in it, what paths refuse, and paths of another system."""

import glob
import os
import pickle
import shutil
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

HERE = Path("notes-of-a-course")
if HERE.exists():
    shutil.rmtree(HERE)


def attempt(function, *arguments, **options):
    try:
        return function(*arguments, **options)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def names(paths):
    return sorted(str(path) for path in paths)


(HERE / "week1" / "drafts").mkdir(parents=True)
(HERE / ".cache").mkdir()
for name in ("index.md", ".hidden.md", "week1/a.md", "week1/b.txt", "week1/drafts/c.md", ".cache/d.md"):
    print(name, (HERE / name).write_text(f"# {name}\n"))

print("-- patterns of paths")
for pattern in ("*", "*.md", "*/", "**", "**/*.md", "week1/*.md", "week?/[ab].*", "**/drafts/*", "./week1/../*.md", "nothing*"):
    print(f"{pattern:18}", names(HERE.glob(pattern)))
print(names(HERE.rglob("*.md")), len(list(HERE.rglob("**/*.md"))))
for pattern in ("", "/etc/*", "a**"):
    print(repr(pattern), attempt(lambda: list(HERE.glob(pattern))))

print("-- patterns of glob")
for pattern, options in (
    ("**", {"recursive": True}), ("**/", {"recursive": True}), ("**/*.md", {"recursive": True}), ("**/*.md", {}),
    ("*", {"include_hidden": True}), ("**/*.md", {"recursive": True, "include_hidden": True}),
):
    print(pattern, options, sorted(glob.glob(pattern, root_dir=HERE, **options)))
print(sorted(glob.glob(f"{HERE}/**", recursive=True)))
print(glob.glob(f"{HERE}/**/c.md", recursive=True), list(glob.iglob("no-such-folder/*")), glob.escape("a[1]*.txt"))

print("-- parts")
for text in ("a//b/./c/..", "/usr/lib/x.tar.gz", "//host/x", ".profile", "end.", "", "/"):
    path = PurePosixPath(text)
    print(repr(path), path.parts, repr(path.name), repr(path.stem), repr(path.suffix), path.suffixes, repr(path.root), path.parent)
path = Path("a/b/c.txt")
print(path.parents, len(path.parents), path.parents[0], path.parents[-1], path.parents[:2], attempt(lambda: path.parents[5]))
print(path.with_name("d.py"), path.with_stem("d"), path.with_suffix(".md"), path.with_suffix(""), bytes(path))
for function, argument in (
    (path.with_name, ""), (path.with_name, "x/y"), (path.with_suffix, "md"), (path.with_suffix, "."), (Path("/").with_name, "x"),
    (path.relative_to, "b"), (Path("/a").relative_to, "a"), (path.__truediv__, 5), (PurePath, 5), (PurePath, b"x"),
):
    print(function.__name__, repr(argument), attempt(function, argument))
print(attempt(lambda: path / 5), "|", attempt(lambda: 5 / path), "|", "x" / Path("y"), Path() / "", Path("a") / "/b")
print([pattern for pattern in ("*.txt", "b/*.txt", "a/*.txt", "/*.txt", "*/*/*", "c.*") if path.match(pattern)])

print("-- comparisons")
print(sorted([Path("b"), Path("a/c"), Path("a"), Path("a-b")]), Path("a") == PurePosixPath("a"), Path("a") == "a")
print(attempt(lambda: Path("a") < "b"), attempt(lambda: sorted([Path("a"), PureWindowsPath("b")])))
print({Path("a//b"): 1}[Path("a/b")], isinstance(path, os.PathLike), isinstance("a", os.PathLike), pickle.loads(pickle.dumps(path)))

print("-- files")
file = HERE / "index.md"
print(attempt((HERE / "none").read_text) == f"FileNotFoundError: [Errno 2] No such file or directory: '{HERE / 'none'}'")
print(attempt(file.write_text, 5), attempt(file.write_bytes, "text"), attempt(file.touch, exist_ok=False))
print(attempt(HERE.mkdir), attempt(HERE.mkdir, exist_ok=True), attempt((HERE / "x/y").mkdir), attempt(file.mkdir, exist_ok=True))
print(attempt(HERE.rmdir), attempt((HERE / "x").unlink), attempt((HERE / "x").unlink, missing_ok=True), attempt((HERE / "x").stat))
print(file.write_text("one\ntwo\n", newline="\r\n"), file.read_bytes(), file.read_text().splitlines())
moved = file.rename(HERE / "start.md")
print(moved, file.exists(), moved.replace(file), moved.exists(), file.samefile(HERE / "week1/../index.md"), file.stat().st_size)
print([check() for check in (file.is_file, file.is_dir, file.is_symlink, file.is_mount, file.is_socket, file.is_fifo, file.is_block_device)])
print((HERE / "week1/../index.md").resolve() == Path.cwd() / HERE / "index.md", (HERE / "..").absolute() == Path.cwd() / HERE / "..")
print(attempt((HERE / "none").resolve, strict=True), Path("~/x").expanduser() == Path.home() / "x", attempt(file.readlink))

print("-- paths of Windows")
for text in ("C:/Users/Ada/notes.TXT", "c:relative", "\\rooted", "//server/share/file", "a/b"):
    path = PureWindowsPath(text)
    print(path, repr(path), path.parts, path.drive, path.root, path.anchor, path.as_posix(), path.is_absolute(), path.stem)
path = PureWindowsPath("C:/Users")
print(path / "Ada", path / "D:/x", path / "/x", path == PureWindowsPath("c:/USERS"), path.match("c:/u*"), path.as_uri())
print(attempt(path.relative_to, "c:/"), attempt(path.relative_to, "d:/"), PureWindowsPath("nul.txt").is_reserved())
shutil.rmtree(HERE)
print(HERE.exists())
