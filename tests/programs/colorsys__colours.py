"""A palette, shades of a colour, and how far all of it is from what it was after going there and back."""

import colorsys


def parts(code):
    return tuple(int(code[place : place + 2], 16) / 255 for place in (1, 3, 5))


def code(colour):
    return "#" + "".join(f"{round(part * 255):02x}" for part in colour)


names = {
    "red": "#ff0000", "orange": "#ffa500", "yellow": "#ffff00", "green": "#008000", "cyan": "#00ffff", "blue": "#0000ff",
    "purple": "#800080", "pink": "#ffc0cb", "brown": "#a52a2a", "grey": "#808080", "black": "#000000", "white": "#ffffff",
}
for name, text in names.items():
    hue, saturation, value = colorsys.rgb_to_hsv(*parts(text))
    print(f"{name:8}{text}  hue {hue * 360:5.1f}  saturation {saturation:6.1%}  value {value:6.1%}")
print(sorted(names, key=lambda name: colorsys.rgb_to_hsv(*parts(names[name]))))
print(sorted(names, key=lambda name: (colorsys.rgb_to_yiq(*parts(names[name]))[0], name)))

print("-- a wheel")
print([code(colorsys.hsv_to_rgb(step / 12, 1.0, 1.0)) for step in range(12)])
print([code(colorsys.hsv_to_rgb(step / 7, 0.5, 0.75)) for step in range(-3, 10)])

print("-- shades")
hue, lightness, saturation = colorsys.rgb_to_hls(*parts("#3366cc"))
print(hue, lightness, saturation)
print([code(colorsys.hls_to_rgb(hue, shade / 8, saturation)) for shade in range(9)])
print("opposite", code(colorsys.hls_to_rgb((hue + 0.5) % 1, lightness, saturation)), code(colorsys.hls_to_rgb(hue, lightness, 0.0)))

print("-- all digits")
for colour in [(0.2, 0.4, 0.4), (1.0, 0.1, 0.7), (0.3, 0.9, 0.2), (0, 0, 1), (1, 1, 1), (0.9, 0.3, 0.35)]:
    print(colour, colorsys.rgb_to_yiq(*colour), colorsys.rgb_to_hls(*colour), colorsys.rgb_to_hsv(*colour), sep="\n    ")
print(colorsys.yiq_to_rgb(0.5, 0.3, 0.2), colorsys.yiq_to_rgb(1.0, 1.0, -1.0), colorsys.yiq_to_rgb(0, 0, 0))
print(colorsys.hls_to_rgb(0.95, 0.7, 0.6), colorsys.hsv_to_rgb(0.95, 0.7, 0.6), colorsys.hsv_to_rgb(1.25, 1, 1))

print("-- there and back")
steps = [step / 5 for step in range(6)]
colours = [(r, g, b) for r in steps for g in steps for b in steps]
for there, back in [(colorsys.rgb_to_hsv, colorsys.hsv_to_rgb), (colorsys.rgb_to_hls, colorsys.hls_to_rgb), (colorsys.rgb_to_yiq, colorsys.yiq_to_rgb)]:
    differences = [max(abs(old - new) for old, new in zip(colour, back(*there(*colour)))) for colour in colours]
    print(there.__name__, max(differences) < 1e-9, sum(difference == 0 for difference in differences), "of", len(colours), "exactly")

for wrong in [(1, 2), ("red", 0, 0)]:
    try:
        print(colorsys.rgb_to_hsv(*wrong))
    except TypeError as error:
        print(error)
