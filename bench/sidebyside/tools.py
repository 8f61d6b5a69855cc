"""Paths, free ports, waiting for a server, and one run of the load generator."""

import json
import pathlib
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request

BENCH = pathlib.Path(__file__).resolve().parent.parent
ROOT = BENCH.parent
START_TIMEOUT_S = 30
# The generator ends itself after eight minutes; this is for a generator that hangs.
RUN_TIMEOUT_S = 500


class Broken(Exception):
    """A tool is missing, a server does not come up, or an invariant does not hold."""


class Builds:
    """Where the compiled programs are."""

    def __init__(self, folder: pathlib.Path):
        self.folder = folder
        self.loadgen = folder / "bench" / "loadgen"
        self.voiceload = folder / "bench" / "voiceload"
        self.loadgen_test = folder / "bench" / "loadgen_test"
        self.floor = folder / "bench" / "floor"
        self.seed = folder / "bench" / "seed"
        self.search = folder / "server" / "store" / "sqlite" / "search_bench"
        self.snug = folder / "server" / "app" / "snug"

    def make(self, say) -> None:
        targets = ["loadgen", "loadgen_test", "voiceload", "floor", "seed", "search_bench", "snug", "snug-media"]
        say(f"building {', '.join(targets)}")
        run_quietly(["cmake", "--preset", "bench", "-B", str(self.folder)], ROOT)
        run_quietly(["cmake", "--build", str(self.folder), "-j2", "--target", *targets], ROOT)


def run_quietly(command: list[str], folder: pathlib.Path) -> None:
    done = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if done.returncode != 0:
        raise Broken(f"{' '.join(command)} failed:\n{done.stdout[-4000:]}")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def is_up(port: int, path: str) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=2) as reply:
            return reply.status == 200
    except (OSError, urllib.error.URLError):
        return False


def wait_until_up(port: int, path: str, process: subprocess.Popen) -> float:
    """Seconds until `path` answers 200."""
    began = time.monotonic()
    while time.monotonic() - began < START_TIMEOUT_S:
        if is_up(port, path):
            return time.monotonic() - began
        if process.poll() is not None:
            raise Broken(f"{process.args[0]} ended with {process.returncode} before it answered")
        time.sleep(0.005)
    raise Broken(f"{process.args[0]} did not answer on {path} within {START_TIMEOUT_S} s")


def fresh_folder(path: pathlib.Path) -> pathlib.Path:
    shutil.rmtree(path, ignore_errors=True)
    path.mkdir(parents=True)
    return path


def children_of(pid: int) -> list[int]:
    listed = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], stdout=subprocess.PIPE, text=True, check=False)
    return [int(word) for word in listed.stdout.split()]


def generator_words(program: pathlib.Path, command: str, peer, options: dict) -> list[str]:
    """What `options` says counts more than what the peer says of itself."""
    words = [str(program), command]
    given = {"port": peer.port, "pids": ",".join(map(str, peer.pids))}
    given |= {name.removeprefix("--"): value for name, value in zip(peer.words[::2], peer.words[1::2], strict=True)}
    for name, value in (given | options).items():
        words += ["--" + name.replace("_", "-"), str(value)]
    return words


def start_loadgen(builds: Builds, command: str, peer, **options) -> subprocess.Popen:
    """For several at once; it ends itself after eight minutes at the latest."""
    words = generator_words(builds.loadgen, command, peer, options)
    return subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)


def run_generator(program: pathlib.Path, command: str, peer, **options) -> dict:
    """One line of JSON from a generator. A broken invariant (exit 1) is kept in the result as `broken`."""
    words = generator_words(program, command, peer, options)
    done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=RUN_TIMEOUT_S, check=False)
    if done.returncode not in (0, 1) or not done.stdout:
        raise Broken(f"{program.name} {command} against {peer.name}: {done.stderr.strip()}")
    return json.loads(done.stdout) | {"broken": done.returncode == 1}


def run_loadgen(builds: Builds, command: str, peer, **options) -> dict:
    return run_generator(builds.loadgen, command, peer, **options)
