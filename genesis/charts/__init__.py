"""Scenes as Plotly figures, in light and dark; pure."""

from genesis.charts.density import density_figure
from genesis.charts.timeline import timeline_figure

__all__ = ["density_figure", "timeline_figure"]
