"""The Markdown table, and the sizes of what a browser loads first."""

import gzip
import pathlib
import re
import statistics

from .measures import Goal, Measure, medians
from .peers import Floor, Nchan, Origin, Snug

COLUMNS = [Snug, Floor, Nchan, Origin]
FIRST_LOAD_KB = {"JS": 110, "CSS": 12, "font": 50}


def goal_text(goal: Goal, measure: Measure) -> str:
    """The goal's value as the median over the rounds in which everybody took part."""
    values = []
    for numbers in zip(*measure.rounds.values(), strict=False):
        try:
            values.append(goal.value(dict(zip(measure.rounds, numbers, strict=True))))
        except KeyError:
            return f"{goal.text}: not measured"
    if not values:
        return f"{goal.text}: not measured"
    value = statistics.median(values)
    return f"{goal.text}: {'' if goal.met(value) else 'MISSED, '}{goal.form.format(value)}"


def row(measure: Measure, columns: list = COLUMNS) -> str:
    cells = [measure.work]
    for peer in columns:
        rounds = measure.rounds.get(peer.name)
        cells.append(measure.cell(medians(rounds)) if rounds else "–")
    cells.append("<br>".join(goal_text(goal, measure) for goal in measure.goals))
    broken = [name for name, rounds in measure.rounds.items() if any(found.get("broken") for found in rounds)]
    if broken:
        cells[-1] += f"<br>INVARIANT BROKEN: {', '.join(broken)}"
    return "| " + " | ".join(cells) + " |"


def head(columns: list = COLUMNS) -> str:
    names = ["work", *(peer.name for peer in columns), "Snug's goals"]
    return "| " + " | ".join(names) + " |\n|" + "---|" * len(names)


def first_load(dist: pathlib.Path) -> str:
    """What index.html names, and what those scripts import at once, compressed."""
    page = dist / "index.html"
    if not page.exists():
        return "first load: the client is not built (npm --prefix web run build)"
    named = set(re.findall(r'(?:src|href)="/?([^"]+\.(?:js|css|woff2))"', page.read_text()))
    sizes = dict.fromkeys(FIRST_LOAD_KB, 0.0)
    for name in named:
        kind = {"js": "JS", "css": "CSS", "woff2": "font"}[name.rsplit(".", 1)[1]]
        raw = (dist / name).read_bytes()
        sizes[kind] += (len(raw) if kind == "font" else len(gzip.compress(raw, 9))) / 1000
    if not sizes["font"]:
        fonts = [path.stat().st_size / 1000 for path in dist.rglob("*.woff2")]
        sizes["font"] = max(fonts, default=0)
    told = [f"{kind} {sizes[kind]:.1f} kB (at most {most})" for kind, most in FIRST_LOAD_KB.items()]
    return "first load, gzip: " + ", ".join(told)
