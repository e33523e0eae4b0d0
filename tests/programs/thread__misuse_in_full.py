"""Everything that a thread object refuses, in CPython's words."""

import threading
import time


def attempt(name, action):
    try:
        print(name, "->", action())
    except Exception as error:
        print(name, "->", type(error).__name__, "-", error)


fresh = threading.Thread(target=print, name="fresh")
attempt("join before start", fresh.join)
attempt("ident", lambda: (fresh.ident, fresh.native_id, fresh.is_alive()))
attempt("repr", lambda: repr(fresh))
fresh.start()
fresh.join()
attempt("start twice", fresh.start)
attempt("daemon after start", lambda: setattr(fresh, "daemon", True))
attempt("join twice", fresh.join)
attempt("repr", lambda: repr(fresh).replace(str(fresh.ident), "IDENT"))
attempt("join itself", threading.current_thread().join)
attempt("group", lambda: threading.Thread(group=1))
attempt("keyword", lambda: threading.Thread(tarket=print))
attempt("positional daemon", lambda: threading.Thread(None, print, "n", (), {}, True))


class Forgetful(threading.Thread):
    def __init__(self):
        self.started_at = None


forgetful = Forgetful()
attempt("start", forgetful.start)
attempt("join", forgetful.join)
attempt("is_alive", forgetful.is_alive)
attempt("name", lambda: forgetful.name)
attempt("daemon", lambda: forgetful.daemon)
attempt("repr", lambda: repr(forgetful))

attempt("release", threading.Lock().release)
attempt("release RLock", threading.RLock().release)
attempt("acquire", lambda: threading.Lock().acquire(False, 1))
attempt("acquire", lambda: threading.Lock().acquire(timeout=-5))
attempt("acquire", lambda: threading.Lock().acquire(timeout="soon"))
attempt("wait", threading.Condition().wait)
attempt("notify", threading.Condition().notify)
attempt("notify_all", threading.Condition(threading.Lock()).notify_all)
attempt("semaphore", lambda: threading.Semaphore(-1))
attempt("semaphore", lambda: threading.Semaphore(1).acquire(False, 1))
attempt("semaphore", lambda: threading.Semaphore(1).release(0))
attempt("bounded", threading.BoundedSemaphore(2).release)
attempt("stack_size", lambda: (threading.stack_size(), threading.stack_size(1)))
attempt("stack_size", lambda: threading.stack_size(-1))

# Daemons beget daemons, and a timeout of join says nothing.
heir = []
daemon = threading.Thread(target=lambda: heir.append(threading.Thread().daemon), daemon=True)
daemon.start()
daemon.join()
print(heir, daemon.daemon, threading.Thread(daemon=False).daemon)
slow = threading.Thread(target=time.sleep, args=(0.05,))
slow.start()
print(slow.join(timeout=0.001), slow.is_alive(), slow.join(timeout=-1))
slow.join()
print(slow.is_alive(), threading.active_count(), threading.main_thread() is threading.current_thread())
print(threading.enumerate() == [threading.main_thread()], threading.TIMEOUT_MAX > 1e6)
