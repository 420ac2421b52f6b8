"""Draws the statistics as charts: one PNG for each question, readable on a phone."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import cycle
from pathlib import Path
from typing import Any, Final

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from bot.owner.stats.targets import TARGETS
from models.money.economy import PACKAGES

Figures = Mapping[str, Any]

INK, GREY, GRID = "#2b2140", "#7a7488", "#e8e4ef"
PURPLE, GOLD, ROSE, TEAL = "#6b4fa0", "#e2a72e", "#cf4d6f", "#2b9d93"
STYLE: Final[dict[Any, Any]] = {
    "font.size": 11,
    "text.color": INK,
    "axes.edgecolor": GRID,
    "axes.labelcolor": GREY,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.spines.left": False,
    "axes.grid": True,
    "axes.grid.axis": "y",
    "axes.axisbelow": True,
    "grid.color": GRID,
    "xtick.color": GREY,
    "ytick.color": GREY,
    "xtick.bottom": False,
    "ytick.left": False,
    "legend.frameon": False,
}
PACKAGE_COLOURS: Final = dict(zip(PACKAGES, cycle((TEAL, PURPLE, GOLD, ROSE)), strict=False))
MOST_DATES: Final = 12
BELOW: Final = {target.path: target.below for target in TARGETS}


def draw(found: Figures, folder: Path, step: Callable[[], None] = lambda: None) -> list[Path]:
    """Draws all charts into `folder`, which is made if need be; calls `step` after each. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    with mpl.rc_context(STYLE):
        for name, chart in CHARTS.items():
            figure = Figure(figsize=(10, 5.4), dpi=144, facecolor="white")
            axes = figure.add_axes((0.075, 0.11, 0.895, 0.66))
            chart(axes, found)
            made.append(folder / f"{name}.png")
            figure.savefig(made[-1])
            step()
    return made


def readings(axes: Axes, found: Figures) -> None:
    days = found["days"]
    total = sum(day["by_model"] + day["by_deck"] + day["refunded"] for day in days)
    _title(axes, "Readings a day", f"{total:,} readings and further questions, by who interpreted them", found)
    stacks = [
        ("by the model", "by_model", PURPLE),
        ("from the deck's own meanings", "by_deck", GOLD),
        ("refunded", "refunded", ROSE),
    ]
    _stacked(axes, days, [(label, [day[key] for day in days], colour) for label, key, colour in stacks])


def people(axes: Axes, found: Figures) -> None:
    days, of = found["days"], found["people"]
    _title(axes, "People a day", f"{of['new']:,} new friends; {of['returning']:,} came back on a later day", found)
    stacks = [("new friends", "new", GOLD), ("came back", "returning", PURPLE)]
    _stacked(axes, days, [(label, [day[key] for day in days], colour) for label, key, colour in stacks])


def speed(axes: Axes, found: Figures) -> None:
    days, times = found["days"], found["times"]
    said = ", ".join(
        f"{name} {times[key]['p95']:.1f} s" for name, key in (("model", "model"), ("paid to delivered", "whole")) if times[key]
    )
    _title(axes, "How long a reading takes", f"95 % within: {said or 'nothing measured'}", found)
    top = 0.0
    for label, key, colour in (("paid to delivered", "whole", PURPLE), ("model", "model", TEAL)):
        top = max([top, *(day[f"{key}_s"]["p95"] for day in days if day[f"{key}_s"])])
        for share, line, width in (("p95", "-", 2.2), ("p50", ":", 1.6)):
            values = [day[f"{key}_s"] and day[f"{key}_s"][share] for day in days]
            _line(
                axes, values, line, color=colour, linewidth=width, label=f"{label}, {'95 %' if share == 'p95' else 'half'} within"
            )
        below = BELOW["times", key, "p95"]
        axes.axhline(below, color=colour, linewidth=1, linestyle=(0, (6, 4)), alpha=0.55)
        axes.annotate(
            f"target {below:g} s",
            (1, below),
            xycoords=("axes fraction", "data"),
            ha="right",
            va="bottom",
            color=colour,
            fontsize=9,
        )
    axes.set_ylim(0, max(5.8, top * 1.15))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g} s"))
    _dates(axes, days)
    _legend(axes)


def sales(axes: Axes, found: Figures) -> None:
    days, sold = found["days"], found["sales"]
    baht, orders = sum(row["baht"] for row in sold), sum(row["orders"] for row in sold)
    _title(axes, "Sales a day", f"{baht:,} THB in {orders:,} orders, by package", found)
    _stacked(axes, days, [(name, [day["baht"].get(name, 0) for day in days], colour) for name, colour in PACKAGE_COLOURS.items()])
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.0f} ฿"))


def cost(axes: Axes, found: Figures) -> None:
    days, mean = found["days"], found["money"]["three_usd"]
    below = BELOW["money", "three_usd"] * 1000
    said = "none in these days" if mean is None else f"{mean * 1000:.2f} USD over all days"
    _title(axes, "What the model costs", f"a thousand three-card readings: {said}", found)
    usd = [None if day["three_usd"] is None else day["three_usd"] * 1000 for day in days]
    _line(axes, usd, "-", color=PURPLE, linewidth=2.2, label="mean of the day")
    axes.axhline(below, color=ROSE, linewidth=1.4, linestyle=(0, (6, 4)), label=f"budget {below:g} USD")
    axes.set_ylim(0, max([below * 1.2, *(value * 1.2 for value in usd if value is not None)]))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:.2f} $"))
    _dates(axes, days)
    _legend(axes)


def ratings(axes: Axes, found: Figures) -> None:
    rows: Sequence[Figures] = found["ratings"]
    _title(axes, "Ratings by prompt version", f"{sum(row['ratings'] for row in rows):,} ratings from 1 to 5, their mean", found)
    axes.set_position((0.17, 0.08, 0.8, 0.72))
    axes.grid(visible=False)
    axes.set(xlim=(0, 5.6), xticks=[], ylim=(len(rows) - 0.4, -0.6))
    axes.set_yticks(range(len(rows)), [row["version"] for row in rows], color=INK)
    axes.spines["bottom"].set_visible(False)
    axes.barh(range(len(rows)), [5] * len(rows), height=0.5, color=GRID)
    axes.barh(range(len(rows)), [row["mean"] for row in rows], height=0.5, color=PURPLE)
    for place, row in enumerate(rows):
        axes.text(row["mean"] - 0.06, place, f"{row['mean']:.2f}", ha="right", va="center", color="white", fontweight="bold")
        axes.text(5.06, place, f"{row['ratings']:,} rated", va="center", color=GREY, fontsize=9)


CHARTS: Final[dict[str, Callable[[Axes, Figures], None]]] = {
    "readings": readings,
    "speed": speed,
    "people": people,
    "sales": sales,
    "cost": cost,
    "ratings": ratings,
}


def _title(axes: Axes, title: str, about: str, found: Figures) -> None:
    of = found["period"]
    axes.figure.text(0.02, 0.925, title, fontsize=17, fontweight="bold", color=INK)
    axes.figure.text(0.02, 0.875, about, fontsize=11, color=GREY)
    axes.figure.text(0.98, 0.925, f"MiMi, {of['from']} to {of['to']}", fontsize=10, color=GREY, ha="right")


def _stacked(axes: Axes, days: Sequence[Figures], stacks: Sequence[tuple[str, Sequence[float], str]]) -> None:
    ground = [0.0] * len(days)
    for label, heights, colour in stacks:
        axes.bar(range(len(days)), heights, width=0.78, bottom=ground, color=colour, label=label)
        ground = [low + height for low, height in zip(ground, heights, strict=True)]
    axes.set_ylim(0, max(1.0, *ground) * 1.08)
    axes.yaxis.set_major_locator(MaxNLocator(6, integer=True, steps=[1, 2, 5, 10]))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.0f}"))
    _dates(axes, days)
    _legend(axes)


def _line(axes: Axes, values: Sequence[float | None], style: str, **look: Any) -> None:
    """Over the days that have a value."""
    known = [(place, value) for place, value in enumerate(values) if value is not None]
    axes.plot([place for place, _ in known], [value for _, value in known], style, marker="o", markersize=3.5, **look)


def _dates(axes: Axes, days: Sequence[Figures]) -> None:
    axes.set_xlim(-0.6, len(days) - 0.4)
    places = range(0, len(days), -(-len(days) // MOST_DATES))
    axes.set_xticks(places, [f"{date.fromisoformat(days[place]['day']):%-d %b}" for place in places])


def _legend(axes: Axes) -> None:
    axes.legend(loc="lower left", bbox_to_anchor=(-0.06, 1.01), ncols=4, handlelength=1.2, columnspacing=1.6, borderaxespad=0.2)
