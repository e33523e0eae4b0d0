import threading


def add_up(numbers, results, index):
    results[index] = sum(numbers)


numbers = list(range(1, 10_001))
parts = 4
size = len(numbers) // parts
results = [0] * parts
threads = []
for i in range(parts):
    piece = numbers[i * size:(i + 1) * size]
    t = threading.Thread(target=add_up, args=(piece, results, i))
    threads.append(t)
    t.start()
for t in threads:
    t.join()
print(results)
print(f"sum = {sum(results):,} (expected {10_000 * 10_001 // 2:,})")
