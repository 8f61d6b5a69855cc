"""What people share: how fast it arrives and is fetched beside nginx, what making pictures and films of it costs, and
what that costs those who talk meanwhile."""

import dataclasses
import os
import pathlib
import threading
import time

from .measures import Goal, Measure, Numbers, ratio
from .peers import Peer, Snug
from .shared import Friend, Nginx, made_file, plain_file
from .tools import Builds, children_of, run_loadgen

MB = 1_000_000
RANGE_BYTES = 65_536


@dataclasses.dataclass
class Sizes:
    upload_mb: int = 200
    ranged_mb: int = 64
    picture: str = "4000x3000"  # twelve megapixels
    film_s: int = 20  # at 40 Mbit/s: a hundred megabytes
    gif: str = "s=480x270:r=15:d=3"
    seconds: int = 4


TINY = Sizes(upload_mb=1, ranged_mb=1, picture="400x300", film_s=1, gif="s=64x48:r=5:d=1", seconds=1)


def kb_of(pid: int, field: str) -> int:
    with open(f"/proc/{pid}/status", encoding="ascii") as lines:
        return next(int(line.split()[1]) for line in lines if line.startswith(field + ":"))


def cpu_of_dead_children(pids: list[int]) -> float:
    """Seconds of processor time of what these have started and waited for: of helpers, their workers."""
    ticks = 0
    for pid in pids:
        after_name = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        ticks += int(after_name[13]) + int(after_name[14])
    return ticks / os.sysconf("SC_CLK_TCK")


class Making:
    """Files that are made once and shared in every round."""

    def __init__(self, folder: pathlib.Path, sizes: Sizes):
        self.folder, self.sizes = folder, sizes

    def picture(self) -> pathlib.Path:
        noisy = f"testsrc2=s={self.sizes.picture},noise=alls=12:allf=t"  # a camera's file has no flat colours
        return made_file(self.folder, f"{self.sizes.picture}.jpg", "-f", "lavfi", "-i", noisy, "-frames:v", "1", "-q:v", "3")

    def film(self) -> pathlib.Path:
        source = f"testsrc2=s=1280x720:r=30:d={self.sizes.film_s}"
        constant = "nal-hrd=cbr:vbv-maxrate=40000:vbv-bufsize=40000:bitrate=40000"  # filled up, so quickly made
        video = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-x264-params", constant]
        sound = f"sine=d={self.sizes.film_s}"
        return made_file(self.folder, f"{self.sizes.film_s}s.mp4", "-f", "lavfi", "-i", source, "-f", "lavfi", "-i", sound, *video, "-c:a", "aac")

    def gif(self) -> pathlib.Path:
        source = f"testsrc2={self.sizes.gif},split[a][b];[a]palettegen[p];[b][p]paletteuse"
        return made_file(self.folder, "a.gif", "-f", "lavfi", "-i", source)

    def plain(self, megabytes: int) -> pathlib.Path:
        return plain_file(self.folder, megabytes * MB)


def put(peer: Peer, path: pathlib.Path) -> float:
    """Seconds of one upload, whoever takes it."""
    friend = Friend(peer)
    if isinstance(peer, Snug):
        return friend.bring(path)[0]
    return friend.send_file(f"PUT /files/{path.name}", {}, path)[0]


def upload(made: Making):
    def run(_builds: Builds, peer: Peer) -> Numbers:
        path = made.plain(made.sizes.upload_mb)
        put(peer, made.plain(1))  # what the first upload brings into memory counts for nobody
        pid = peer.pids[0]
        pathlib.Path(f"/proc/{pid}/clear_refs").write_text("5")  # the peak counts from here
        before = kb_of(pid, "VmRSS")
        took = put(peer, path)
        return {"mb_per_s": path.stat().st_size / MB / took, "grown_mb": (kb_of(pid, "VmHWM") - before) / 1024}

    return run


def ranges(made: Making):
    def run(builds: Builds, peer: Peer) -> Numbers:
        path = made.plain(made.sizes.ranged_mb)
        if isinstance(peer, Snug):
            at = Friend(peer).share(path)[1]["url"]
        else:
            put(peer, path)
            at = f"/files/{path.name}"
        options = {"page_path": at, "file_bytes": path.stat().st_size, "range_bytes": RANGE_BYTES}
        return run_loadgen(builds, "ranges", peer, connections=4, seconds=made.sizes.seconds, **options)

    return run


def made_of(share_what):
    """What it takes until something shared can be shown; `cpu_ms` of the helpers' workers."""

    def run(_builds: Builds, peer: Peer) -> Numbers:
        friend = Friend(peer)
        friend.share(made_file(peer.work / "warm", "warm.png", "-f", "lavfi", "-i", "testsrc=s=64x48", "-frames:v", "1"))
        helpers = children_of(peer.pids[0])
        before = cpu_of_dead_children(helpers)
        path = share_what()
        took, file = friend.share(path)
        later = {one: cpu_of_dead_children([one]) for one in children_of(peer.pids[0])}  # one may have begun since
        found = {"seconds": took, "cpu_ms": (sum(later.values()) - before) * 1000, "sent": path.stat().st_size, "served": file["size"]}
        if "thumb" in file:
            found["thumb"] = len(friend.ask("GET", file["thumb"]))
            found["thumb_large"] = len(friend.ask("GET", file["thumb"] + "?x=2"))
        return found

    return run


def beside_pictures(made: Making):
    """Posts at a steady pace, first alone and then while one picture after the other is looked into."""

    def run(builds: Builds, peer: Peer) -> Numbers:
        path = made.picture()
        talk = {"senders": 16, "listeners": 20, "rate": 50, "seconds": made.sizes.seconds, "warmup_ms": 200}
        alone = run_loadgen(builds, "streams", peer, **talk)
        over = threading.Event()
        pictures = []

        def share() -> None:
            friend = Friend(peer)
            while not over.is_set():
                pictures.append(friend.share(path)[0])

        sharing = threading.Thread(target=share)
        sharing.start()
        time.sleep(0.2)
        found = run_loadgen(builds, "streams", peer, **talk, dialect="unnumbered")
        over.set()
        sharing.join()
        return found | {"alone_p99_ms": alone["post_p99_ms"], "pictures": len(pictures)}

    return run


def own(key: str):
    return lambda by: by[Snug.name][key]


def all_measures(folder: pathlib.Path, sizes: Sizes) -> list[Measure]:
    made = Making(folder, sizes)
    both: list[type[Peer]] = [Nginx, Snug]
    of_nginx = Goal("of nginx ≥ 0.5", ratio(Nginx, "mb_per_s"), at_least=0.5)
    flat = Goal("grows by ≤ 16 MB", own("grown_mb"), at_most=16, form="{:.1f} MB")
    ranged = Goal("of nginx ≥ 0.8", ratio(Nginx, "ranges_per_s"), at_least=0.8)
    cheap = Goal("helper ≤ 150 ms", own("cpu_ms"), at_most=150, form="{:.0f} ms")
    quick = Goal("≤ 2 s", own("seconds"), at_most=2, form="{:.2f} s")
    calm = Goal("p99 ≤ 50 ms", own("post_p99_ms"), at_most=50, form="{:.1f} ms")

    def making_cell(n: Numbers) -> str:
        return f"{n['seconds']:.2f} s, helper {n['cpu_ms']:.0f} ms"

    def gif_cell(n: Numbers) -> str:
        in_stream = n["thumb_large"]
        return f"{n['sent'] / 1000:,.0f} kB sent, {in_stream / 1000:,.0f} kB drawn (1×: {n['thumb'] / 1000:,.0f}), {1 - in_stream / n['sent']:.0%} less"

    return [
        Measure(f"upload of {sizes.upload_mb} MB", both, upload(made), lambda n: f"{n['mb_per_s']:,.0f} MB/s, +{n['grown_mb']:.1f} MB", [of_nginx, flat]),
        Measure("ranges of 64 KB", both, ranges(made), lambda n: f"{n['ranges_per_s']:,.0f}/s, {n['cpu_us_each']:.0f} µs CPU", [ranged]),
        Measure(f"picture of {sizes.picture}", [Snug], made_of(made.picture), making_cell, [cheap]),
        Measure(f"film of {sizes.film_s * 5} MB", [Snug], made_of(made.film), making_cell, [quick]),
        Measure(
            "posts at 50/s beside pictures",
            [Snug],
            beside_pictures(made),
            lambda n: f"p99 {n['post_p99_ms']:.1f} ms ({n['alone_p99_ms']:.1f} alone), {n['pictures']:.0f} pictures",
            [calm],
        ),
        Measure("GIF in the stream", [Snug], made_of(made.gif), gif_cell, []),
    ]


COLUMNS: list[type[Peer]] = [Snug, Nginx]
