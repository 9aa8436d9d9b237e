"""Scenes as Plotly figures, in light and dark; pure."""

from genesis.charts.balance import category_figure, quarter_figure
from genesis.charts.cumulative import cumulative_figure
from genesis.charts.density import density_figure
from genesis.charts.indicators import indicator_figure
from genesis.charts.mirror import mirror_figure
from genesis.charts.money import money_figure
from genesis.charts.sums import sums_figure
from genesis.charts.timeline import timeline_figure

__all__ = [
    "category_figure",
    "cumulative_figure",
    "density_figure",
    "indicator_figure",
    "mirror_figure",
    "money_figure",
    "quarter_figure",
    "sums_figure",
    "timeline_figure",
]
