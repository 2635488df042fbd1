"""The wheel carries everything that the checkout runs with, and its command works alone."""

import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def kept(folder):
    files = (
        path for path in (ROOT / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts
    )
    return {path.relative_to(ROOT).as_posix() for path in files}


def test_the_wheel_holds_every_module_template_and_static_file(wheel):
    packed = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    expected = kept("floorassist") | {f"floorassist/{name}" for name in kept("templates") | kept("static")}
    assert packed == expected


def test_the_installed_command_serves_pages_from_the_wheel_alone(wheel, tmp_path):
    venv.create(tmp_path / "venv", with_pip=False)
    python = tmp_path / "venv" / "bin" / "python"
    site = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    zipfile.ZipFile(wheel).extractall(site)
    # What the wheel depends on comes from this environment; floorassist itself only from the wheel.
    ours = sysconfig.get_path("purelib")
    check = f"""
import sys
sys.path.append({ours!r})
import floorassist
from floorassist.cli.main import cli
from floorassist.web.assets import resource_dir
assert floorassist.__file__.startswith({site!r}), floorassist.__file__
assert str(resource_dir("static")).startswith({site!r})
from click.testing import CliRunner
runner = CliRunner()
made = runner.invoke(cli, ["init", "--yes"])
assert made.exit_code == 0, made.output
from floorassist.app import create_app
from floorassist.config import from_environment
page = create_app(from_environment()).test_client().get("/")
assert page.status_code == 200 and b"<html" in page.data
"""
    environment = {"FLOORASSIST_DATA": str(tmp_path / "data"), "PATH": "/usr/bin:/bin"}
    subprocess.run([python, "-I", "-c", check], check=True, env=environment, cwd=tmp_path)
