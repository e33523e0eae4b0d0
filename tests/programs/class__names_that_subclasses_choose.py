"""Classes derived from the library's, with private names as people choose them. They work in CPython, whatever
the library calls its own."""

import argparse
import concurrent.futures
import html.parser
import io
import json
import multiprocessing
import random
import sched
import socketserver
import sys
import threading
import unittest

NAMES = """
_ready _ends _begun _ended _end_lock _locals _running _done _result _event _status _pid _stopped _line _read _pass
_check _raises _attempt _outcomes _numbers _round _items _data _key _write _records _memory _position _groups _tasks
_jobs _workers _pool _pools _work _finished _size _results _timer _interval _start _begin _wake _take _send _note
""".split()


def threads(name):
    class Worker(threading.Thread):
        def __init__(self):
            super().__init__(daemon=True)
            setattr(self, name, threading.Event())

        def run(self):
            getattr(self, name).set()

    worker = Worker()
    worker.start()
    worker.join(5)
    return worker.is_alive(), getattr(worker, name).is_set()


def timers(name):
    timer = threading.Timer(0.001, len, ("a",))
    setattr(timer, name, 5)
    timer.start()
    timer.join(5)
    return timer.is_alive()


def barriers(name):
    barrier = threading.Barrier(1)
    setattr(barrier, name, 5)
    return barrier.wait(), barrier.wait()


def pools(name):
    class Pool(concurrent.futures.ThreadPoolExecutor):
        def __init__(self):
            super().__init__(2)
            setattr(self, name, [])

    with Pool() as pool:
        return pool.submit(pow, 2, 5).result(), list(pool.map(abs, [-1, -2]))


def tests(name):
    class Case(unittest.TestCase):
        def test_numbers(self):
            self.assertEqual(1, 1)
            self.assertRaises(ValueError, int, "x")
            with self.subTest(part=1):
                self.assertIn(1, [1])
            self.assertEqual(getattr(self, name)(2, 3), 5)

    setattr(Case, name, lambda self, one, other: one + other)
    result = unittest.TestResult()
    Case("test_numbers").run(result)
    return result.wasSuccessful()


def servers(name):
    with socketserver.TCPServer(("127.0.0.1", 0), None) as server:
        setattr(server, name, False)
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        server.shutdown()
        thread.join(5)
        return thread.is_alive()


def parsers(name):
    class Links(html.parser.HTMLParser):
        def __init__(self):
            super().__init__()
            setattr(self, name, [])

        def handle_starttag(self, tag, attrs):
            getattr(self, name).append(tag)

    links = Links()
    links.feed('<a href="x">t</a><!-- c -->&amp;<br/>')
    links.close()
    return getattr(links, name)


def others(name):
    scheduler = sched.scheduler()
    text = type("Text", (io.StringIO,), {})()
    dice = random.Random(3)
    arguments = argparse.ArgumentParser()
    for thing in (scheduler, text, dice, arguments):
        setattr(thing, name, 5)
    done = []
    scheduler.enter(0, 1, done.append, (1,))
    scheduler.run()
    text.write("ab")
    arguments.add_argument("--a")
    encoder = type("Encoder", (json.JSONEncoder,), {name: 5})
    shown = json.dumps({"a": [1, {2: None}]}, cls=encoder)
    return done, text.getvalue(), dice.randint(1, 100), arguments.parse_args(["--a", "1"]).a, shown


def processes(name):
    class Job(multiprocessing.Process):
        def __init__(self):
            super().__init__()
            setattr(self, name, 7)

        def run(self):
            sys.exit(getattr(self, name))

    job = Job()
    job.start()
    job.join()
    return job.exitcode


for use in (threads, timers, barriers, pools, tests, servers, parsers, others):
    answers = {repr(use(name)) for name in NAMES}
    print(use.__name__, *answers, sep="\n    ")
print("processes", [processes(name) for name in ("_running", "_result", "_pid", "_exitcode", "_end", "_status")])
