"""Bringing files to a server and looking at what became of them, as one friend does: plain requests, one at a time."""

import getpass
import http.client
import json
import pathlib
import shutil
import socket
import subprocess
import time

from .peers import Peer, Snug
from .tools import BENCH, Broken, children_of, fresh_folder

PATIENCE_S = 120
PIECE_BYTES = 1 << 20


def made_file(folder: pathlib.Path, name: str, *words: str) -> pathlib.Path:
    """By ffmpeg, once: `words` are its inputs and settings."""
    path = folder / name
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        done = subprocess.run(["ffmpeg", "-v", "error", "-y", *words, str(path)], stderr=subprocess.PIPE, text=True, check=False)
        if done.returncode != 0:
            raise Broken(f"ffmpeg did not make {name}: {done.stderr.strip()}")
    return path


def plain_file(folder: pathlib.Path, size: int) -> pathlib.Path:
    """Bytes that nobody looks into, the same in every run."""
    path = folder / f"plain-{size}"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            for at in range(0, size, PIECE_BYTES):
                file.write(at.to_bytes(8, "little") * (min(PIECE_BYTES, size - at) // 8))
    return path


class Friend:
    """One person at one server."""

    def __init__(self, peer: Peer):
        self.port = peer.port
        self.headers = {}
        if isinstance(peer, Snug):
            self.headers["Authorization"] = f"Bearer {peer.tokens.read_text().split()[0]}"

    def ask(self, method: str, path: str, body: dict | None = None, expected: int = 200) -> bytes:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_S)
        headers = self.headers | ({"Content-Type": "application/json"} if body is not None else {})
        connection.request(method, path, json.dumps(body) if body is not None else None, headers)
        reply = connection.getresponse()
        told = reply.read()
        connection.close()
        if reply.status != expected:
            raise Broken(f"{method} {path} answered {reply.status} {told[:200]!r}")
        return told

    def send_file(self, request: str, headers: dict[str, str], path: pathlib.Path) -> tuple[float, dict[str, str]]:
        """One request with the file as its body, by sendfile. Seconds until its answer, and what that says."""
        size = path.stat().st_size
        words = self.headers | headers | {"Host": "localhost", "Content-Length": str(size)}
        head = f"{request} HTTP/1.1\r\n" + "".join(f"{name}: {value}\r\n" for name, value in words.items()) + "\r\n"
        with socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE_S) as to, path.open("rb") as file:
            began = time.monotonic()
            to.sendall(head.encode())
            to.sendfile(file)
            answer = http.client.HTTPResponse(to)
            answer.begin()
            took = time.monotonic() - began
            if answer.status not in (201, 204):  # nginx says 204 where a file was there already
                raise Broken(f"{request} answered {answer.status} {answer.read()[:200]!r}")
            return took, dict(answer.getheaders())

    def bring(self, path: pathlib.Path) -> tuple[float, str]:
        """Seconds of one upload to Snug, and the id of its file."""
        upload = {
            "Tus-Resumable": "1.0.0",
            "Upload-Length": str(path.stat().st_size),
            "Content-Type": "application/offset+octet-stream",
        }
        took, told = self.send_file("POST /api/uploads", upload, path)
        return took, told["Location"].rsplit("/", 1)[1]

    def share(self, path: pathlib.Path) -> tuple[float, dict]:
        """Seconds from the last byte to the end of what is made of it, and the attachment."""
        _, file = self.bring(path)
        began = time.monotonic()
        said = json.loads(self.ask("POST", "/api/sendmessage", {"content": "", "attachments": [{"id": file}]}, 201))
        while True:
            page = json.loads(self.ask("GET", f"/api/channels/home/messages?around={said['seq']}&limit=1"))
            found = next(one for one in page["messages"] if one["_id"] == said["_id"])["attachments"][0]
            took = time.monotonic() - began
            if found["state"] == "ready":
                return took, found
            if found["state"] != "processing" or took > PATIENCE_S:
                raise Broken(f"{path.name} became {found['state']} {found.get('reason')}")
            time.sleep(0.02)


class Nginx(Peer):
    """Takes files by PUT and gives them by sendfile."""

    name = "nginx"

    def missing(self) -> str:
        return "" if self.program() else "not installed: apt-get install nginx"

    def program(self) -> str | None:
        return shutil.which("nginx", path="/usr/sbin:/usr/bin")

    def start(self) -> float:
        took = super().start()
        self.pids = children_of(self.process.pid)  # the worker
        return took

    def lay_out(self) -> list[str]:
        folder = fresh_folder(self.work)
        (folder / "files").mkdir()
        conf = (BENCH / "nginx" / "nginx.conf.template").read_text()
        for mark, value in {"@PORT@": str(self.port), "@FOLDER@": str(folder), "@USER@": getpass.getuser()}.items():
            conf = conf.replace(mark, value)
        (folder / "nginx.conf").write_text(conf)
        return [self.program(), "-p", str(folder), "-c", str(folder / "nginx.conf")]
