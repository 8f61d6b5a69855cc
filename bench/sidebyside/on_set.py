"""Servers on a MongoDB replica set of three nodes on this machine, and what is measured of them beside the embedded
store and the way of Snug's origin."""

import json
import os
import pathlib
import subprocess

from .measures import Goal, Measure, Numbers, posts, posts_cell, ratio_of, streams
from .peers import BENCH, Origin, Peer, Snug
from .tools import ROOT, Broken, Builds, free_port, fresh_folder, run_loadgen, start_loadgen, wait_until_up

SCRIPT = ROOT / "scripts" / "replica-set"


class ReplicaSet:
    """Three mongod; every start of a server has a database of its own there."""

    def __init__(self, folder: pathlib.Path):
        self.folder = folder
        self.address = ""
        self.databases = 0

    def __enter__(self):
        done = subprocess.run([str(SCRIPT), "start", str(self.folder)], stdout=subprocess.PIPE, text=True, check=False)
        if done.returncode != 0:
            raise Broken("the replica set did not come up: MONGOD names the program")
        self.address = done.stdout.strip()
        return self

    def __exit__(self, *_):
        subprocess.run([str(SCRIPT), "stop", str(self.folder)], check=False)

    def next_database(self) -> str:
        self.databases += 1
        return f"bench_{os.getpid()}_{self.databases}"


class OnSet:
    """What servers on a set share; the runner names it before anything starts."""

    replica_set: ReplicaSet


class SnugOnSet(OnSet, Snug):
    name = "Snug, MongoDB"

    def lay_out(self) -> list[str]:
        """The people of the template are moved into an empty database."""
        self.database = self.replica_set.next_database()
        command = [str(self.builds.snug), "move", "--from", f"sqlite://{self.template / 'data'}"]
        command += ["--to", self.replica_set.address, "--to-database", self.database]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        if done.returncode != 0:
            raise Broken(f"snug move: {done.stdout.strip()}")
        return self.command_on(self.port, fresh_folder(self.work))

    def command_on(self, port: int, folder: pathlib.Path) -> list[str]:
        env = ["env", f"SNUG_STORE={self.replica_set.address}", f"SNUG_DATABASE={self.database}"]
        return env + self.serve_command(port, folder)

    @property
    def ports(self) -> list[int]:
        return [self.port]


class TwoNodes(SnugOnSet):
    name = "two nodes"

    def __init__(self, builds: Builds, work: pathlib.Path):
        super().__init__(builds, work)
        self.second: subprocess.Popen | None = None
        self.second_port = 0

    def start(self) -> float:
        took = super().start()
        self.second_port = free_port()
        command = self.command_on(self.second_port, fresh_folder(self.work.with_name("second")))
        self.second = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_until_up(self.second_port, self.ready_path, self.second)
        self.pids.append(self.second.pid)
        return took

    def stop(self) -> None:
        first = self.process
        self.process = self.second
        super().stop()
        self.process, self.second = first, None
        super().stop()

    @property
    def ports(self) -> list[int]:
        return [self.port, self.second_port]


class OriginOnSet(OnSet, Origin):
    """An insert for each post, a change stream for each viewer. Its messages bear no numbers."""

    name = "Node, MongoDB"
    words = ["--dialect", "unnumbered"]

    def missing(self) -> str:
        there = (BENCH / "origin" / "node_modules" / "mongodb").exists()
        return super().missing() or ("" if there else "its packages are old: npm ci in bench/origin")

    def lay_out(self) -> list[str]:
        server = str(BENCH / "origin" / "server-mongo.js")
        return [str(self.node()), "--no-warnings", server, str(self.port), self.replica_set.address, self.replica_set.next_database()]


def shared_posts(seconds: int, senders: int):
    """Two generators at once, each with half of the senders: on one node, or on a node each. Neither sees all numbers."""

    def run(builds: Builds, peer: SnugOnSet) -> Numbers:
        options = {"senders": senders // 2, "seconds": seconds, "warmup_ms": 1000, "dialect": "unnumbered"}
        ports = [peer.ports[0], peer.ports[-1]]
        running = [start_loadgen(builds, "posts", peer, **options, port=port) for port in ports]
        found = [json.loads(one.communicate()[0] or "{}") for one in running]
        if any(one.returncode not in (0, 1) for one in running):
            raise Broken("loadgen posts on two nodes ended early")
        return {
            "posts_per_s": sum(one["posts_per_s"] for one in found),
            "post_p99_ms": max(one["post_p99_ms"] for one in found),
            "broken": any(one.returncode != 0 for one in running),
        }

    return run


def across(seconds: int):
    """Posts on the first node, streams on the second; counted from the post's first byte, which is more than from its
    acknowledgement."""

    def run(builds: Builds, peer: TwoNodes) -> Numbers:
        return run_loadgen(
            builds, "streams", peer, senders=16, listeners=50, rate=200, seconds=seconds, warmup_ms=1000, stream_port=peer.ports[1]
        )

    return run


def resident(_builds: Builds, peer: Peer) -> Numbers:
    with open(f"/proc/{peer.process.pid}/status", encoding="ascii") as lines:
        kb = next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:"))
    return {"resident_mb": kb / 1024}


def delivery_cell(found: Numbers) -> str:
    return f"p50 {found['delivery_p50_ms']:.0f}, p99 {found['delivery_p99_ms']:.0f} ms"


def own(key: str, kind: type[Peer] = SnugOnSet):
    return lambda by: by[kind.name][key]


def all_measures(seconds: int) -> list[Measure]:
    found = []
    for senders, per_s, times in [(16, 1_200, 5), (64, 3_000, 12)]:
        goals = [
            Goal(f"≥ {per_s:,}/s", own("posts_per_s"), at_least=per_s, form="{:,.0f}/s"),
            Goal(f"× Node ≥ {times}", ratio_of(SnugOnSet, OriginOnSet, "posts_per_s"), at_least=times, form="{:.1f}"),
        ]
        peers = [SnugOnSet, Snug, OriginOnSet]
        found.append(Measure(f"durable posts, {senders} senders", peers, posts(seconds, senders), posts_cell, goals))
    for viewers, p99, peers in [(200, 100, [SnugOnSet, Snug, OriginOnSet]), (1_000, 250, [SnugOnSet, Snug])]:
        goal = Goal(f"p99 ≤ {p99} ms", own("delivery_p99_ms"), at_most=p99, form="{:.0f} ms")
        found.append(Measure(f"{viewers:,} viewers at 20/s", peers, streams(seconds, viewers, 20), delivery_cell, [goal]))
    together = Goal("of one node ≥ 1", ratio_of(TwoNodes, SnugOnSet, "posts_per_s"), at_least=1)
    found.append(Measure("posts, 2 × 32 senders", [SnugOnSet, TwoNodes], shared_posts(seconds, 64), posts_cell, [together]))
    p99 = Goal("p99 ≤ 60 ms", own("delivery_p99_ms", TwoNodes), at_most=60, form="{:.0f} ms")
    found.append(Measure("posted on A at 200/s, heard on B", [TwoNodes], across(seconds), delivery_cell, [p99]))
    memory = Goal("≤ 70 MB", own("resident_mb"), at_most=70, form="{:.1f} MB")
    cell = lambda numbers: f"{numbers['resident_mb']:.1f} MB"  # noqa: E731
    found.append(Measure("a node that idles", [SnugOnSet, Snug], resident, cell, [memory]))
    return found


COLUMNS: list[type[Peer]] = [SnugOnSet, TwoNodes, Snug, OriginOnSet]
