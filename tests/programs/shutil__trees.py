"""A project is copied without what can be made again, moved, and removed; what cannot be done says why."""

import io
import os
import shutil

TOP = "trees-of-a-project"
shutil.rmtree(TOP, ignore_errors=True)
os.mkdir(TOP)
os.chdir(TOP)


def attempt(function, *arguments, **options):
    try:
        return function(*arguments, **options)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def tree(top):
    return sorted(os.path.join(folder, name)[len(top) + 1 :] for folder, folders, files in os.walk(top) for name in folders + files)


for name in ("app/main.py", "app/util/tools.py", "app/util/__pycache__/tools.pyc", "app/data.csv", "app/.git/HEAD"):
    os.makedirs(os.path.dirname(name), exist_ok=True)
    with open(name, "w") as file:
        file.write(name)

print("-- copytree")
print(shutil.copytree("app", "all"), tree("all"))
print(shutil.copytree("app", "clean", ignore=shutil.ignore_patterns("__pycache__", ".*")), tree("clean"))
print(attempt(shutil.copytree, "app", "clean"))
print(attempt(shutil.copytree, "app", "clean", dirs_exist_ok=True), len(tree("clean")))
print(attempt(shutil.copytree, "none", "other"), os.path.exists("other"))
asked = []


def only_python(folder, names):
    asked.append(folder)
    return [name for name in names if "." in name and not name.endswith(".py")]


shutil.copytree("app", "python", ignore=only_python)
print(tree("python"), sorted(asked))
copied = []
shutil.copytree("app", "told", copy_function=lambda source, target: copied.append((source, target)))
print(sorted(copied), tree("told"))


def refuse(source, target):
    if source.endswith(".py"):
        raise PermissionError(13, "Permission denied", source)
    shutil.copy(source, target)


try:
    shutil.copytree("app", "partly", copy_function=refuse)
except shutil.Error as error:
    print(type(error).__name__, sorted(error.args[0]), tree("partly"))

print("-- copy")
print(shutil.copy("app/data.csv", "copy.csv"), shutil.copy("app/data.csv", "clean/util"), shutil.copyfile("app/data.csv", "file.csv"))
os.utime("app/data.csv", (1000000000, 1000000000))
print(shutil.copy2("app/data.csv", "old.csv"), os.path.getmtime("old.csv"), os.path.getmtime("copy.csv") > 1000000000)
shutil.copystat("app/data.csv", "copy.csv")
print(os.path.getmtime("copy.csv"), shutil.copymode("old.csv", "copy.csv"))
for source, target in (("app/data.csv", "app/../app/data.csv"), ("none", "x"), ("app", "x"), ("copy.csv", "app"), ("copy.csv", "no/x")):
    print(source, target, attempt(shutil.copyfile, source, target))
print(attempt(shutil.copy, "copy.csv", "new/"))
reader, writer = io.BytesIO(b"0123456789" * 10), io.BytesIO()
shutil.copyfileobj(reader, writer, 7)
print(len(writer.getvalue()))

print("-- move")
print(shutil.move("copy.csv", "clean"), attempt(shutil.move, "file.csv", "clean/copy.csv"), os.path.exists("file.csv"))
open("copy.csv", "w").close()
print(attempt(shutil.move, "copy.csv", "clean"), attempt(shutil.move, "none", "clean"), attempt(shutil.move, "clean", "clean/inner"))
print(shutil.move("python", "renamed"), shutil.move("renamed", "all"), tree("all")[-3:], attempt(shutil.move, "told", "copy.csv"))

print("-- rmtree")
print(attempt(shutil.rmtree, "none"), attempt(shutil.rmtree, "none", ignore_errors=True), attempt(shutil.rmtree, "copy.csv"))
told = []
shutil.rmtree("none", onerror=lambda function, path, info: told.append((path, info[0].__name__, str(info[1]))))
print(told, shutil.rmtree("all"), os.path.exists("all"))

print("-- the machine")
usage = shutil.disk_usage(".")
print(usage._fields, usage.total >= usage.free, usage[0] == usage.total, attempt(shutil.disk_usage, "none"))
os.environ["COLUMNS"], os.environ["LINES"] = "72", "20"
print(shutil.get_terminal_size(), shutil.which("no-such-program"), issubclass(shutil.SameFileError, shutil.Error))
os.chdir("..")
shutil.rmtree(TOP)
print(os.path.exists(TOP))
