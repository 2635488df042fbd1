"""What every command starts with."""

import stat

import pytest

from floorassist.cli import opening


def test_a_key_is_a_secret_of_its_owner_alone(tmp_path):
    opening.make_key(tmp_path / "pin")
    assert stat.S_IMODE((tmp_path / "pin").stat().st_mode) == 0o600
    assert len((tmp_path / "pin").read_bytes()) == 32
    assert [path.name for path in tmp_path.iterdir()] == ["pin"]


def test_a_key_that_is_cut_off_while_it_is_written_is_not_there_at_all(tmp_path, monkeypatch):
    def cut_off(_handle):
        raise OSError("no space left")

    monkeypatch.setattr(opening.os, "fsync", cut_off)
    with pytest.raises(OSError, match="no space"):
        opening.make_key(tmp_path / "pin")
    assert list(tmp_path.iterdir()) == []


def test_a_key_that_another_process_made_meanwhile_stays(tmp_path):
    (tmp_path / "pin").write_bytes(b"theirs")
    opening.make_key(tmp_path / "pin")
    assert (tmp_path / "pin").read_bytes() == b"theirs"
