import threading
from collections import defaultdict
from typing import Callable, Dict, List


class Broker:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._subscribers: Dict[str, List[Callable[[str], None]]] = defaultdict(list)

    def subscribe(self, topic: str, callback: Callable[[str], None]) -> Callable[[], None]:
        with self._lock:
            self._subscribers[topic].append(callback)

        def unsubscribe() -> None:
            with self._lock:
                self._subscribers[topic].remove(callback)

        return unsubscribe

    def publish(self, topic: str, message: str) -> int:
        with self._lock:
            callbacks = self._subscribers[topic][:]
        threads = [threading.Thread(target=cb, args=(message,)) for cb in callbacks]
        for t in threads:
            t.start()
        for t in threads:
            t.join()
        return len(threads)


broker = Broker()
news, weather = [], []
broker.subscribe("news", news.append)
stop = broker.subscribe("weather", weather.append)
broker.subscribe("weather", lambda m: news.append("w:" + m))
print(broker.publish("news", "threads are cheap"))
print(broker.publish("weather", "rain"))
stop()
print(broker.publish("weather", "sun"), broker.publish("sport", "nothing"))
print(news, weather)
