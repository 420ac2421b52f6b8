"""Scenes of the cups, six to ten. Origin at the window's middle."""

from bot.pictures.cards.minors.suits import place
from bot.pictures.motifs import butterfly, cloud, flower, glow, halo, hills, peaks, tulip, water
from bot.pictures.shapes import (
    AMBER,
    CREAM,
    DETAIL,
    EMBER,
    GOLD,
    INK,
    LEAF,
    LILAC,
    ROSE,
    SKY,
    Look,
    circle,
    crescent,
    group,
    leaf,
    mirrored,
    path,
    polar,
    polygon,
    rect,
    star,
)

SEA = "#245f8d"
SHORE = "#1f4a63"
HEART = "M0 44C-56 8 -48 -38 -22 -40C-8 -40 -2 -30 0 -22C2 -30 8 -40 22 -40C48 -38 56 8 0 44Z"


def six() -> str:
    """Six cups filled with flowers, as in a garden long known."""
    spots = ((-112, -120), (0, -150), (112, -120), (-104, 96), (0, 124), (104, 96))
    blooms = "".join(
        group(
            leaf(40, 13, LEAF, -8, 0, -44),
            leaf(40, 13, LEAF, 8, 0, 44),
            flower(0, -26, 34, (CREAM, ROSE)[step % 2]),
            x=x,
            y=y - 66,
        )
        for step, (x, y) in enumerate(spots)
    )
    return (
        glow(0, 0, 270)
        + hills(238, SHORE, 18)
        + hills(288, "#183a55", 12)
        + blooms
        + place("cups", *((x, y, 0, 1.55) for x, y in spots))
        + butterfly(-60, 6, 0.7, EMBER, -14)
        + butterfly(70, -6, 0.55, SKY, 18)
        + mirrored(tulip(-160, 326, 0.9, ROSE), tulip(-124, 336, 0.7, CREAM))
        + mirrored(tulip(-50, 338, 0.8, LILAC))
    )


def seven() -> str:
    """Seven cups among clouds, each with a different dream."""
    spots = ((0, -190), (-118, -120), (118, -120), (0, -20), (-128, 70), (128, 70), (0, 160))
    dreams = (
        star(0, 0, 24, GOLD, 8, 0.45),
        path(HEART, ROSE),
        crescent(0, -6, 26, CREAM, 0, 0.4),
        circle(0, -8, 24, SKY) + circle(-8, -16, 6, Look(CREAM.fill)),
        flower(0, -8, 28, LILAC),
        polygon(((-24, -20), (24, -20), (34, -4), (0, 34), (-34, -4)), LEAF)
        + path("M-34 -4H34M-12 -20L0 34L12 -20", DETAIL.but(width=2)),
        leaf(56, 24, EMBER, 0, 26) + leaf(32, 12, Look("#ffe39a"), 0, 24),
    )
    parts = "".join(
        cloud(x, y + 76, 0.82, CREAM if step % 2 else Look("#d7cbe8", INK, 3))
        + group(dream, x=x, y=y - 62, size=0.92)
        + place("cups", (x, y + 10, 0, 1.12))
        for step, ((x, y), dream) in enumerate(zip(spots, dreams, strict=True))
    )
    return glow(0, -20, 300) + parts + cloud(-130, 300, 1.2) + cloud(130, 304, 1.2) + cloud(0, 322, 1.3)


def eight() -> str:
    """Eight cups left standing by the water, a path into the hills under the moon."""
    lane = path("M-10 208C40 176 -30 150 40 108L56 108C10 150 70 176 50 208Z", Look("#d8c79b", INK, 3))
    return (
        glow(60, -180, 210)
        + circle(60, -184, 72, CREAM)
        + path("M60 -256A72 72 0 1 0 60 -112A96 96 0 0 1 60 -256Z", GOLD)
        + peaks(180, "#34588c", 190)
        + lane
        + hills(206, SHORE, 6)
        + water(262, SEA, 3)
        + place("cups", *((x, 186, 0, 0.9) for x in (-146, -70, 118)))
        + place("cups", *((x, 274, 0, 0.9) for x in (-160, -80, 0, 80, 160)))
    )


def nine() -> str:
    """Nine cups in a proud arch over a laid table."""
    arch = tuple(
        (polar(146, angle)[0], polar(186, angle, 0, 34)[1], 0.0, 0.92) for angle in (-112, -82, -54, -26, 0, 26, 54, 82, 112)
    )
    cloth = path("M-190 210H190L180 352H-180Z", ROSE.but(fill="#5b6fb3")) + path("M-190 230H190", Look("none", AMBER, 4))
    bowl = (
        path("M-70 150H70Q60 200 0 204Q-60 200 -70 150Z", GOLD)
        + "".join(circle(x, y, 24, look) for x, y, look in ((-36, 132, EMBER), (36, 132, ROSE), (0, 122, EMBER)))
        + leaf(30, 11, LEAF, 0, 100, 40)
        + leaf(24, 9, LEAF, -36, 110, -30)
        + path("M-70 150H70Q60 200 0 204Q-60 200 -70 150Z", GOLD)
    )
    return (
        halo(0, -10, 80, 40)
        + place("cups", *arch)
        + star(0, -10, 40, GOLD, 8, 0.45)
        + star(0, -10, 18, CREAM, 8, 0.45)
        + cloth
        + bowl
        + mirrored(group(flower(-130, 186, 24, CREAM), leaf(34, 11, LEAF, -108, 196, 70)))
    )


def ten() -> str:
    """Ten cups in a rainbow over the house."""
    bands = "".join(
        path(f"M{-r} 90A{r} {r} 0 0 1 {r} 90", Look("none", colour, 15))
        for r, colour in (
            (196, "#d9828f"),
            (182, "#e9a26c"),
            (168, "#ecd08a"),
            (154, "#8fbf95"),
            (140, "#86b9d6"),
            (126, "#a58fd0"),
        )
    )
    house = (
        rect(-54, 90, 108, 110, CREAM)
        + polygon(((-74, 96), (0, 26), (74, 96)), EMBER)
        + path("M-18 200V142Q0 118 18 142V200Z", Look("#ffdf93", INK, 3))
        + mirrored(rect(-46, 116, 22, 26, SKY, 3))
        + rect(28, 34, 18, 40, EMBER)
    )
    arch = tuple(
        (polar(160, angle)[0], polar(172, angle, 0, 76)[1], angle * 0.3, 0.62)
        for angle in (-86, -67, -48, -29, -10, 10, 29, 48, 67, 86)
    )
    return (
        glow(0, 60, 240)
        + bands
        + hills(186, "#2f6a63", 24)
        + group(house, y=2)
        + hills(246, SHORE, 16)
        + place("cups", *arch)
        + path("M-20 350C10 300 -30 270 -8 228H14C10 270 60 300 50 350Z", Look("#e0cb98", INK, 3))
        + group(path(HEART, ROSE), y=-190, size=1.1)
        + mirrored(tulip(-150, 320, 1.1, ROSE, -5), tulip(-106, 332, 0.9, CREAM, 5))
    )


SCENES = (six, seven, eight, nine, ten)
