import queue
import threading

END = None
primes = []


def generate(limit, out):
    for n in range(2, limit):
        out.put(n)
    out.put(END)


def sieve(inbox):
    prime = inbox.get()
    if prime is END:
        return
    primes.append(prime)
    outbox = queue.Queue()
    following = threading.Thread(target=sieve, args=(outbox,))
    following.start()
    while True:
        n = inbox.get()
        if n is END:
            outbox.put(END)
            break
        if n % prime:
            outbox.put(n)
    following.join()


first = queue.Queue()
threading.Thread(target=generate, args=(40, first)).start()
root = threading.Thread(target=sieve, args=(first,))
root.start()
root.join()
print(primes)
