"""A shell of its own over worker threads, given its lines beforehand."""
import cmd
import io
import queue
import threading


class Shell(cmd.Cmd):
    intro = "Task shell. Type help or ? to list commands."
    prompt = "(tasks) "

    def __init__(self, **options):
        super().__init__(**options)
        self.tasks = queue.Queue()
        self.done = []
        self.worker = threading.Thread(target=self.work)

    def preloop(self):
        self.worker.start()

    def postloop(self):
        self.tasks.put(None)
        self.worker.join()
        print("worker ended", file=self.stdout)

    def work(self):
        for task in iter(self.tasks.get, None):
            self.done.append(task.upper())
            self.tasks.task_done()

    def do_add(self, arg):
        """add NAME: adds a task"""
        for name in arg.split():
            self.tasks.put(name)

    def do_wait(self, arg):
        "Wait for all tasks."
        self.tasks.join()
        print(self.done, file=self.stdout)

    def do_quit(self, arg):
        return True

    do_EOF = do_quit

    def help_topics(self):
        print("This is about topics.", file=self.stdout)

    def precmd(self, line):
        print(f"<{line}>", file=self.stdout)
        return line


lines = "add one two\nwait\n\n? \nhelp add\nhelp quit\n?topics\nnonsense here\n!ls\nadd three\nwait"
shell = Shell(stdin=io.StringIO(lines))
shell.use_rawinput = False
shell.cmdloop()
print(shell.parseline("add a b"), shell.parseline(""), shell.parseline("?x"), shell.completenames("a"), shell.onecmd("quit"))
shell.columnize([f"command{number}" for number in range(14)])
