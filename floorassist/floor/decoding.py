"""Files that anybody may send, opened within limits: JSON and zip archives, or a refusal in words."""

import io
import json
import struct
import zipfile
import zlib
from typing import Any, NoReturn

from floorassist.floor.reading import Fault, PlanRefused
from floorassist.translation import mark, number, tr, tr_many

SIZE_LIMIT = 16_000_000  # bytes of a file
MEMBERS, UNPACKED, RATIO = 64, 64_000_000, 200  # of an archive: files, bytes, bytes a packed byte
_DAMAGED = mark("This archive is damaged. Export it anew.")
_SWOLLEN = mark("This archive unpacks to far more than a plan. Export it anew, with the plan alone in it.")


def refuse(detail: str, field: str = "file") -> NoReturn:
    """Raise PlanRefused with one sentence."""
    raise PlanRefused([Fault(field, detail)])


def text_of(content: bytes) -> str:
    """UTF-8 with or without a byte order mark, 16 MB at most."""
    if len(content) > SIZE_LIMIT:
        refuse(tr("A plan file may have {limit} MB at most.", limit=SIZE_LIMIT // 1_000_000), "plan")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        refuse(
            tr(
                "Byte {place} of this file is no UTF-8. Save the file as UTF-8.",
                place=number(error.start + 1),
            )
        )


def decoded(text: str, what: str = "plan") -> Any:
    """The value in a JSON text; `what` names the file in a refusal."""
    if len(text) > SIZE_LIMIT:
        refuse(tr("A plan file may have {limit} MB at most.", limit=SIZE_LIMIT // 1_000_000), what)
    try:
        return json.loads(text)
    except RecursionError:
        refuse(tr("This file nests its brackets too deeply to be a plan."), what)
    except json.JSONDecodeError as error:
        refuse(
            tr(
                "This file is not JSON: {fault} at line {line}, column {column}.",
                fault=error.msg,
                line=error.lineno,
                column=error.colno,
            ),
            what,
        )
    except ValueError:
        refuse(tr("This file holds a number too long to be read."), what)


def members(content: bytes) -> dict[str, bytes]:
    """The files in a zip by their lower-case name without folders, each as long as it says.

    No member is unpacked beyond what the whole archive may hold; two of one name, a password and packings
    other than deflate are refused.
    """
    if len(content) > SIZE_LIMIT:
        refuse(tr("An archive may have {limit} MB at most.", limit=SIZE_LIMIT // 1_000_000))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            listed = [one for one in archive.infolist() if not one.is_dir()]
    except (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error):
        refuse(tr(_DAMAGED))
    packed = sum(one.compress_size for one in listed)
    unpacked = sum(one.file_size for one in listed)
    if len(listed) > MEMBERS:
        refuse(
            tr_many(
                "This archive has {n} file in it; a plan has {most} at most.",
                "This archive has {n} files in it; a plan has {most} at most.",
                len(listed),
                most=MEMBERS,
            )
        )
    if unpacked > UNPACKED or unpacked > 1_000_000 + RATIO * packed:
        refuse(tr(_SWOLLEN))
    found: dict[str, bytes] = {}
    for one in listed:
        name = one.filename.replace("\\", "/").rpartition("/")[2].lower()
        if name.startswith(".") or one.filename.startswith("__MACOSX/"):
            continue
        if name in found:
            refuse(tr("This archive has two files {name}. Export it anew.", name=f"{name[:40]!r}"))
        found[name] = _unpacked(content, one)
    return found


def _unpacked(content: bytes, member: zipfile.ZipInfo) -> bytes:
    if member.flag_bits & 1:
        refuse(tr("This archive has a password. Export it without one."))
    header = content[member.header_offset : member.header_offset + 30]
    if len(header) < 30 or header[:4] != b"PK\x03\x04":
        refuse(tr(_DAMAGED))
    name_length, extra_length = struct.unpack("<HH", header[26:30])
    start = member.header_offset + 30 + name_length + extra_length
    packed = content[start : start + member.compress_size]
    if member.compress_type == zipfile.ZIP_STORED:
        part = packed
    elif member.compress_type == zipfile.ZIP_DEFLATED:
        try:
            part = zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, member.file_size + 1)
        except zlib.error:
            refuse(tr(_DAMAGED))
    else:
        refuse(tr("This archive is packed in a way that can't be read here. Pack it as an ordinary zip."))
    if len(part) != member.file_size:
        refuse(tr(_SWOLLEN if len(part) > member.file_size else _DAMAGED))
    return part
