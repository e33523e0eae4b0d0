"""What the numbers in `os.stat()` mean."""

ST_MODE, ST_INO, ST_DEV, ST_NLINK, ST_UID, ST_GID, ST_SIZE, ST_ATIME, ST_MTIME, ST_CTIME = range(10)
S_IFDIR, S_IFCHR, S_IFBLK, S_IFREG = 0o040000, 0o020000, 0o060000, 0o100000
S_IFIFO, S_IFLNK, S_IFSOCK = 0o010000, 0o120000, 0o140000
S_ISUID, S_ISGID, S_ISVTX = 0o4000, 0o2000, 0o1000
S_IRWXU, S_IRUSR, S_IWUSR, S_IXUSR = 0o700, 0o400, 0o200, 0o100
S_IRWXG, S_IRGRP, S_IWGRP, S_IXGRP = 0o070, 0o040, 0o020, 0o010
S_IRWXO, S_IROTH, S_IWOTH, S_IXOTH = 0o007, 0o004, 0o002, 0o001


def S_IMODE(mode):
    """Who may do what."""
    return mode & 0o7777


def S_IFMT(mode):
    """What kind of file it is."""
    return mode & 0o170000


def S_ISDIR(mode):
    return S_IFMT(mode) == S_IFDIR


def S_ISREG(mode):
    return S_IFMT(mode) == S_IFREG


def S_ISLNK(mode):
    return S_IFMT(mode) == S_IFLNK


def S_ISFIFO(mode):
    return S_IFMT(mode) == S_IFIFO


def S_ISSOCK(mode):
    return S_IFMT(mode) == S_IFSOCK


def S_ISCHR(mode):
    return S_IFMT(mode) == S_IFCHR


def S_ISBLK(mode):
    return S_IFMT(mode) == S_IFBLK


def filemode(mode):
    """The mode as `ls -l` shows it."""
    kinds = {S_IFDIR: "d", S_IFREG: "-", S_IFLNK: "l", S_IFIFO: "p", S_IFSOCK: "s", S_IFCHR: "c", S_IFBLK: "b"}
    rights = [letter if mode & 0o400 >> place else "-" for place, letter in enumerate("rwxrwxrwx")]
    for bit, place, letter in ((S_ISUID, 2, "s"), (S_ISGID, 5, "s"), (S_ISVTX, 8, "t")):
        if mode & bit:
            rights[place] = letter if rights[place] == "x" else letter.upper()
    return kinds.get(S_IFMT(mode), "?") + "".join(rights)
