"""The fonts that labels are written in: the store's own, then what the server has for other scripts."""

from functools import lru_cache
from pathlib import Path

from floorassist.labels.typeface import FontFile, Typeface

_FONTS = Path("/usr/share/fonts")
_SCRIPTS = (
    *("Arabic", "Hebrew", "Devanagari", "Bengali", "Gurmukhi", "Gujarati", "Oriya", "Tamil", "Telugu"),
    *("Kannada", "Malayalam", "Sinhala", "Thai", "Lao", "Myanmar", "Khmer"),
    *("Georgian", "Armenian", "Ethiopic"),
)
OTHERS = (
    ("truetype/dejavu/DejaVuSans.ttf", "truetype/dejavu/DejaVuSans-Bold.ttf"),
    ("truetype/noto/NotoSans-Regular.ttf", "truetype/noto/NotoSans-Bold.ttf"),
    ("truetype/liberation/LiberationSans-Regular.ttf", "truetype/liberation/LiberationSans-Bold.ttf"),
    *(
        (f"truetype/noto/NotoSans{script}-Regular.ttf", f"truetype/noto/NotoSans{script}-Bold.ttf")
        for script in _SCRIPTS
    ),
    ("opentype/noto/NotoSansCJK-Regular.ttc", "opentype/noto/NotoSansCJK-Bold.ttc"),
    ("truetype/droid/DroidSansFallbackFull.ttf", ""),
)


@lru_cache(maxsize=1)
def typeface(static: Path) -> Typeface:
    """The typeface of this process; `static` is the folder with the app's own font."""
    own = static / "vendor" / "atkinson-hyperlegible"
    files = [FontFile(own / name, varies=True) for name in ("latin.woff2", "latin-ext.woff2")]
    for regular, bold in OTHERS:
        path, heavy = _FONTS / regular, _FONTS / bold if bold else None
        if path.is_file():
            files.append(FontFile(path, bold=heavy if heavy and heavy.is_file() else None))
    return Typeface(files)
