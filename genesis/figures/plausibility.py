"""Flags figures that arithmetic says cannot be: energy that a capacity cannot give, shares above the whole."""

import msgspec

from genesis.model import Figure
from genesis.reading import Reading, within

_HOURS = 8784  # of a leap year
_GIGAWATTS = {"kW": 1e-6, "MW": 1e-3, "GW": 1.0, "TW": 1e3}
_GIGAWATT_HOURS = {"kWh": 1e-6, "MWh": 1e-3, "GWh": 1.0, "TWh": 1e3}
_SLACK = 1.1  # rounding of either number
_WHOLE = 100
_SHARES = ("share:", "market_share:", "self_sufficiency:", "penetration:", "stake:", "yield:")
IMPLAUSIBLE = "implausible"


def flagged(reading: Reading, figures: list[Figure]) -> list[Figure]:
    """The figures, those that cannot be true marked `implausible`."""
    return [
        msgspec.structs.replace(figure, flags=(*figure.flags, IMPLAUSIBLE))
        if _exceeds_whole(figure) or _exceeds_capacity(reading, figure)
        else figure
        for figure in figures
    ]


def _exceeds_whole(figure: Figure) -> bool:
    return figure.unit == "%" and figure.high > _WHOLE and figure.metric_key.startswith(_SHARES)


def _exceeds_capacity(reading: Reading, figure: Figure) -> bool:
    """Energy of a year beyond what the capacity named in the same clause can give in all its hours."""
    energy = _GIGAWATT_HOURS.get(figure.unit)
    if energy is None:
        return False
    near = within(reading.quantities, figure.quote_start, figure.quote_end)
    power = [quantity.high * _GIGAWATTS[quantity.unit] for quantity in near if quantity.unit in _GIGAWATTS]
    return bool(power) and figure.low * energy > max(power) * _HOURS * _SLACK
