"""The help lines that MiMi names: the only telephone numbers that anybody is given in the chat."""

from typing import Final

NUMBERS: Final = {
    "self_harm": ("1323", "1669", "191"),
    "abuse": ("1300", "191", "1323", "1669"),
    "harm_to_others": ("1323", "191", "1300"),
    "medical_emergency": ("1669", "191"),
    "any": ("1323", "1669", "191", "1300"),
}
"""Thailand's lines, open day and night, the nearest help first: 1323 mental health, 1300 social help centre, 191 police,
1669 ambulance. `any` is for what is known to be a danger, but not which."""
