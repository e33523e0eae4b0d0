import threading
class Part:
    def __init__(self):
        self.data, self.added = b'', []
    def put(self, data):
        self.added.append(data)
parts, order = {}, []
def work(n):
    part = parts[len(order)] = Part()
    part.put(b'aa%d' % n)
    order.append(n)
threads = [threading.Thread(target=work, args=(n,)) for n in range(2)]
for t in threads: t.start()
for t in threads: t.join()
def read(place):
    part = parts[place]
    part.data = part.added[0]
    data = part.data
    return data.decode()
print([read(place) for place in range(2)])
