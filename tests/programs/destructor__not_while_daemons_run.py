import threading, time
class A:
    def __init__(s,n): s.n=n
    def __del__(s): print("del",s.n)
a=A(1)
def work():
    x=A(2)
    while True: time.sleep(0.05)
threading.Thread(target=work,daemon=True).start()
time.sleep(0.1)
b=A(3)
print("end")
