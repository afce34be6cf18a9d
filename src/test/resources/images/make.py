"""Makes the pictures in this folder with Pillow (9.4) from photo.png, which the README describes.

    /usr/bin/python3 make.py

small.png is what almost all of them show; reference/ holds what Pillow makes of photo.png.
"""

import os
import random
import struct

from PIL import Image, ImageCms

os.chdir(os.path.dirname(os.path.abspath(__file__)))
os.makedirs("reference", exist_ok=True)

photo = Image.open("photo.png").convert("RGB")
small = photo.resize((48, 32), Image.BICUBIC)
small.save("small.png", optimize=True)


# What Pillow makes of the photograph, and torchvision: short side, rounded down, then the middle.
def crop(image, width, height):
    scaled_by_height = image.width * height >= image.height * width
    if scaled_by_height:
        size = (image.width * height // image.height, height)
    else:
        size = (width, image.height * width // image.width)
    left, top = round((size[0] - width) / 2.0), round((size[1] - height) / 2.0)
    resized = image.resize(size, Image.BICUBIC)
    return resized.crop((left, top, left + width, top + height))


photo.resize((64, 64), Image.BICUBIC).save("reference/stretch-64x64.png")
photo.resize((90, 31), Image.BICUBIC).save("reference/stretch-90x31.png")
small.resize((100, 90), Image.BICUBIC).save("reference/small-stretch-100x90.png")
crop(photo, 64, 64).save("reference/crop-64x64.png")
crop(photo, 33, 70).save("reference/crop-33x70.png")
crop(photo, 90, 31).save("reference/crop-90x31.png")


# Colour profiles that cannot be overlooked: with them, red looks green and so on.
def profile(device_class, space, connection, tags):
    entries, data = b"", b""
    start = 128 + 4 + 12 * len(tags)
    for name, body in tags:
        entries += struct.pack(">4sII", name, start + len(data), len(body))
        data += body + b"\0" * (-len(body) % 4)
    size = start + len(data)
    header = struct.pack(">I4sI4s4s4s", size, b"lcms", 0x02400000, device_class, space, connection)
    header += b"\0" * 12 + b"acsp" + b"\0" * 28 + struct.pack(">iii", 63190, 65536, 54061)
    header += b"\0" * (128 - len(header))
    return header + struct.pack(">I", len(tags)) + entries + data


def xyz(x, y, z):
    return b"XYZ \0\0\0\0" + struct.pack(">iii", *(round(v * 65536) for v in (x, y, z)))


def text(value):
    return b"text\0\0\0\0" + value + b"\0"


def description(value):
    body = b"desc\0\0\0\0" + struct.pack(">I", len(value) + 1) + value + b"\0"
    return body + b"\0" * 78


GAMMA = b"curv\0\0\0\0" + struct.pack(">IH", 1, 563) + b"\0\0"
RED, GREEN, BLUE = (0.4361, 0.2225, 0.0139), (0.3851, 0.7169, 0.0971), (0.1431, 0.0606, 0.7141)
swapped = profile(b"mntr", b"RGB ", b"XYZ ", [
    (b"desc", description(b"swapped")), (b"cprt", text(b"CC0")), (b"wtpt", xyz(0.9642, 1, 0.8249)),
    (b"rXYZ", xyz(*GREEN)), (b"gXYZ", xyz(*BLUE)), (b"bXYZ", xyz(*RED)),
    (b"rTRC", GAMMA), (b"gTRC", GAMMA), (b"bTRC", GAMMA)])


def table(inputs, outputs, node):
    identity = bytes(range(256))
    body = b"mft1\0\0\0\0" + bytes([inputs, outputs, 2, 0])
    body += struct.pack(">9i", *(65536 if i % 4 == 0 else 0 for i in range(9)))
    body += identity * inputs
    for index in range(2 ** inputs):
        body += bytes(node([index >> (inputs - 1 - i) & 1 for i in range(inputs)]))
    return body + identity * outputs


# All inks look blue-green: lightness falls with the sum of inks, a* is below neutral.
inks = profile(b"prtr", b"CMYK", b"Lab ", [
    (b"desc", description(b"inks")), (b"cprt", text(b"CC0")), (b"wtpt", xyz(0.9642, 1, 0.8249)),
    (b"A2B0", table(4, 3, lambda n: [255 - 60 * sum(n), 128 - 12 * sum(n), 128 - 3 * sum(n)])),
    (b"B2A0", table(3, 4, lambda n: [255 - 255 * n[0], 0, 0, 0]))])

# JPEG
small.save("profile.jpg", quality=95, subsampling=0, icc_profile=swapped)
small.save("broken-profile.jpg", quality=95, subsampling=0, icc_profile=b"\x07no profile" * 40)
Image.open("profile.jpg").save("reference/profile.png", icc_profile=None)
cmyk = small.convert("CMYK")
cmyk.save("cmyk.jpg", quality=95)
cmyk.save("cmyk-profile.jpg", quality=95, icc_profile=inks)
ImageCms.profileToProfile(
    cmyk, ImageCms.ImageCmsProfile(__import__("io").BytesIO(inks)), ImageCms.createProfile("sRGB"),
    outputMode="RGB").save("reference/cmyk-profile.png", icc_profile=None)
os.system("convert small.png -colorspace CMYK -quality 95 ycck.jpg")

# WebP
small.save("lossy.webp", quality=95)
Image.open("lossy.webp").save("reference/lossy.png", optimize=True)
small.save("lossless.webp", lossless=True)
small.save("profile.webp", lossless=True, icc_profile=swapped)
# Masks that make the encoder choose each of its four filters, and none of its compression.
random.seed(1)
MASKS = {
    "rows": lambda x, y: y * 8,
    "radial": lambda x, y: min(255, int(((x - 24) ** 2 + (y - 16) ** 2) ** 0.5 * 9)),
    "columns": lambda x, y: (x * x * 37 + x * 91) % 256,
    "sum": lambda x, y: (x * x * 37 + x * 91) % 120 + (y * y * 37 + y * 91) % 120,
    "noise": lambda x, y: random.randrange(256),
}
for name, mask in MASKS.items():
    opacity = Image.new("L", small.size)
    opacity.putdata([mask(x, y) for y in range(32) for x in range(48)])
    clear = small.copy()
    clear.putalpha(opacity)
    clear.save(f"alpha-{name}.webp", quality=95, method=0)
    white = Image.new("RGB", small.size, "white")
    white.paste(small, (0, 0), opacity)
    white.save(f"reference/alpha-{name}.png", optimize=True)
clear.save("alpha-noise-lossless.webp", lossless=True, exact=True)
Image.new("RGB", (900, 700), (200, 30, 30)).save("solid.webp", lossless=True)
small.save("animated.webp", lossless=True, save_all=True, append_images=[small.rotate(180)])

# GIF
palette = small.quantize(64, dither=Image.Dither.NONE)
palette.save("animated.gif", save_all=True, append_images=[small.rotate(180).quantize(64)])
palette.convert("RGB").save("reference/palette.png", optimize=True)

# TIFF
small.save("plain.tif")
small.save("pages.tif", compression="tiff_lzw", save_all=True, append_images=[small.rotate(180)])
small.save("deflate.tif", compression="tiff_adobe_deflate", tiffinfo={317: 2})
small.save("jpeg.tif", compression="jpeg", quality=95)
small.save("profile.tif", compression="tiff_lzw", icc_profile=swapped)
small.convert("L").save("grey.tif", compression="packbits")
small.convert("1").save("bilevel.tif", compression="group4")
small.convert("L").convert("RGB").save("reference/grey.png", optimize=True)
small.convert("1").convert("RGB").save("reference/bilevel.png", optimize=True)
palette.save("palette.tif", compression="tiff_lzw")
clear.save("alpha.tif", compression="tiff_lzw")
cmyk.save("cmyk.tif", compression="tiff_lzw")
os.system("convert small.png -depth 16 -compress lzw -define quantum:format=unsigned sixteen.tif")

# BMP
small.save("rgb.bmp")
palette.save("palette.bmp")
small.convert("L").save("grey.bmp")
small.convert("1").save("bilevel.bmp")

# The same picture, stored in each of EXIF's eight ways.
upright = Image.new("RGB", (48, 32), (30, 60, 200))
upright.paste((240, 220, 20), (0, 0, 16, 16))
upright.paste((200, 30, 30), (32, 16, 48, 32))
upright.paste((20, 160, 60), (16, 0, 32, 16))
upright.save("orientation/upright.png", optimize=True)
STORE = [None, Image.FLIP_LEFT_RIGHT, Image.ROTATE_180, Image.FLIP_TOP_BOTTOM,
         Image.TRANSPOSE, Image.ROTATE_90, Image.TRANSVERSE, Image.ROTATE_270]
for value, transform in enumerate(STORE, 1):
    stored = upright.transpose(transform) if transform is not None else upright
    exif = Image.Exif()
    exif[0x0112] = value
    name = f"orientation/{value}"
    stored.save(name + ".jpg", quality=95, subsampling=0, exif=exif)
    stored.save(name + ".png", optimize=True, exif=exif)
    stored.save(name + ".webp", lossless=True, exif=exif)
    stored.save(name + ".tif", compression="tiff_lzw", tiffinfo={0x0112: value})
