#!/usr/bin/env python3
"""Draws pictures of the ten shapes with Pillow and NumPy, apart from the program that trains.

    draw.py FOLDER COUNT SEED [LARGEST_SIDE]

writes COUNT pictures of each shape as FOLDER/<shape>-<number>-<side>-<background>.png or .jpg.
The pictures beside this script were made by `draw.py . 3 7 200`.
"""
import math
import random
import sys
from pathlib import Path

import numpy
from PIL import Image, ImageDraw


def polygon(corners, radius=1.0):
    return [
        (radius * math.sin(2 * math.pi * i / corners), -radius * math.cos(2 * math.pi * i / corners))
        for i in range(corners)
    ]


def star():
    inner = random.uniform(0.36, 0.52)
    points = polygon(10)
    return [(x, y) if i % 2 == 0 else (inner * x, inner * y) for i, (x, y) in enumerate(points)]


def cross():
    w = random.uniform(0.2, 0.4)
    return [(-w, -1), (w, -1), (w, -w), (1, -w), (1, w), (w, w),
            (w, 1), (-w, 1), (-w, w), (-1, w), (-1, -w), (-w, -w)]


def heart():
    turns = [2 * math.pi * i / 200 for i in range(200)]
    return [(math.sin(t) ** 3,
             -(13 * math.cos(t) - 5 * math.cos(2 * t) - 2 * math.cos(3 * t) - math.cos(4 * t)) / 16)
            for t in turns]


POLYGONS = {
    "square": lambda: polygon(4),
    "triangle": lambda: polygon(3),
    "pentagon": lambda: polygon(5),
    "hexagon": lambda: polygon(6),
    "star": star,
    "cross": cross,
    "heart": heart,
}
SHAPES = ["circle", "ring", *POLYGONS, "crescent"]


def mask(shape, width, height, scale):
    """The shape as an image of 0 and 255, drawn `scale` times too large and reduced."""
    image = Image.new("L", (width * scale, height * scale))
    draw = ImageDraw.Draw(image)
    radius = random.uniform(0.30, 0.80) * min(width, height) / 2
    angle = random.uniform(0, 2 * math.pi)

    def turn(points):
        return [(x * math.cos(angle) - y * math.sin(angle), x * math.sin(angle) + y * math.cos(angle))
                for x, y in points]

    outline = turn(POLYGONS[shape]()) if shape in POLYGONS else [(-1, -1), (1, 1)]
    left, right = min(x for x, _ in outline), max(x for x, _ in outline)
    top, bottom = min(y for _, y in outline), max(y for _, y in outline)
    radius = min(radius, 0.48 * width / max(right, -left), 0.48 * height / max(bottom, -top))
    cx = random.uniform(-left * radius, width - right * radius)
    cy = random.uniform(-top * radius, height - bottom * radius)

    def disc(x, y, r, fill):
        draw.ellipse([scale * (x - r), scale * (y - r), scale * (x + r), scale * (y + r)], fill=fill)

    if shape in POLYGONS:
        draw.polygon([(scale * (cx + radius * x), scale * (cy + radius * y)) for x, y in outline], fill=255)
    else:
        disc(cx, cy, radius, 255)
    if shape == "ring":
        disc(cx, cy, radius * random.uniform(0.45, 0.8), 0)
    if shape == "crescent":
        away = random.uniform(0.35, 0.6)
        disc(cx + away * radius * math.cos(angle), cy + away * radius * math.sin(angle),
             radius * random.uniform(0.75, 0.95), 0)
    return image.resize((width, height), Image.BOX)


def colour():
    return numpy.array([random.randrange(256) for _ in range(3)], dtype=float)


def background(kind, width, height):
    first, second = colour(), colour()
    x, y = numpy.meshgrid(numpy.linspace(0, 1, width), numpy.linspace(0, 1, height))
    part = {"linear": x if random.random() < 0.5 else (x + y) / 2,
            "radial": numpy.hypot(x - 0.5, y - 0.5) / 0.75}.get(kind, x * 0)[..., None]
    return first + (second - first) * part


def picture(shape, side, kind):
    width, height = side, side
    if random.random() < 0.3:
        height = max(64, int(side * random.uniform(0.7, 1)))
    base = background(kind, width, height)
    while True:
        fill = colour()
        if numpy.linalg.norm(base - fill, axis=2).min() > 90:
            break
        if random.random() < 0.05:
            base = background(kind, width, height)
    part = numpy.asarray(mask(shape, width, height, random.choice([1, 4])), dtype=float)[..., None] / 255
    pixels = base * (1 - part) + fill * part
    if kind == "noise":
        pixels = pixels + numpy.random.normal(0, random.uniform(3, 12), pixels.shape)
    return Image.fromarray(pixels.clip(0, 255).round().astype("uint8"))


def main():
    folder, count, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    largest = int(sys.argv[4]) if len(sys.argv) > 4 else 1024
    random.seed(seed)
    numpy.random.seed(seed)
    for shape in SHAPES:
        for number in range(count):
            side = int(math.exp(random.uniform(math.log(64), math.log(largest))))
            kind = random.choice(["plain", "linear", "radial", "noise"])
            image = picture(shape, side, kind)
            name = f"{shape}-{number}-{side}-{kind}"
            if random.random() < 0.5:
                image.save(folder / f"{name}.png", optimize=True)
            else:
                image.save(folder / f"{name}.jpg", quality=random.randint(70, 95))


if __name__ == "__main__":
    main()
