"""Servers and clients that are threads of one program."""

import socket, threading, select, selectors, socketserver, time
srv = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
srv.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
srv.bind(("127.0.0.1", 0)); srv.listen(5)
clients = []; lock = threading.Lock()
def handle(c, a):
    with c:
        name = c.recv(1024).decode()
        with lock: clients.append(c)
        c.sendall(f"welcome {name}".encode())
        while (d := c.recv(1024)):
            with lock:
                for x in clients:
                    if x is not c: x.sendall(name.encode() + b": " + d)
        with lock: clients.remove(c)
def accept():
    for _ in range(2):
        c, a = srv.accept(); threading.Thread(target=handle, args=(c, a), daemon=True).start()
t = threading.Thread(target=accept); t.start()
a = socket.create_connection(srv.getsockname()); a.sendall(b"ann"); print(a.recv(100))
b = socket.create_connection(srv.getsockname()); b.sendall(b"bob"); print(b.recv(100))
a.sendall(b"hi"); print(b.recv(100)); b.sendall(b"yo"); print(a.recv(100))
r, w, x = select.select([a, b], [a], [], 0.1); print(len(r), len(w))
a.close(); b.close(); t.join(); srv.close()
try: socket.create_connection(("127.0.0.1", 1))
except OSError as e: print(type(e).__name__, e)
u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); u.bind(("127.0.0.1", 0))
v = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); v.sendto(b"ping", u.getsockname()); print(u.recvfrom(10)[0])
u.settimeout(0.05)
try: u.recvfrom(10)
except socket.timeout as e: print(type(e).__name__, e)
u.setblocking(False)
try: u.recvfrom(10)
except BlockingIOError as e: print(e)
u.close()
try: u.recv(1)
except OSError as e: print(e)
p, q = socket.socketpair(); p.send(b"x\ny\n"); p.close(); f = q.makefile("r"); print(f.readlines()); f.close(); q.close()
class H(socketserver.StreamRequestHandler):
    def handle(self):
        for line in self.rfile:
            self.wfile.write(line.upper())
with socketserver.ThreadingTCPServer(("127.0.0.1", 0), H) as server:
    t = threading.Thread(target=server.serve_forever, args=(0.05,)); t.start()
    with socket.create_connection(server.server_address) as c:
        c.sendall(b"one\ntwo\n"); c.shutdown(socket.SHUT_WR)
        print(c.makefile().read())
    server.shutdown(); t.join()
s2 = socket.socket(); s3 = socket.socket(); s2.bind(("127.0.0.1", 0))
try: s3.bind(s2.getsockname())
except OSError as e: print(e)
try: s2.accept()
except OSError as e: print(e)
try: s2.send(b"q")
except OSError as e: print(e)
try: s2.recv(1)
except OSError as e: print(e)
try: s3.sendto("text", ("127.0.0.1", 3))
except TypeError as e: print(e)
print(socket.gethostbyname("localhost"), s3.connect_ex(("127.0.0.1", 2)), s2.family, s2.type, s2.proto)
sel = selectors.DefaultSelector(); p, q = socket.socketpair(); sel.register(q, selectors.EVENT_READ, "data"); print(sel.select(0.01)); p.send(b"1")
for key, mask in sel.select(): print(key.data, mask, key.fileobj is q)
