import csv
import json
import os
import threading

rows = []
lock = threading.Lock()


def measure(name, values):
    with lock:
        rows.append({"name": name, "total": sum(values), "n": len(values)})


threads = [threading.Thread(target=measure, args=(n, range(k))) for n, k in (("a", 3), ("b", 5), ("c", 1))]
for t in threads:
    t.start()
for t in threads:
    t.join()
rows.sort(key=lambda r: r["name"])
with open("csv-and-json-results.csv", "w", newline="") as f:
    writer = csv.DictWriter(f, fieldnames=["name", "total", "n"])
    writer.writeheader()
    writer.writerows(rows)
with open("csv-and-json-results.csv", newline="") as f:
    print([row["total"] for row in csv.DictReader(f)])
with open("csv-and-json-results.json", "w") as f:
    json.dump(rows, f, indent=1)
with open("csv-and-json-results.json") as f:
    print(json.load(f) == rows)
for name in ("csv", "json"):
    os.remove(f"csv-and-json-results.{name}")
