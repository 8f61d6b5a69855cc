"""Voice rooms full of synthetic people, who speak ICE, DTLS and SRTP over real sockets: what a forwarded packet costs the
voice thread, what gets lost or into a wrong room, how late it comes, and what memory people take."""

import dataclasses
import pathlib
import shutil

from .files import own
from .measures import Goal, Measure, Numbers, ratio
from .peers import Crowd, Peer
from .tools import BENCH, Builds, fresh_folder, run_generator


class VoiceSnug(Crowd):
    """With voice on this machine's own address; people have accounts of their own, since joins are limited by account."""

    def missing(self) -> str:
        return super().missing() or ("" if self.builds.voiceload.exists() else "voiceload is not built")

    def serve_command(self, port, folder):
        return [*super().serve_command(port, folder), "--voice", "127.0.0.1:0"]


class FewVoiceSnug(VoiceSnug):
    """For a smoke: accounts take their time to be made."""

    people = 16


class VoiceFloor(Peer):
    """A relay within the generator, which opens, seals and sends and knows nothing else: what no server can do without."""

    name = "floor"

    def missing(self) -> str:
        return "" if self.builds.voiceload.exists() else "voiceload is not built"

    def start(self) -> float:
        return 0

    def stop(self) -> None:
        """It ended itself."""


class Janus(Peer):
    """Debian's Janus with its VideoRoom and nothing else; it announces the addresses of the network that it finds."""

    name = "Janus"
    ready_path = "/janus/info"
    words = ["--venue", "janus"]
    modules = {"plugins": "libjanus_videoroom.so", "transports": "libjanus_http.so"}

    def missing(self) -> str:
        return "" if shutil.which("janus") and self.module("plugins") else "not installed: apt-get install janus"

    def module(self, kind: str) -> pathlib.Path | None:
        return next(pathlib.Path("/usr/lib").glob(f"*/janus/{kind}/{self.modules[kind]}"), None)

    def lay_out(self) -> list[str]:
        folder = fresh_folder(self.work)
        for kind in self.modules:
            (folder / kind).mkdir()
            module = self.module(kind)
            (folder / kind / module.name).symlink_to(module)
        for template in (BENCH / "janus").glob("*.template"):
            text = template.read_text().replace("@FOLDER@", str(folder)).replace("@PORT@", str(self.port))
            (folder / template.stem).write_text(text)
        return ["janus", "-F", str(folder), "-C", str(folder / "janus.jcfg")]


@dataclasses.dataclass
class Sizes:
    seconds: int = 4
    warmup_ms: int = 1000
    rooms: int = 10
    people: int = 10
    audience: int = 100
    many_rooms: int = 50
    churn_people: int = 100
    churn_rounds: int = 10  # until every account was there once, which leaves something of each, and as many after that


TINY = Sizes(seconds=1, warmup_ms=200, rooms=2, people=4, audience=8, many_rooms=3, churn_people=5, churn_rounds=1)


def rooms(sizes: Sizes, rooms: int, people: int, talkers: int):
    options = {"rooms": rooms, "people": people, "talkers": talkers, "seconds": sizes.seconds, "warmup_ms": sizes.warmup_ms}

    def run(builds: Builds, peer: Peer) -> Numbers:
        return run_generator(builds.voiceload, "floor" if isinstance(peer, VoiceFloor) else "rooms", peer, **options)

    return run


def churn(sizes: Sizes):
    def run(builds: Builds, peer: Peer) -> Numbers:
        return run_generator(builds.voiceload, "churn", peer, people=sizes.churn_people, warmup_rounds=sizes.churn_rounds, rounds=sizes.churn_rounds)

    return run


def talk_cell(n: Numbers) -> str:
    """Times mean something only where the generator itself was in time. The floor has none."""
    cost = f"{n['forwarded_per_s']:,.0f}/s, {n['cpu_us']:.1f} µs each, {n['cpu_share']:.0%} of a core"
    if "lost" not in n:
        return cost
    given_up = f"{n['gone']:.0f} given up; " if n["gone"] else ""
    return given_up + (
        f"{cost}; {n['lost']:,.0f} of {n['expected']:,.0f} lost; +{n['p50_ms']:.2f} ms p50, +{n['p99_ms']:.2f} p99 (sent late by {n['send_lag_p99_ms']:.1f} p99)"
    )


def room_cell(n: Numbers) -> str:
    return f"{talk_cell(n)}; {n['resident_mb']:.0f} MB, {n['kb_each']:.0f} KB each; join {n['join_cpu_ms']:.1f} ms CPU"


def churn_cell(n: Numbers) -> str:
    return f"+{n['warmup_kb'] / 1024:.1f} MB by the first {n['warmup_joins']:,.0f}, {n['grown_kb']:+,.0f} KB by {n['joins']:,.0f} more"


FLOOR_US = 4.0  # on the machine on which the goals were set


def times_floor(goal_us: float) -> Goal:
    """What was asked for there, on any machine."""
    return Goal(f"≤ {goal_us / FLOOR_US:.2f} × the floor", ratio(VoiceFloor, "cpu_us"), at_most=goal_us / FLOOR_US)


def all_measures(sizes: Sizes) -> list[Measure]:
    here: list[type[Peer]] = [VoiceSnug]
    both: list[type[Peer]] = [VoiceSnug, Janus]
    three: list[type[Peer]] = [VoiceFloor, VoiceSnug, Janus]
    whole = Goal("0 lost", own("lost"), at_least=0, at_most=0, form="{:.0f}")
    apart = Goal("0 crossed", own("crossed"), at_most=0, form="{:.0f}")
    cheap = Goal("≤ 6.5 µs", own("cpu_us"), at_most=6.5, form="{:.1f} µs")
    cheap_alone = Goal("≤ 10 µs", own("cpu_us"), at_most=10, form="{:.1f} µs")
    near = times_floor(6.5)
    near_alone = times_floor(10)
    third = Goal("a third of Janus", ratio(Janus, "cpu_us"), at_most=0.34)
    small = Goal("≤ 45 MB resident", own("resident_mb"), at_most=45, form="{:.0f} MB")
    each = Goal("≤ 64 KB each", own("kb_each"), at_most=64, form="{:.0f} KB")
    soon = Goal("+p50 ≤ 0.3 ms", own("p50_ms"), at_most=0.3, form="{:.2f} ms")
    calm = Goal("+p99 ≤ 3 ms", own("p99_ms"), at_most=3, form="{:.2f} ms")
    flat = Goal("grows by ≤ 1 MB", own("grown_kb"), at_most=1024, form="{:,.0f} KB")
    listeners = sizes.audience - 1
    joins = sizes.churn_people * sizes.churn_rounds
    return [
        Measure("one room of 10, all talking", both, rooms(sizes, 1, sizes.people, sizes.people), talk_cell, [soon, calm]),
        Measure(
            f"{sizes.rooms} rooms × {sizes.people}, all talking",
            three,
            rooms(sizes, sizes.rooms, sizes.people, sizes.people),
            talk_cell,
            [cheap, near, third, whole],
        ),
        Measure(f"1 talker to {listeners} listeners", three, rooms(sizes, 1, sizes.audience, 1), talk_cell, [cheap_alone, near_alone, third, whole]),
        Measure(
            f"{sizes.many_rooms} rooms × {sizes.people}, two talking",
            both,
            rooms(sizes, sizes.many_rooms, sizes.people, 2),
            room_cell,
            [whole, apart, small, each],
        ),
        Measure(f"{joins:,} joins and leaves", here, churn(sizes), churn_cell, [flat]),
    ]


COLUMNS: list[type[Peer]] = [VoiceFloor, VoiceSnug, Janus]
