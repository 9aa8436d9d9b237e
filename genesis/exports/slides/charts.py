"""Tables as native charts of PowerPoint, with their data inside: they can be edited and follow the template."""

from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from genesis.exports.charted import Series, Table
from genesis.exports.slides.markup import NAMESPACES, Fonts, legal
from genesis.exports.typesetting import inches
from genesis.scene import Rect

_TEXT = 14  # points of all words in a chart
_SMALL = 12  # where there are many rows
_MANY = 9
_THEME = {
    "us": MSO_THEME_COLOR.ACCENT_1,
    "cn": MSO_THEME_COLOR.ACCENT_2,
    "others": MSO_THEME_COLOR.ACCENT_3,
    "both": MSO_THEME_COLOR.ACCENT_4,
    "third": MSO_THEME_COLOR.ACCENT_5,
}
_KINDS = {  # by whether bars stand upright, and whether they stand on one another
    (True, False): XL_CHART_TYPE.COLUMN_CLUSTERED,
    (False, False): XL_CHART_TYPE.BAR_CLUSTERED,
    (True, True): XL_CHART_TYPE.COLUMN_STACKED,
    (False, True): XL_CHART_TYPE.BAR_STACKED,
}
_LEAST_UPRIGHT, _LEAST_LYING = 0.07, 0.04  # of the scale, that a bar needs for its value in it
_DARKER = -0.19  # brightness of words in a side's colour
_HOLLOW = 1.75  # points
_AXES = 2**31  # numbers that an axis may have
_PLOT = 0.7  # of the width of a chart, beside the names of its bars
_LEAST_ENDS, _MOST_ENDS = 0.03, 0.5


def add_chart(slide: Any, table: Table, box: Rect, fonts: Fonts) -> None:
    """Draw a table into a box of a slide, in inches: values at the ends of the bars, no value axis, no gridlines."""
    data: Any = CategoryChartData()  # type: ignore[no-untyped-call]
    data.categories = [legal(row) for row in table.rows]
    for series in (*table.series, *filter(None, (table.totals,))):
        data.add_series(legal(series.name), series.values)
    kind = _KINDS[table.upright, table.stacked]
    frame = slide.shapes.add_chart(
        kind, Inches(box.x0), Inches(box.y0), Inches(box.x1 - box.x0), Inches(box.y1 - box.y0), data
    )
    frame.name = f"chart {table.id}"
    frame._element.nvGraphicFramePr.cNvPr.set("descr", legal(described(table))[:2000])
    chart = frame.chart
    chart.has_legend = chart.has_title = False
    chart.font.size = Pt(_SMALL if len(table.rows) > _MANY else _TEXT)
    chart.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
    _axes(chart, table, box)
    plot = chart.plots[0]
    plot.gap_width = 55 if table.overlaid or len(table.rows) < 4 else 45
    plot.overlap = 100 if table.overlaid or table.stacked else 0
    for drawn, series in zip(plot.series, table.series, strict=False):
        (_layer if table.stacked else _series)(drawn, series, table)
    if table.totals:
        _totals(plot.series[-1])
    _typefaces(chart, fonts)
    _numbered(chart)


def described(table: Table) -> str:
    """A chart in words, row by row."""
    rows = []
    for at, row in enumerate(table.rows):
        told = [f"{one.name} {one.labels[at]}" for one in table.series if one.values[at] is not None]
        rows.append(f"{row}: {', '.join(told)}")
    return f"{table.plain}. {'; '.join(rows)}"


def _axes(chart: Any, table: Table, box: Rect) -> None:
    values, rows = chart.value_axis, chart.category_axis
    values.visible = False
    values.has_major_gridlines = False
    values.minimum_scale = 0
    values.maximum_scale = table.top * (1.08 if table.upright else 1 / (1 - _ends(table, box)))
    rows.has_major_gridlines = False
    rows.major_tick_mark = XL_TICK_MARK.NONE
    rows.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    rows.format.line.color.theme_color = MSO_THEME_COLOR.TEXT_2
    rows.format.line.width = Pt(0.75)
    rows.reverse_order = not table.upright  # the first row on top


def _ends(table: Table, box: Rect) -> float:
    """The share of the plot that the words at the ends of lying bars take."""
    longest = max((inches(label, _TEXT, bold=True) for one in table.series for label in one.labels), default=0.0)
    return min(_MOST_ENDS, _LEAST_ENDS + longest / ((box.x1 - box.x0) * _PLOT))


def _filled(drawn: Any, series: Series) -> Any:
    """Fill the bars of a series in the colour of its side, which is returned."""
    colour = _THEME.get(series.colour, MSO_THEME_COLOR.ACCENT_3)
    drawn.format.fill.solid()
    drawn.format.fill.fore_color.theme_color = colour
    drawn.invert_if_negative = False
    return colour


def _layer(drawn: Any, series: Series, table: Table) -> None:
    """Bars on which others stand: their values in them, where they have room."""
    _filled(drawn, series)
    labels = drawn.data_labels
    labels.show_value = True
    labels.position = XL_LABEL_POSITION.CENTER
    least = max(1, round(table.top * (_LEAST_UPRIGHT if table.upright else _LEAST_LYING)))
    labels.number_format, labels.number_format_is_linked = f'[>={least}]#,##0;""', False
    labels.font.bold = True
    labels.font.color.theme_color = MSO_THEME_COLOR.BACKGROUND_1


def _totals(drawn: Any) -> None:
    """The sum of each row at the end of its bars: a series that is not seen stands on them, its value at its foot."""
    drawn.format.fill.background()
    drawn.format.line.fill.background()
    drawn.invert_if_negative = False
    labels = drawn.data_labels
    labels.show_value = True
    labels.position = XL_LABEL_POSITION.INSIDE_BASE
    labels.number_format, labels.number_format_is_linked = "#,##0", False
    labels.font.bold = True


def _series(drawn: Any, series: Series, table: Table) -> None:
    colour = _filled(drawn, series)
    labels = drawn.data_labels
    labels.show_value = True
    labels.position = XL_LABEL_POSITION.OUTSIDE_END
    labels.number_format, labels.number_format_is_linked = "#,##0.###", False
    labels.font.bold = True
    labels.font.color.theme_color = colour
    labels.font.color.brightness = _DARKER
    for at, (value, label, sure) in enumerate(zip(series.values, series.labels, series.sure, strict=True)):
        if value is None:
            continue
        if not sure:
            point = drawn.points[at]
            point.format.fill.background()
            point.format.line.color.theme_color = colour
            point.format.line.width = Pt(_HOLLOW)
        if label != f"{value:,.0f}":
            _label(drawn.points[at], label, colour)


def _label(point: Any, text: str, colour: Any) -> None:
    """Words of our own at the end of a bar: a sum as printed, a range."""
    frame = point.data_label.text_frame
    frame.word_wrap = False
    run = frame.paragraphs[0].add_run()
    run.text = legal(text)
    run.font.bold = True
    run.font.color.theme_color = colour
    run.font.color.brightness = _DARKER
    point.data_label.position = XL_LABEL_POSITION.OUTSIDE_END


def _numbered(chart: Any) -> None:
    """Numbers of axes without a sign: python-pptx writes negative ones, which the schema does not allow."""
    for one in chart._chartSpace.iter(qn("c:axId"), qn("c:crossAx")):
        one.set("val", str(int(one.get("val")) % _AXES))


def _typefaces(chart: Any, fonts: Fonts) -> None:
    """The Latin and the East Asian typeface for all words of a chart."""
    for properties in chart._chartSpace.iter(qn("a:defRPr"), qn("a:rPr")):
        for name in ("a:latin", "a:ea"):
            for old in properties.findall(qn(name)):
                properties.remove(old)
        for name, typeface in (("latin", fonts.latin), ("ea", fonts.east_asian)):
            properties.append(parse_xml(f'<a:{name} {NAMESPACES} typeface="{typeface}"/>'))
