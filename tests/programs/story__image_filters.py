import threading

IMAGE = [[(x * y * 7) % 256 for x in range(6)] for y in range(5)]


def blur_row(image, y, out):
    height, width = len(image), len(image[0])
    row = []
    for x in range(width):
        around = [image[j][i] for j in range(max(0, y - 1), min(height, y + 2)) for i in range(max(0, x - 1), min(width, x + 2))]
        row.append(sum(around) // len(around))
    out[y] = row


def parallel(filter_row, image):
    out = [None] * len(image)
    threads = [threading.Thread(target=filter_row, args=(image, y, out)) for y in range(len(image))]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return out


def invert_row(image, y, out):
    out[y] = [255 - p for p in image[y]]


for name, f in [("blur", blur_row), ("invert", invert_row)]:
    print(name)
    for row in parallel(f, IMAGE):
        print(" ".join(f"{p:02x}" for p in row))
