"""The servers that are measured side by side: how each is set up, started and stopped."""

import pathlib
import shutil
import signal
import subprocess

from .tools import BENCH, Broken, Builds, children_of, free_port, fresh_folder, run_quietly, wait_until_up

STOP_TIMEOUT_S = 10
PEOPLE = 64  # accounts of the measured server; senders and readers share them
CROWD = 1000  # accounts where each reader is somebody of his own
NCHAN_MODULES = [
    pathlib.Path("/usr/lib/nginx/modules/ngx_nchan_module.so"),
    pathlib.Path("/usr/share/nginx/modules/ngx_nchan_module.so"),
]


class Peer:
    """One server, started afresh for every measurement, on a free port of the loopback interface."""

    name = ""
    ready_path = "/up"
    words: list[str] = []  # how the load generator must speak to it
    page_path = "/api/channels/home/messages"
    join_options = {"page_path": page_path}

    def __init__(self, builds: Builds, work: pathlib.Path):
        self.builds = builds
        self.work = work / type(self).__name__.lower()
        self.port = 0
        self.pids: list[int] = []
        self.process: subprocess.Popen | None = None

    def missing(self) -> str:
        """Why it cannot be run here, or nothing."""
        return ""

    def prepare(self) -> None:
        """What is done once, before anything is measured."""

    def lay_out(self) -> list[str]:
        """Makes the folder of one run and returns the command."""
        raise NotImplementedError

    def start(self) -> float:
        """Returns the seconds from exec to the first good answer."""
        self.port = free_port()
        command = self.lay_out()
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        took = wait_until_up(self.port, self.ready_path, self.process)
        self.pids = [self.process.pid]
        return took

    def stop(self) -> None:
        if self.process is None:
            return
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(STOP_TIMEOUT_S)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process = None

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.stop()


class Floor(Peer):
    name = "floor"

    def missing(self) -> str:
        return "" if self.builds.floor.exists() else "the floor program is not built"

    def lay_out(self) -> list[str]:
        folder = fresh_folder(self.work)
        return [str(self.builds.floor), str(self.port), str(folder / "messages.db")]


class Origin(Peer):
    name = "Node, Express"
    join_options = {"page_path": Peer.page_path, "hello": 0}

    def node(self) -> pathlib.Path | None:
        found = sorted(BENCH.glob("origin/node_modules/node-linux-*/bin/node"))
        return found[0] if found else None

    def prepare(self) -> None:
        if self.node() is None and shutil.which("npm"):
            run_quietly(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], BENCH / "origin")

    def missing(self) -> str:
        return "" if self.node() else "its packages are not installed: npm ci in bench/origin"

    def lay_out(self) -> list[str]:
        folder = fresh_folder(self.work)
        node = self.node()
        node.chmod(0o755)
        return [str(node), "--no-warnings", str(BENCH / "origin" / "server.js"), str(self.port), str(folder / "messages.db")]


class Nchan(Peer):
    name = "nginx+nchan"
    words = ["--dialect", "nchan"]

    def missing(self) -> str:
        if shutil.which("nginx", path="/usr/sbin:/usr/bin") and any(path.exists() for path in NCHAN_MODULES):
            return ""
        return "not installed: apt-get install nginx libnginx-mod-nchan"

    def lay_out(self) -> list[str]:
        folder = fresh_folder(self.work)
        module = next(path for path in NCHAN_MODULES if path.exists())
        conf = (BENCH / "nchan" / "nginx.conf.template").read_text()
        filled = {"@PORT@": str(self.port), "@FOLDER@": str(folder), "@MODULE@": str(module)}
        for mark, value in filled.items():
            conf = conf.replace(mark, value)
        (folder / "nginx.conf").write_text(conf)
        return [shutil.which("nginx", path="/usr/sbin:/usr/bin"), "-p", str(folder), "-c", str(folder / "nginx.conf")]

    def start(self) -> float:
        took = super().start()
        self.pids = children_of(self.process.pid)  # the worker; the master does nothing
        if not self.pids:
            raise Broken("nginx has no worker")
        return took


class Snug(Peer):
    name = "Snug"
    ready_path = "/ready"
    join_options = {"page_path": "/api/snapshot"}
    people = PEOPLE

    def __init__(self, builds: Builds, work: pathlib.Path, messages: int = 0):
        super().__init__(builds, work)
        self.messages = messages
        self.template = work / f"{type(self).__name__.lower()}-{messages}-messages"
        self.tokens = self.template / "tokens"
        self.words = ["--tokens", str(self.tokens)]

    def missing(self) -> str:
        return "" if self.builds.snug.exists() and self.builds.seed.exists() else "the server is not built"

    def prepare(self) -> None:
        if self.missing():
            return
        fresh_folder(self.template)
        data = str(self.template / "data")
        run_quietly([str(self.builds.seed), data, str(self.people), str(self.messages), str(self.tokens)], BENCH)
        if self.messages and self.builds.search.exists():
            run_quietly([str(self.builds.search), data, "person1"], BENCH)  # until all of it can be found

    def lay_out(self) -> list[str]:
        shutil.rmtree(self.work, ignore_errors=True)
        shutil.copytree(self.template / "data", self.work)
        return self.serve_command(self.port, self.work)

    def serve_command(self, port: int, folder: pathlib.Path) -> list[str]:
        command = [str(self.builds.snug), "serve", "--listen", f"127.0.0.1:{port}", "--data", str(folder)]
        # One generator speaks for everybody, so what counts people and addresses is switched off.
        for limit in ["posts_per_s", "posts_burst", "reactions_per_s", "streams_per_person", "streams_per_address", "connections_per_address"]:
            command += ["--limit", f"{limit}=0"]
        return command


class Crowd(Snug):
    """The same server with an account for each of a thousand readers, so that presence is that of a thousand."""

    people = CROWD
