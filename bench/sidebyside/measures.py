"""What is measured, against whom, and what the goal is. Each round starts every server afresh, one after the other."""

import dataclasses
import statistics
import time
from collections.abc import Callable

from .peers import CROWD, Crowd, Floor, Nchan, Origin, Peer, Snug
from .tools import Builds, run_loadgen

Numbers = dict[str, float]

# Each waits for its answer before it posts again, so fewer would hold the rate back, as no real group does.
STREAM_SENDERS = 16


@dataclasses.dataclass
class Goal:
    """`met` gets the numbers of one round by peer; most goals are ratios, which noise of the machine leaves alone."""

    text: str
    value: Callable[[dict[str, Numbers]], float]
    at_least: float | None = None
    at_most: float | None = None
    form: str = "{:.2f}"

    def met(self, value: float) -> bool:
        return (self.at_least is None or value >= self.at_least) and (self.at_most is None or value <= self.at_most)


@dataclasses.dataclass
class Measure:
    work: str
    peers: list[type[Peer]]
    run: Callable[[Builds, Peer], Numbers]
    cell: Callable[[Numbers], str]
    goals: list[Goal]
    rounds: dict[str, list[Numbers]] = dataclasses.field(default_factory=dict)


def ratio(peer: type[Peer], key: str) -> Callable[[dict[str, Numbers]], float]:
    """Snug's number over the peer's, so that above 1 is better where more is better."""
    return ratio_of(Snug, peer, key)


def ratio_of(one: type[Peer], other: type[Peer], key: str) -> Callable[[dict[str, Numbers]], float]:
    return lambda numbers: numbers[one.name][key] / max(numbers[other.name][key], 1e-9)


def posts(seconds: int, senders: int, listeners: int = 0) -> Callable[[Builds, Peer], Numbers]:
    return lambda builds, peer: run_loadgen(
        builds, "posts", peer, senders=senders, listeners=listeners, seconds=seconds, warmup_ms=1000
    )


def streams(seconds: int, listeners: int, rate: int) -> Callable[[Builds, Peer], Numbers]:
    def run(builds: Builds, peer: Peer) -> Numbers:
        found = run_loadgen(
            builds, "streams", peer, senders=STREAM_SENDERS, listeners=listeners, rate=rate, seconds=seconds, warmup_ms=1000
        )
        return found | {"per_cpu_s": found["deliveries"] / max(found["cpu_s"], 1e-9)}

    return run


def warmed_join(people: int) -> Callable[[Builds, Peer], Numbers]:
    def run(builds: Builds, peer: Peer) -> Numbers:
        run_loadgen(builds, "posts", peer, senders=1, seconds=1, warmup_ms=0)  # there is a page to load
        return run_loadgen(builds, "join", peer, people=people, **peer.join_options)

    return run


def history(seconds: int, before_max: int = 0) -> Callable[[Builds, Peer], Numbers]:
    def run(builds: Builds, peer: Peer) -> Numbers:
        if not before_max:
            run_loadgen(builds, "posts", peer, senders=1, seconds=1, warmup_ms=0)
        return run_loadgen(
            builds, "history", peer, seconds=seconds, page_path=peer.page_path, page_size=50, before_max=before_max
        )

    return run


def startup(_builds: Builds, peer: Peer) -> Numbers:
    """The server has just been started, from files that are in the page cache; now a second start is timed."""
    peer.stop()
    took = peer.start()
    time.sleep(1)
    status = (f"/proc/{peer.process.pid}/status", "VmRSS:")
    with open(status[0], encoding="ascii") as lines:
        resident_kb = next(int(line.split()[1]) for line in lines if line.startswith(status[1]))
    return {"seconds": took, "resident_mb": resident_kb / 1024}


def posts_cell(found: Numbers) -> str:
    return f"{found['posts_per_s']:,.0f}/s, p99 {found['post_p99_ms']:.1f} ms"


def deliveries_cell(found: Numbers) -> str:
    return f"{found['per_cpu_s']:,.0f}/CPU-s"


def storm_cell(found: Numbers) -> str:
    return f"p99 {found['delivery_p99_ms']:.0f} ms, {found['per_cpu_s']:,.0f}/CPU-s" + (
        f", {found['lost']:,.0f} lost" if found["lost"] else ""
    )


def posting(seconds: int) -> list[Measure]:
    found = []
    for senders, listeners in [(1, 0), (16, 0), (64, 0), (16, 100)]:
        goals = []
        if senders > 1:
            goals.append(Goal("of floor ≥ 0.6", ratio(Floor, "posts_per_s"), at_least=0.6))
            goals.append(Goal("× Node ≥ 8", ratio(Origin, "posts_per_s"), at_least=8, form="{:.1f}"))
        heard = f", {listeners} listeners" if listeners else ""
        work = f"durable posts, {senders} sender{'s' if senders > 1 else ''}{heard}"
        found.append(Measure(work, [Floor, Snug, Origin], posts(seconds, senders, listeners), posts_cell, goals))
    return found


def delivering(seconds: int) -> list[Measure]:
    return [
        Measure(
            "deliveries, 1,000 streams at 100/s",
            [Floor, Snug, Nchan, Origin],
            streams(seconds, 1000, 100),
            deliveries_cell,
            [
                Goal("of floor ≥ 0.8", ratio(Floor, "per_cpu_s"), at_least=0.8),
                Goal("of nchan ≥ 1.1", ratio(Nchan, "per_cpu_s"), at_least=1.1),
            ],
        ),
        Measure(
            "5,000 streams at 50/s",
            [Floor, Snug, Nchan],
            streams(seconds, 5000, 50),
            storm_cell,
            [
                Goal("lost = 0", lambda by: by[Snug.name]["lost"], at_most=0, form="{:.0f}"),
                Goal("p99 ≤ 250 ms", lambda by: by[Snug.name]["delivery_p99_ms"], at_most=250, form="{:.0f} ms"),
            ],
        ),
    ]


def holding(_seconds: int) -> list[Measure]:
    def idle(builds: Builds, peer: Peer) -> Numbers:
        return run_loadgen(builds, "idle", peer, streams=10_000, warm=1_000)

    def reconnect(builds: Builds, peer: Peer) -> Numbers:
        return run_loadgen(builds, "reconnect", peer, clients=5000, missed=50)

    return [
        Measure(
            "memory per idle stream",
            [Floor, Snug, Nchan, Origin],
            idle,
            lambda found: f"{found['bytes_per_stream'] / 1024:.2f} KB",
            [Goal("≤ 4 KB", lambda by: by[Snug.name]["bytes_per_stream"] / 1024, at_most=4)],
        ),
        Measure(
            "5,000 reconnect, 50 missed each",
            [Floor, Snug, Nchan],
            reconnect,
            lambda found: f"{found['seconds']:.2f} s",
            [
                Goal(
                    "floor + ≤ 1 s",
                    lambda by: by[Snug.name]["seconds"] - by[Floor.name]["seconds"],
                    at_most=1,
                    form="{:+.2f} s",
                )
            ],
        ),
    ]


def joining(_seconds: int) -> list[Measure]:
    def measure(people: int, goals: list[Goal]) -> Measure:
        return Measure(
            f"{people:,} join (stream and snapshot; others: stream and page)",
            [Floor, Snug, Origin],
            warmed_join(people),
            lambda found: f"{found['seconds']:.2f} s, {found['cpu_ms_each']:.2f} ms CPU each",
            goals,
        )

    each = Goal("≤ 0.5 ms CPU each", lambda by: by[Snug.name]["cpu_ms_each"], at_most=0.5)
    in_all = Goal("≤ 1.5 s", lambda by: by[Snug.name]["seconds"], at_most=1.5, form="{:.2f} s")
    return [measure(1000, [in_all, each]), measure(100, [each])]


def reading(seconds: int) -> list[Measure]:
    def cell(found: Numbers) -> str:
        return f"{found['pages_per_s']:,.0f}/s, {found['cpu_us_each']:.0f} µs CPU"

    newest = Measure("history, newest page of 50", [Floor, Snug, Origin], history(seconds), cell, [])
    return [newest]


def act(seconds: int, what: str, senders: int = STREAM_SENDERS, listeners: int = 100, rate: int = 0, **more) -> Callable[[Builds, Peer], Numbers]:
    return lambda builds, peer: run_loadgen(
        builds, "acts", peer, act=what, senders=senders, listeners=listeners, rate=rate, seconds=seconds, warmup_ms=1000, **more
    )


def beside_posts(seconds: int, what: str) -> Callable[[Builds, Peer], Numbers]:
    def run(builds: Builds, peer: Peer) -> Numbers:
        plain = posts(seconds, STREAM_SENDERS, 100)(builds, peer)
        found = act(seconds, what)(builds, peer)
        return found | {"of_posts": found["acts_per_s"] / max(plain["posts_per_s"], 1e-9)}

    return run


def acting(seconds: int) -> list[Measure]:
    """What people do besides posting, by 16 at once with 100 listeners; each beside posts of the same round."""

    def cell(found: Numbers) -> str:
        return f"{found['acts_per_s']:,.0f}/s, {found['cpu_us_each']:.0f} µs CPU, {found['of_posts']:.2f} of posts"

    at_least = {"react": 1.0}  # a reaction costs no more than a post
    names = {
        "react": "reactions",
        "edit": "edits",
        "mention": "posts that call two people",
        "read": "read marks",
        "save": "saved messages",
    }
    found = []
    for what, name in names.items():
        goals = []
        if what in at_least:
            wanted = at_least[what]
            goals.append(Goal(f"of posts ≥ {wanted}", lambda by: by[Snug.name]["of_posts"], at_least=wanted))
        found.append(Measure(f"{name}, 16 people, 100 listeners", [Snug], beside_posts(seconds, what), cell, goals))
    typists = 200
    found.append(
        Measure(
            f"{typists} typing among {CROWD:,} present",
            [Crowd],
            act(max(seconds, 6), "typing", senders=typists, listeners=CROWD, rate=round(typists / 3)),
            lambda found: f"{found['core_percent']:.1f} % of a core, {found['events'] / found['seconds']:,.0f} events/s",
            [Goal("≤ 3 % of a core", lambda by: by[Snug.name]["core_percent"], at_most=3, form="{:.1f} %")],
        )
    )
    return found


def searches(seconds: int, messages: int) -> list[Measure]:
    """At the pace that people may search; the newest have what is common, the rare is far back."""

    def measure(name: str, words: str) -> Measure:
        return Measure(
            f"search, {name}, {messages:,} messages",
            [Snug],
            act(seconds, "search", listeners=0, rate=20, words=words),
            lambda found: f"p50 {found['p50_ms']:.1f} ms, p99 {found['p99_ms']:.1f} ms",
            [Goal("p99 ≤ 100 ms", lambda by: by[Snug.name]["p99_ms"], at_most=100, form="{:.0f} ms")],
        )

    rare = ",".join(str(messages * part // 17) for part in range(1, 17))
    return [
        measure("common words", "friday,cards,coming,brin"),
        measure("rare words", rare),
        measure("what nobody said", "zebra,xylophone,nothing%20of%20this"),
        measure("of one person", "from:person7%20cards,from:person3%20friday"),
    ]


def aged(seconds: int, messages: int) -> list[Measure]:
    """On a folder with many messages."""

    def cell(found: Numbers) -> str:
        return f"{found['pages_per_s']:,.0f}/s, {found['cpu_us_each']:.0f} µs CPU"

    return [
        Measure(
            f"start with {messages:,} messages",
            [Snug],
            startup,
            lambda found: f"{found['seconds']:.2f} s, {found['resident_mb']:.1f} MB resident",
            [
                Goal("≤ 1 s", lambda by: by[Snug.name]["seconds"], at_most=1, form="{:.2f} s"),
                Goal("≤ 40 MB", lambda by: by[Snug.name]["resident_mb"], at_most=40, form="{:.1f} MB"),
            ],
        ),
        Measure(f"history, 50 before a random one of {messages:,}", [Snug], history(seconds, messages), cell, []),
        *searches(seconds, messages),
    ]


def medians(rounds: list[Numbers]) -> Numbers:
    return {key: statistics.median(found[key] for found in rounds) for key in rounds[0] if key != "what"}
