"""Files of a website by what they hold, and names for what was received; with no lists of the machine's own."""

import mimetypes
import os
from collections import defaultdict
from pathlib import PurePosixPath

mimetypes.knownfiles.clear()
print(mimetypes.inited, mimetypes.types_map[".html"], mimetypes.guess_type("index.html"), mimetypes.inited)

files = [
    "index.html", "about.HTM", "style.css", "app.js", "data.json", "logo.svg", "photo.JPG", "photo.jpeg", "icon.png",
    "notes.txt", "thesis.pdf", "backup.tar.gz", "backup.tgz", "old.tar.Z", "page.css.br", "picture.svgz", "song.mp3",
    "film.mp4", "table.csv", "main.py", "README", ".profile", "archive.xz", "strange.qqq", "strange.qqq.bz2",
]
kinds = defaultdict(list)
for name in files:
    kind, encoding = mimetypes.guess_type(name)
    print(f"{name:20}{kind or '?':28}{encoding or ''}")
    kinds[(kind or "unknown").partition("/")[0]].append(name)
for kind in sorted(kinds):
    print(kind, len(kinds[kind]), kinds[kind])

print("-- addresses")
for address in [
    "http://example.com/a/picture.gif", "https://example.com/list.xml#end.txt", "http://example.com/",
    "data:text/html;charset=utf-8,<p>", "data:,hello", "data:image/png;base64,AAAA", "data:nothing", "folder.txt/file",
]:
    print(address, mimetypes.guess_type(address))
print(mimetypes.guess_type(PurePosixPath("site") / "main.css"))

print("-- names for what was received")
for kind in ["text/plain", "image/jpeg", "IMAGE/PNG", "application/json", "audio/mpeg", "application/x-unheard-of", "text/html; charset=utf-8"]:
    print(kind, mimetypes.guess_extension(kind), mimetypes.guess_all_extensions(kind))

print("-- kinds of one's own")
print(mimetypes.guess_type("level.game"))
mimetypes.add_type("application/x-game", ".game")
mimetypes.add_type("application/x-game", ".gam")
mimetypes.add_type("text/x-secret", ".txt")
print(mimetypes.guess_type("level.game"), mimetypes.guess_all_extensions("application/x-game"))
print(mimetypes.guess_type("diary.txt"), mimetypes.guess_extension("text/plain"), mimetypes.guess_all_extensions("text/x-secret"))

print("-- kinds that are common, but not official")
print(mimetypes.guess_type("picture.webp"), mimetypes.guess_type("picture.webp", strict=False))
print(mimetypes.guess_extension("image/webp"), mimetypes.guess_extension("image/webp", strict=False))
print(sorted(mimetypes.common_types), mimetypes.encodings_map, mimetypes.suffix_map)

print("-- a list in a file")
with open("my.types", "w") as file:
    file.write("# kinds of the workshop\napplication/x-drawing  draw drw # two endings\n\ntext/x-part part\ntext/x-empty\n")
own = mimetypes.MimeTypes(["my.types"])
print(own.guess_type("plan.drw"), own.guess_type("level.game"), own.guess_type("diary.txt"), own.guess_all_extensions("application/x-drawing"))
print(mimetypes.guess_type("plan.drw"), mimetypes.read_mime_types("my.types")[".part"], mimetypes.read_mime_types("nowhere.types"))
mimetypes.init(["my.types", "nowhere.types"])
print(mimetypes.guess_type("a.part"), mimetypes.guess_type("diary.txt"))
print(len(own.types_map[True]) - len(mimetypes.MimeTypes().types_map[True]))
os.remove("my.types")

print("-- mistakes")
for mistake in [lambda: mimetypes.guess_type(5), lambda: mimetypes.guess_extension(None), lambda: mimetypes.MimeTypes(["nowhere.types"])]:
    try:
        print(mistake())
    except (TypeError, AttributeError, OSError) as error:
        print(type(error).__name__, error)
