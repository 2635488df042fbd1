"""The production server: gunicorn with threads, one worker on SQLite."""

import fcntl
import gc
import logging
import os
import resource
import signal
import sys
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import IO, Any

from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.workers import gthread

from floorassist.app import create_app, rest, wake
from floorassist.clock import system_clock
from floorassist.config import Settings
from floorassist.realtime.drip import bound_drips
from floorassist.realtime.takeover import bound_waits
from floorassist.realtime.worker import Worker
from floorassist.tls.entry import by_scheme, entry
from floorassist.tls.keeper import Keeper
from floorassist.tls.names import bracketed
from floorassist.tls.responder import Responder
from floorassist.tls.shelf import Shelf

GRACE_SECONDS = 1  # every call of ours is short; sockets are told first
LINGER_SECONDS = 0.3  # for a call that may be under way on a kept-alive connection when we stop
BACKLOG = 4096  # phones that come back at once after a restart
MOST_FILES = 65536
SWITCH_SECONDS = 0.0005  # a page that computes may keep the wire waiting this long


class Server(BaseApplication):  # type: ignore[misc]
    """gunicorn, configured from our settings instead of its own files."""

    def __init__(
        self,
        settings: Settings,
        certificate: Path | None = None,
        key: Path | None = None,
        proxies: tuple[str, ...] = (),
    ) -> None:
        self.settings = settings
        self.proxies = proxies
        self.certificate = certificate
        self.key = key
        super().__init__()

    def load_config(self) -> None:
        """Gunicorn's settings."""
        chosen: dict[str, Any] = {
            "bind": f"{bracketed(self.settings.host)}:{self.settings.port}",
            "worker_class": Worker,
            "workers": 1,
            "threads": self.settings.threads,
            "worker_connections": self.settings.threads * 4,
            "graceful_timeout": GRACE_SECONDS,
            "timeout": 60,
            "keepalive": 15,
            "loglevel": "warning",
            "when_ready": before_start,
            "post_worker_init": after_start,
            "worker_exit": leave,
            "on_exit": go,
            "backlog": BACKLOG,
            "forwarded_allow_ips": ",".join(self.proxies),  # nobody else tells how a call came
            "worker_tmp_dir": "/dev/shm" if Path("/dev/shm").is_dir() else None,  # noqa: S108
        }
        if self.certificate:
            chosen |= {"certfile": str(self.certificate), "keyfile": str(self.key)}
            chosen |= {"ssl_context": entry, "do_handshake_on_connect": True}
        for name, value in chosen.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """The app of one worker."""
        app = create_app(self.settings)
        if self.certificate:
            app.wsgi_app = by_scheme(app.wsgi_app)  # type: ignore[method-assign, assignment]
        return app


def before_start(arbiter: Any) -> None:
    """Before there is a worker, as who comes early is bound as well."""
    for listener in arbiter.LISTENERS:
        bound_waits(listener)


def after_start(worker: Any) -> None:
    """In the worker: start the hub and the ticker; before it stops, tell the sockets first."""
    app: Flask = worker.wsgi
    gthread.STOP_KEEPALIVE_LINGER = LINGER_SECONDS
    sys.setswitchinterval(SWITCH_SECONDS)
    bound_drips()
    set_aside()
    wake(app)
    settings: Settings = app.extensions["floorassist"].settings
    if settings.beside == "doorstep":
        Keeper(Shelf(settings.data), system_clock).start()
    responder = Responder() if answers_for_name(settings) else None
    if responder:
        responder.start()
    worker.log.error_log.addFilter(is_worth_telling)
    gthread.util.close_graceful = app.extensions["hub"].wire.see_off  # its own holds up everybody else
    stop = worker.handle_exit

    def handle_exit(sig: int, frame: Any) -> None:
        rest(app)
        if responder:
            responder.stop()
        stop(sig, frame)

    signal.signal(signal.SIGTERM, handle_exit)


def set_aside() -> None:
    """What the app is made of stays until the end: looking through it for rubbish would stop every thread for
    a sixth of a second at a time.
    """
    gc.collect()
    gc.freeze()


def answers_for_name(settings: Settings) -> bool:
    """Whether phones on the local network find this server by name: where they reach it themselves."""
    everywhere = settings.host in ("0.0.0.0", "::", "")  # noqa: S104 - compared, not bound
    return everywhere and (settings.beside == "doorstep" or not settings.secure)


def is_worth_telling(record: logging.LogRecord) -> bool:
    """Whether it is more than a connection of which nothing came for too long."""
    return not (record.exc_info and isinstance(record.exc_info[1], BlockingIOError))


def leave(_arbiter: Any, worker: Any) -> None:
    """In the worker, when its grace is over: go without waiting for threads that wait for their phones."""
    worker.wsgi.extensions["hub"].wire.wait()
    worker.wsgi.extensions["floorassist"].database.close()
    logging.shutdown()
    os._exit(0)


def go(_arbiter: Any) -> None:
    """In the first process, when its worker is gone: nothing is left that tidying up would help."""
    if isinstance(sys.exception(), StopIteration | KeyboardInterrupt):  # told to stop, rather than broken
        logging.shutdown()
        sys.stdout.flush()
        os._exit(0)


class ServedAlready(Exception):
    """Another process serves this data folder; SQLite has one owner."""


def own(data: Path) -> IO[str]:
    """Take the data folder for this server; hold on to the result. The lock goes with the process."""
    lock = (data / "serving.lock").open("w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise ServedAlready(
            f"{data} is being served already. Stop that server, or set FLOORASSIST_DATA to another folder."
        ) from None
    return lock


def allow_many_sockets() -> None:
    """Raise the number of open files to what the system allows: a phone takes one."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST_FILES if hard == resource.RLIM_INFINITY else min(hard, MOST_FILES)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        with suppress(ValueError, OSError):  # macOS has a lower limit of its own
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def serve(
    settings: Settings,
    certificate: Path | None = None,
    key: Path | None = None,
    *,
    proxies: tuple[str, ...] = (),
) -> None:
    """Serve until SIGTERM or Ctrl-C; raises ServedAlready when SQLite has another owner.

    With a certificate the port takes https, and plain http as `settings.beside` says. `proxies` are the
    addresses or networks of those who may tell by which way a call came to them.
    """
    lock = own(settings.data) if settings.embedded else None
    allow_many_sockets()
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    logging.getLogger("floorassist").setLevel(logging.INFO)
    with lock or nullcontext():
        Server(settings, certificate, key, proxies).run()
