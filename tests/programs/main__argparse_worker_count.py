import argparse
import threading


def parse(argv):
    parser = argparse.ArgumentParser(description="Count with threads.")
    parser.add_argument("words", nargs="*", default=["one", "two"])
    parser.add_argument("-w", "--workers", type=int, default=2, help="how many threads")
    parser.add_argument("--loud", action="store_true")
    parser.add_argument("--mode", choices=["fast", "slow"], default="fast")
    return parser.parse_args(argv)


def run(args):
    out = []
    lock = threading.Lock()

    def work(words):
        for word in words:
            with lock:
                out.append(word.upper() if args.loud else word)

    threads = [threading.Thread(target=work, args=(args.words[i::args.workers],)) for i in range(args.workers)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    print(args.workers, args.mode, sorted(out))


if __name__ == "__main__":
    run(parse([]))
    run(parse(["--loud", "-w", "3", "x", "y", "z"]))
    run(parse(["--mode=slow", "--workers", "1", "solo"]))
