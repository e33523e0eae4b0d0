import queue
import threading


class Server:
    """A listener puts requests on a queue; worker threads answer them."""

    def __init__(self, workers):
        self.requests = queue.Queue()
        self.responses = {}
        self.lock = threading.Lock()
        self.routes = {}
        self.workers = [threading.Thread(target=self.work, daemon=True) for _ in range(workers)]

    def route(self, path):
        def register(view):
            self.routes[path] = view
            return view
        return register

    def work(self):
        while True:
            number, path, args = self.requests.get()
            view = self.routes.get(path, lambda **kw: ("not found", 404))
            try:
                response = view(**args)
            except Exception as e:
                response = (f"{type(e).__name__}", 500)
            if not isinstance(response, tuple):
                response = (response, 200)
            with self.lock:
                self.responses[number] = response
            self.requests.task_done()

    def serve(self, requests):
        for w in self.workers:
            w.start()
        for number, (path, args) in enumerate(requests):
            self.requests.put((number, path, args))
        self.requests.join()


app = Server(workers=3)
visits = 0


@app.route("/")
def index():
    global visits
    with app.lock:
        visits += 1
    return "welcome"


@app.route("/add")
def add(a, b):
    return str(int(a) + int(b))


app.serve([("/", {}), ("/add", {"a": "2", "b": "3"}), ("/nope", {}), ("/", {}), ("/add", {"a": "x", "b": "1"})])
for number in sorted(app.responses):
    body, status = app.responses[number]
    print(number, status, body)
print("visits:", visits)
