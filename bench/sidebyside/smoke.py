"""A few seconds with tiny counts: does every tool work against every peer that is here, and do the invariants hold?
Nothing is timed. Prints one line a check and, last, `N passed, N failed, N skipped`."""

import pathlib
import subprocess

from . import files, voice
from .peers import Floor, Nchan, Origin, Peer, Snug
from .tools import Broken, Builds, run_loadgen

# command -> options, and what must be true of the result
TALK = {"senders": 4, "listeners": 20, "seconds": 1, "warmup_ms": 100}

ACTS = [("react", 0), ("edit", 0), ("save", 0), ("read", 0), ("mention", 0), ("typing", 2), ("search", 4)]


def checks_of(peer: Peer) -> list[tuple[str, dict]]:
    paced = ("streams", {**TALK, "rate": 50})
    idle = ("idle", {"streams": 20, "warm": 5, "settle_ms": 100})
    if isinstance(peer, Nchan):
        return [paced, idle, ("reconnect", {"clients": 20, "missed": 10})]
    page = {"connections": 2, "seconds": 1, "page_path": peer.page_path}
    checks = [("posts", TALK), paced, idle, ("join", {"people": 10, **peer.join_options}), ("history", page)]
    if not isinstance(peer, Origin):  # which has no resume
        checks.append(("reconnect", {"clients": 20, "missed": 10}))
    if isinstance(peer, Snug):
        checks += [("acts", {"act": what, **TALK, "rate": rate}) for what, rate in ACTS]
    return checks


def fault_in(command: str, found: dict) -> str:
    if found["broken"]:
        return f"an invariant is broken: {found}"
    if command in ("posts", "streams") and (found["posts"] == 0 or found["deliveries"] == 0 or found["refused"]):
        return f"nothing came through: {found}"
    if command == "acts" and (found["acts"] == 0 or found["refused"]):
        return f"nothing was done: {found}"
    return ""


def check_peer(peer: Peer, builds: Builds, report) -> None:
    with peer:
        for command, options in checks_of(peer):
            try:
                fault = fault_in(command, run_loadgen(builds, command, peer, **options))
            except Broken as broken:
                fault = str(broken)
            report(f"{peer.name}: {command} {options.get('act', '')}".rstrip(), fault)


def check_files(builds: Builds, work: pathlib.Path, report) -> None:
    """Uploads, ranges and what is made of files, as small as they go."""
    for measure in files.all_measures(work / "made", files.TINY):
        for kind in measure.peers:
            peer = kind(builds, work)
            peer.prepare()
            if peer.missing():
                continue  # said already, or a peer of files alone
            try:
                with peer:
                    found = measure.run(builds, peer)
                    report(f"{peer.name}: {measure.work}", f"an invariant is broken: {found}" if found.get("broken") else "")
            except Broken as broken:
                report(f"{peer.name}: {measure.work}", str(broken))


def fault_in_voice(found: dict) -> str:
    if found["broken"]:
        return f"somebody heard himself or another room: {found}"
    if found["what"] == "voice floor" and found["forwarded_per_s"] == 0:
        return f"nothing was passed on: {found}"
    if "lost" in found and (found["expected"] == 0 or found["lost"] != 0):
        return f"not all arrived: {found}"
    return ""


def check_voice(builds: Builds, work: pathlib.Path, report) -> None:
    few = voice.FewVoiceSnug(builds, work)
    few.prepare()
    floor = voice.VoiceFloor(builds, work)
    for measure in voice.all_measures(voice.TINY):
        for peer in (few, floor) if voice.VoiceFloor in measure.peers else (few,):
            try:
                with peer:
                    report(f"{peer.name}: {measure.work}", fault_in_voice(measure.run(builds, peer)))
            except Broken as broken:
                report(f"{peer.name}: {measure.work}", str(broken))


class Counts:
    """What went well and what did not, said as it comes."""

    def __init__(self):
        self.by_word = {"passed": 0, "failed": 0, "skipped": 0}

    def report(self, what: str, fault: str) -> None:
        self.by_word["failed" if fault else "passed"] += 1
        print(f"not ok: {what}: {fault}" if fault else f"ok: {what}", flush=True)

    def skip(self, what: str, why: str) -> None:
        self.by_word["skipped"] += 1
        print(f"skipped: {what}: {why}", flush=True)

    def end(self) -> int:
        print(", ".join(f"{count} {word}" for word, count in self.by_word.items()))
        return 1 if self.by_word["failed"] else 0


def run_voice_smoke(builds: Builds, work: pathlib.Path) -> int:
    counts = Counts()
    check_voice(builds, work, counts.report)
    return counts.end()


def run_smoke(builds: Builds, work: pathlib.Path) -> int:
    counts = Counts()
    report = counts.report
    told = subprocess.run([str(builds.loadgen_test), "--gtest_brief=1"], stdout=subprocess.PIPE, text=True, check=False)
    report("loadgen's own tests", told.stdout if told.returncode else "")
    for kind in [Floor, Origin, Nchan, Snug]:
        peer = kind(builds, work)
        try:
            peer.prepare()
            if peer.missing():
                counts.skip(peer.name, peer.missing())
            else:
                check_peer(peer, builds, report)
        except Broken as broken:
            report(peer.name, str(broken))
        finally:
            peer.stop()
    check_files(builds, work, report)
    check_voice(builds, work, report)
    return counts.end()
