"""The hash functions of `hashlib` that few programs use: SHA-3 and BLAKE2, in Python."""

_MASK = (1 << 64) - 1

_ROUND_CONSTANTS = (
    0x0000000000000001, 0x0000000000008082, 0x800000000000808A, 0x8000000080008000, 0x000000000000808B, 0x0000000080000001,
    0x8000000080008081, 0x8000000000008009, 0x000000000000008A, 0x0000000000000088, 0x0000000080008009, 0x000000008000000A,
    0x000000008000808B, 0x800000000000008B, 0x8000000000008089, 0x8000000000008003, 0x8000000000008002, 0x8000000000000080,
    0x000000000000800A, 0x800000008000000A, 0x8000000080008081, 0x8000000000008080, 0x0000000080000001, 0x8000000080008008,
)


def _bytes_of(data):
    if isinstance(data, str):
        raise TypeError("Strings must be encoded before hashing")
    return bytes(data)


def _rotated(word, by):
    return (word << by | word >> 64 - by) & _MASK


def _permute(lanes):
    """Keccak's permutation of 25 lanes of 64 bits; lane x, y is at x + 5 * y."""
    for constant in _ROUND_CONSTANTS:
        columns = [lanes[x] ^ lanes[x + 5] ^ lanes[x + 10] ^ lanes[x + 15] ^ lanes[x + 20] for x in range(5)]
        for x in range(5):
            change = columns[x - 1] ^ _rotated(columns[(x + 1) % 5], 1)
            for place in range(x, 25, 5):
                lanes[place] ^= change
        x, y, moving = 1, 0, lanes[1]
        for step in range(24):
            x, y = y, (2 * x + 3 * y) % 5
            moving, lanes[x + 5 * y] = lanes[x + 5 * y], _rotated(moving, (step + 1) * (step + 2) // 2 % 64)
        for row in range(0, 25, 5):
            old = lanes[row : row + 5]
            for x in range(5):
                lanes[row + x] = old[x] ^ ~old[(x + 1) % 5] & old[(x + 2) % 5] & _MASK
        lanes[0] ^= constant


class Sponge:
    """SHA-3: what is said is soaked up block by block, and the answer is pressed out."""

    def __init__(self, name, block_size, digest_size, ending):
        self.name = name
        self.block_size = block_size
        self.digest_size = digest_size
        self._ending = ending
        self._lanes = [0] * 25
        self._rest = b""

    def update(self, data, /):
        self._rest += _bytes_of(data)
        while len(self._rest) >= self.block_size:
            self._soak(self._lanes, self._rest[: self.block_size])
            self._rest = self._rest[self.block_size :]

    def _soak(self, lanes, block):
        for start in range(0, self.block_size, 8):
            lanes[start // 8] ^= int.from_bytes(block[start : start + 8], "little")
        _permute(lanes)

    def _pressed(self, length):
        last = bytearray(self._rest + bytes([self._ending]))
        last.extend(bytes(self.block_size - len(last)))
        last[-1] |= 0x80
        lanes = list(self._lanes)
        self._soak(lanes, bytes(last))
        found = b""
        while True:
            found += b"".join([lane.to_bytes(8, "little") for lane in lanes])[: self.block_size]
            if len(found) >= length:
                return found[:length]
            _permute(lanes)

    def digest(self, length=None):
        return self._pressed(self.digest_size or length)

    def hexdigest(self, length=None):
        return self.digest(length).hex()

    def copy(self):
        made = Sponge(self.name, self.block_size, self.digest_size, self._ending)
        made._lanes, made._rest = list(self._lanes), self._rest
        return made

    def __repr__(self):
        return f"<_sha3.{self.name} object at {id(self):#x}>"


_ORDERS = (
    "0123456789abcdef", "ea489fd61c02b753", "b8c052fdae367194", "7931dcbe265a40f8", "905724afe1bc683d",
    "2c6a0b834d75fe19", "c51fed4a0763928b", "db7ec13950f4862a", "6fe9b308c2d714a5", "a2847615fb9e3cd0",
)
_START = (
    0x6A09E667F3BCC908, 0xBB67AE8584CAA73B, 0x3C6EF372FE94F82B, 0xA54FF53A5F1D36F1,
    0x510E527FADE682D1, 0x9B05688C2B3E6C1F, 0x1F83D9ABFB41BD6B, 0x5BE0CD19137E2179,
)
_QUARTERS = ((0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15), (0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14))


class Blake:
    """BLAKE2b, with words of 64 bits, or BLAKE2s, with words of 32."""

    def __init__(self, name, digest_size, key, salt, person):
        self.name = name
        self._bits = 64 if name == "blake2b" else 32
        self._turns = (32, 24, 16, 63) if self._bits == 64 else (16, 12, 8, 7)
        longest = self._bits
        if not 1 <= digest_size <= longest:
            raise ValueError(f"digest_size must be between 1 and {longest} bytes")
        if len(key) > longest:
            raise ValueError(f"maximum key length is {longest} bytes")
        self.digest_size = digest_size
        self.block_size = 2 * self._bits
        # BLAKE2s begins with the upper halves of BLAKE2b's words.
        self._start = [word >> 64 - self._bits for word in _START]
        self._state = list(self._start)
        self._state[0] ^= 0x01010000 ^ len(key) << 8 ^ digest_size
        self._mix_in(4, salt, "salt")
        self._mix_in(6, person, "person")
        self._count = 0
        self._rest = key + bytes(self.block_size - len(key)) if key else b""

    def _mix_in(self, place, data, what):
        half = self._bits // 8
        if len(data) > 2 * half:
            raise ValueError(f"maximum {what} length is {2 * half} bytes")
        data = data + bytes(2 * half - len(data))
        self._state[place] ^= int.from_bytes(data[:half], "little")
        self._state[place + 1] ^= int.from_bytes(data[half:], "little")

    def update(self, data, /):
        self._rest += _bytes_of(data)
        # The last block is kept back: it is told that it is the last.
        while len(self._rest) > self.block_size:
            self._count += self.block_size
            self._compress(self._state, self._rest[: self.block_size], False)
            self._rest = self._rest[self.block_size :]

    def _compress(self, state, block, is_last, count=None):
        bits, mask = self._bits, (1 << self._bits) - 1
        size = bits // 8
        count = self._count if count is None else count
        words = [int.from_bytes(block[start : start + size], "little") for start in range(0, len(block), size)]
        v = state + list(self._start)
        v[12] ^= count & mask
        v[13] ^= count >> bits
        if is_last:
            v[14] ^= mask

        def turned(word, by):
            return (word >> by | word << bits - by) & mask

        first, second, third, fourth = self._turns
        for turn in range(12 if bits == 64 else 10):
            order = [int(digit, 16) for digit in _ORDERS[turn % 10]]
            for step, (a, b, c, d) in enumerate(_QUARTERS):
                x, y = words[order[2 * step]], words[order[2 * step + 1]]
                v[a] = v[a] + v[b] + x & mask
                v[d] = turned(v[d] ^ v[a], first)
                v[c] = v[c] + v[d] & mask
                v[b] = turned(v[b] ^ v[c], second)
                v[a] = v[a] + v[b] + y & mask
                v[d] = turned(v[d] ^ v[a], third)
                v[c] = v[c] + v[d] & mask
                v[b] = turned(v[b] ^ v[c], fourth)
        for place in range(8):
            state[place] ^= v[place] ^ v[place + 8]

    def digest(self):
        state = list(self._state)
        last = self._rest + bytes(self.block_size - len(self._rest))
        self._compress(state, last, True, self._count + len(self._rest))
        return b"".join([word.to_bytes(self._bits // 8, "little") for word in state])[: self.digest_size]

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        made = Blake(self.name, self.digest_size, b"", b"", b"")
        made._state, made._rest, made._count = list(self._state), self._rest, self._count
        return made

    def __repr__(self):
        return f"<_blake2.{self.name} object at {id(self):#x}>"
