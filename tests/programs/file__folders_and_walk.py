import glob
import os
import shutil
from pathlib import Path

root = Path("walk-example-folder")
shutil.rmtree(root, ignore_errors=True)
(root / "docs" / "old").mkdir(parents=True)
for name, text in {"a.txt": "alpha", "b.md": "beta", "docs/c.txt": "gamma"}.items():
    (root / name).write_text(text)
print(sorted(os.listdir(root)), sorted(p.name for p in root.iterdir() if p.is_dir()))
for folder, dirs, files in os.walk(root):
    print(folder, sorted(dirs), sorted(files))
print(sorted(glob.glob("walk-example-folder/*.txt")), sorted(str(p) for p in root.rglob("*.txt")))
p = root / "docs" / "c.txt"
print(p, p.name, p.stem, p.suffix, p.parent, p.parts, p.exists(), p.read_text(), p.with_suffix(".bak"), repr(p))
os.rename(root / "a.txt", root / "docs" / "a2.txt")
print(sorted(os.listdir(root / "docs")), Path("x") / "y" == Path("x/y"), sorted([Path("b"), Path("a")]))
for action in (lambda: os.mkdir(root), lambda: os.rmdir(root), lambda: os.remove(root / "nope"), lambda: os.listdir("no-such-folder"), lambda: (root / "nope").read_text()):
    try:
        action()
    except OSError as e:
        print(type(e).__name__, e)
shutil.rmtree(root)
print(root.exists())
