"""Films for the browser's fake camera: a label held before the lens, as mjpeg."""

import io
import subprocess
from pathlib import Path

import barcode
import qrcode
from barcode.writer import ImageWriter
from PIL import Image, ImageFilter

WIDTH, HEIGHT, FRAMES_A_SECOND = 1280, 720, 10
CARDBOARD = (186, 178, 166)


def qr(text: str) -> Image.Image:
    """A printed QR label."""
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, box_size=8, border=4)
    code.add_data(text)
    return code.make_image().get_image().convert("RGB")


def ean(digits: str) -> Image.Image:
    """The EAN-13 on a package."""
    options = {"module_width": 0.33, "module_height": 22, "dpi": 200}
    return barcode.get("ean13", digits, writer=ImageWriter()).render(options).convert("RGB")


def scene(label: Image.Image | None, *, angle: float = 0, blur: float = 0) -> Image.Image:
    """What the camera sees: the label on cardboard, tilted, not quite in focus."""
    background = Image.new("RGB", (WIDTH, HEIGHT), CARDBOARD)
    if label:
        tilted = label.convert("RGBA").rotate(angle, expand=True, fillcolor=(0, 0, 0, 0))
        background.paste(tilted, ((WIDTH - tilted.width) // 2, (HEIGHT - tilted.height) // 2), tilted)
    return background.filter(ImageFilter.GaussianBlur(blur)) if blur else background


def shoot(path: Path, scenes: list[Image.Image]) -> Path:
    """Write the film; every scene is one frame. A scene that comes again is drawn and packed once."""
    encode = [
        "ffmpeg",
        "-y",
        "-loglevel",
        "error",
        "-f",
        "image2pipe",
        "-framerate",
        str(FRAMES_A_SECOND),
        "-i",
        "-",
    ]
    encode += ["-pix_fmt", "yuvj420p", "-c:v", "mjpeg", "-q:v", "3", str(path)]
    distinct = {id(each): each for each in scenes}
    packed = {key: _png(each) for key, each in distinct.items()}
    subprocess.run(encode, input=b"".join(packed[id(each)] for each in scenes), check=True)
    return path


def _png(picture: Image.Image) -> bytes:
    packed = io.BytesIO()
    picture.save(packed, "PNG", compress_level=1)
    return packed.getvalue()


def of_label(path: Path, label: Image.Image) -> Path:
    """An empty second, then the label, slightly tilted and blurred."""
    return shoot(
        path, [scene(None)] * FRAMES_A_SECOND + [scene(label, angle=5, blur=0.8)] * 2 * FRAMES_A_SECOND
    )


def bars(kind: str, digits: str) -> Image.Image:
    """Other bars: `upca`, `itf`, `gs1_128` or `code128`."""
    options = {"module_width": 0.3, "module_height": 20, "dpi": 200}
    return barcode.get(kind, digits, writer=ImageWriter()).render(options).convert("RGB")


def of_labels(path: Path, labels: list[Image.Image]) -> Path:
    """One label after the other, a second each."""
    return shoot(path, [each for label in labels for each in [scene(label, angle=2)] * FRAMES_A_SECOND])


def turned_photo(path: Path, label: Image.Image) -> Path:
    """A photo by a phone on its side: the pixels lie as it was held, and EXIF says how to turn them."""
    upright = scene(label)
    exif = Image.Exif()
    exif[0x0112] = 6  # turn right by a quarter
    upright.rotate(90, expand=True).save(path, exif=exif)
    return path
