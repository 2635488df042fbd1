"""The letters of labels: which font has a sign, how wide a text is, and whether it can be written at all.

The store's own typeface writes the languages of Latin letters. Others (Greek, Cyrillic, Chinese …) come from
fonts that the server has, opened when a text first needs them. Scripts whose letters join or run to the left
are set as a picture (`labels/shaping.py`): set sign by sign they would be wrong.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

from fpdf import FPDF
from fpdf.fonts import TTFFont

from floorassist.labels import shaping

REGULAR, BOLD = 400, 700


@dataclass(frozen=True)
class FontFile:
    """A font; `varies` one whose weight is chosen, `bold` the file of its bold form if it is another one."""

    path: Path
    varies: bool = False
    bold: Path | None = None

    def of(self, bold: bool) -> Path:
        """The file of a weight."""
        return self.bold if bold and self.bold else self.path


@dataclass(frozen=True)
class Run:
    """Signs of one font; `face` is its place in the list. `shaped`: they are set together, as a picture."""

    face: int
    text: str
    shaped: bool = False


class Typeface:
    """Fonts in their order: a sign is written by the first that has it."""

    def __init__(self, files: Sequence[FontFile]) -> None:
        self.files = files
        self._widths: dict[tuple[int, bool], dict[int, float]] = {}
        self._folder = TemporaryDirectory(prefix="floorassist-fonts-")
        self._lock = Lock()

    def measure(self, text: str, bold: bool) -> float:
        """How wide a text is, in parts of its size."""
        return sum(self.width(run, bold) for run in self.runs(text))

    def width(self, run: Run, bold: bool) -> float:
        """How wide a piece is, in parts of its size."""
        if run.shaped:
            return shaping.length(self.path(run.face, bold), run.text)
        widths = self.widths(run.face, bold)
        return sum(widths[ord(sign)] for sign in run.text)

    def can_write(self, text: str) -> bool:
        """Whether every sign can be written."""
        return sum(len(run.text) for run in self.runs(text)) == len(text)

    def runs(self, text: str) -> list[Run]:
        """The text in pieces of one font each, from left to right; signs that no font has are left out.

        A text that runs to the left is one piece, since its order is not that of its signs.
        """
        if any(map(shaping.runs_left, text)):
            faces = range(len(self.files)) if shaping.AVAILABLE else ()
            whole = next((face for face in faces if self._has_all(face, text)), None)
            if whole is not None:
                return [Run(whole, text, shaped=True)]
        found: list[Run] = []
        for sign in text:
            face, joins = self._face_of(sign), shaping.joins(sign)
            if face is None or (joins and not shaping.AVAILABLE):
                continue
            if found and (found[-1].face, found[-1].shaped) == (face, joins):
                found[-1] = Run(face, found[-1].text + sign, joins)
            else:
                found.append(Run(face, sign, joins))
        return found

    def widths(self, face: int, bold: bool) -> dict[int, float]:
        """The signs of a font with their widths in parts of its size; opened once."""
        with self._lock:
            known = self._widths.get((face, bold))
            if known is None:
                known = self._widths[face, bold] = _widths(_opened(self._path(face, bold)))
            return known

    def path(self, face: int, bold: bool) -> Path:
        """The file of a font in one weight."""
        with self._lock:
            return self._path(face, bold)

    def use(self, pdf: FPDF, face: int, bold: bool, size: float) -> None:
        """Go on writing with this font; `size` in millimetres."""
        style = "B" if bold else ""
        if f"face{face}{style}" not in pdf.fonts:
            pdf.add_font(f"face{face}", style, self.path(face, bold))
        pdf.set_font(f"face{face}", style, size * 72 / 25.4)

    def _path(self, face: int, bold: bool) -> Path:
        """A font of any weight is cut to the one that is wanted, once: that takes longer than all else."""
        file = self.files[face]
        if not file.varies:
            return file.of(bold)
        cut = Path(self._folder.name) / f"{face}{'b' if bold else ''}.ttf"
        if not cut.exists():
            _opened(file.path, BOLD if bold else REGULAR).ttfont.save(str(cut))
        return cut

    def _has_all(self, face: int, text: str) -> bool:
        widths = self.widths(face, False)
        return all(ord(sign) in widths for sign in text)

    def _face_of(self, sign: str) -> int | None:
        if shaping.runs_left(sign):
            return None
        return next((face for face in range(len(self.files)) if ord(sign) in self.widths(face, False)), None)


def _opened(path: Path, weight: int | None = None) -> TTFFont:
    pdf = FPDF()
    pdf.add_font("face", "", path, variations={"wght": float(weight)} if weight else None)
    font = pdf.fonts["face"]
    assert isinstance(font, TTFFont)
    return font


def _widths(font: TTFFont) -> dict[int, float]:
    return {sign: font.cw[sign] / 1000 for sign in font.cmap}
