"""A QR code as SVG (ISO/IEC 18004): bytes, error correction L, versions 1 to 9, always under mask 0. Scanners read it."""

from typing import Final

Grid = list[list[int | None]]

BLOCKS: Final = (
    (7, 19, 1),
    (10, 34, 1),
    (15, 55, 1),
    (20, 80, 1),
    (26, 108, 1),
    (18, 68, 2),
    (20, 78, 2),
    (24, 97, 2),
    (30, 116, 2),
)
"""By version: check bytes a block, data bytes a block, blocks."""

ALIGNMENT: Final = ((), (6, 18), (6, 22), (6, 26), (6, 30), (6, 34), (6, 22, 38), (6, 24, 42), (6, 26, 46))
FINDER: Final = ("1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111")
QUIET: Final = 4


def svg(text: str, label: str) -> str:
    """The picture, one unit a module, with the quiet border that scanners need.

    Raises:
        ValueError: more than 230 bytes.
    """
    rows = modules(text)
    size = len(rows) + 2 * QUIET
    dark = "".join(
        f"M{column + QUIET} {row + QUIET}h1v1h-1z" for row, line in enumerate(rows) for column, bit in enumerate(line) if bit
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" role="img" aria-label="{label}" '
        f'shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{size}v{size}H0z"/><path d="{dark}"/></svg>'
    )


def modules(text: str) -> list[list[int]]:
    """The code's modules, row by row, 1 for dark."""
    raw = text.encode()
    version = next((number for number, (_, data, count) in enumerate(BLOCKS, 1) if len(raw) + 2 <= data * count), None)
    if version is None:
        raise ValueError(f"{len(raw)} bytes do not fit")
    grid = _frame(version)
    _fill(grid, _codewords(raw, version))
    return [[int(bit or 0) for bit in row] for row in grid]


def _codewords(raw: bytes, version: int) -> bytes:
    """The message in blocks, each followed by its Reed-Solomon bytes, interleaved."""
    checks, per_block, count = BLOCKS[version - 1]
    room = per_block * count
    bits = f"0100{len(raw):08b}" + "".join(f"{byte:08b}" for byte in raw)
    bits += "0000"  # the terminator; what precedes it is always half a byte short of whole bytes
    data = [int(bits[start : start + 8], 2) for start in range(0, len(bits), 8)]
    data += [(0xEC, 0x11)[number % 2] for number in range(room - len(data))]
    blocks = [data[start : start + per_block] for start in range(0, room, per_block)]
    corrections = [_reed_solomon(block, checks) for block in blocks]
    return bytes(byte for group in (blocks, corrections) for column in zip(*group, strict=True) for byte in column)


def _reed_solomon(data: list[int], checks: int) -> list[int]:
    generator = [1]
    for power in range(checks):
        root, longer = _power(power), [*generator, 0]
        for place, factor in enumerate(generator):
            longer[place + 1] ^= _times(factor, root)
        generator = longer
    rest = [*data, *[0] * checks]
    for place in range(len(data)):
        lead = rest[place]
        for offset, factor in enumerate(generator):
            rest[place + offset] ^= _times(factor, lead)
    return rest[len(data) :]


def _times(a: int, b: int) -> int:
    """Multiplication in GF(256) modulo x^8 + x^4 + x^3 + x^2 + 1."""
    product = 0
    while b:
        if b & 1:
            product ^= a
        a <<= 1
        if a & 0x100:
            a ^= 0x11D
        b >>= 1
    return product


def _power(exponent: int) -> int:
    value = 1
    for _ in range(exponent):
        value = _times(value, 2)
    return value


def _frame(version: int) -> Grid:
    """Everything but the message: finders, timing, alignment, format and version."""
    size = 17 + 4 * version
    grid: Grid = [[None] * size for _ in range(size)]
    for top, left in ((0, 0), (0, size - 7), (size - 7, 0)):
        for row in range(max(top - 1, 0), min(top + 8, size)):
            for column in range(max(left - 1, 0), min(left + 8, size)):
                inside = 0 <= row - top < 7 and 0 <= column - left < 7
                grid[row][column] = int(FINDER[row - top][column - left]) if inside else 0
    places = ALIGNMENT[version - 1]
    for middle_row in places:
        for middle_column in places:
            if grid[middle_row][middle_column] is None:
                for down in range(-2, 3):
                    for right in range(-2, 3):
                        grid[middle_row + down][middle_column + right] = int(max(abs(down), abs(right)) != 1)
    for place in range(8, size - 8):
        grid[6][place] = grid[place][6] = (place + 1) % 2
    _write_format(grid, size)
    if version >= 7:
        _write_version(grid, size, version)
    return grid


def _write_format(grid: Grid, size: int) -> None:
    """Level L and mask 0, twice, and the one module that is always dark."""
    word = (0b01000 << 10 | _remainder(0b01000 << 10, 0x537)) ^ 0x5412
    for bit in range(15):
        value = word >> bit & 1
        row = bit if bit < 6 else bit + 1 if bit < 8 else size - 15 + bit
        column = size - 1 - bit if bit < 8 else 7 if bit == 8 else 14 - bit
        grid[row][8] = grid[8][column] = value
    grid[size - 8][8] = 1


def _write_version(grid: Grid, size: int, version: int) -> None:
    word = version << 12 | _remainder(version << 12, 0x1F25)
    for bit in range(18):
        far, near = size - 11 + bit % 3, bit // 3
        grid[far][near] = grid[near][far] = word >> bit & 1


def _remainder(value: int, divisor: int) -> int:
    """Of a division of polynomials over GF(2)."""
    while value.bit_length() >= divisor.bit_length():
        value ^= divisor << value.bit_length() - divisor.bit_length()
    return value


def _fill(grid: Grid, codewords: bytes) -> None:
    """The message, upwards and downwards in columns two wide from the right, under mask 0."""
    size = len(grid)
    bits = [byte >> shift & 1 for byte in codewords for shift in range(7, -1, -1)]
    used, upwards = 0, True
    for right in (column for column in range(size - 1, 0, -2)):
        right -= right <= 6
        for row in range(size - 1, -1, -1) if upwards else range(size):
            for column in (right, right - 1):
                if grid[row][column] is None:
                    bit = bits[used] if used < len(bits) else 0
                    used += 1
                    grid[row][column] = bit ^ ((row + column) % 2 == 0)
        upwards = not upwards
