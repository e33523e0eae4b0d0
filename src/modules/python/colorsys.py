"""Colours of red, green and blue as the numbers of other systems, and back; all of them from 0 to 1."""

__all__ = ["rgb_to_yiq", "yiq_to_rgb", "rgb_to_hls", "hls_to_rgb", "rgb_to_hsv", "hsv_to_rgb"]

ONE_THIRD = 1.0 / 3.0
ONE_SIXTH = 1.0 / 6.0
TWO_THIRD = 2.0 / 3.0


def rgb_to_yiq(r, g, b):
    """Brightness and the two colour signals of television."""
    y = 0.30 * r + 0.59 * g + 0.11 * b
    red, blue = r - y, b - y
    return y, 0.74 * red - 0.27 * blue, 0.48 * red + 0.41 * blue


def yiq_to_rgb(y, i, q):
    red = y + 0.9468822170900693 * i + 0.6235565819861433 * q
    green = y - 0.27478764629897834 * i - 0.6356910791873801 * q
    blue = y - 1.1085450346420322 * i + 1.7090069284064666 * q
    return tuple([0.0 if part < 0.0 else 1.0 if part > 1.0 else part for part in (red, green, blue)])


def _hue(r, g, b, largest, spread):
    """The place on the circle of colours, where red is 0, green a third and blue two thirds."""
    from_red, from_green, from_blue = (largest - r) / spread, (largest - g) / spread, (largest - b) / spread
    if r == largest:
        place = from_blue - from_green
    elif g == largest:
        place = 2.0 + from_red - from_blue
    else:
        place = 4.0 + from_green - from_red
    return place / 6.0 % 1.0


def rgb_to_hls(r, g, b):
    """Hue, lightness and saturation."""
    largest, smallest = max(r, g, b), min(r, g, b)
    total, spread = largest + smallest, largest - smallest
    lightness = total / 2.0
    if largest == smallest:
        return 0.0, lightness, 0.0
    saturation = spread / (total if lightness <= 0.5 else 2.0 - largest - smallest)
    return _hue(r, g, b, largest, spread), lightness, saturation


def hls_to_rgb(h, l, s):
    if s == 0.0:
        return l, l, l
    most = l * (1.0 + s) if l <= 0.5 else l + s - l * s
    least = 2.0 * l - most
    return tuple([_between(least, most, place % 1.0) for place in (h + ONE_THIRD, h, h - ONE_THIRD)])


def _between(least, most, place):
    if place < ONE_SIXTH:
        return least + (most - least) * place * 6.0
    if place < 0.5:
        return most
    if place < TWO_THIRD:
        return least + (most - least) * (TWO_THIRD - place) * 6.0
    return least


def rgb_to_hsv(r, g, b):
    """Hue, saturation and value, the largest of the three."""
    largest, smallest = max(r, g, b), min(r, g, b)
    spread = largest - smallest
    if largest == smallest:
        return 0.0, 0.0, largest
    return _hue(r, g, b, largest, spread), spread / largest, largest


def hsv_to_rgb(h, s, v):
    if s == 0.0:
        return v, v, v
    sector = int(h * 6.0)
    within = h * 6.0 - sector
    least = v * (1.0 - s)
    falling = v * (1.0 - s * within)
    rising = v * (1.0 - s * (1.0 - within))
    sectors = (
        (v, rising, least), (falling, v, least), (least, v, rising),
        (least, falling, v), (rising, least, v), (v, least, falling),
    )
    return sectors[sector % 6]
