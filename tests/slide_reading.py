"""A deck read back without python-pptx: shapes with their boxes, and what makes PowerPoint offer a repair."""

import re
import zipfile
from io import BytesIO
from typing import NamedTuple
from xml.etree import ElementTree

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
EMU = 914_400
_IN_RUN = ("ln", "noFill", "solidFill", "gradFill", "effectLst", "highlight", "latin", "ea", "cs", "sym", "hlinkClick")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_PRESETS = frozenset((
    "rect", "ellipse", "line", "star5", "star4", "mathMultiply", "flowChartCollate", "flowChartMerge", "pentagon",
    "plus", "triangle", "diamond", "hexagon",
))  # fmt: skip
_SCHEME = frozenset(("bg1", "tx1", "tx2", *(f"accent{n}" for n in range(1, 7))))


class Box(NamedTuple):
    """A shape of a slide in inches, with the group that it stands in."""

    name: str
    group: str
    x0: float
    y0: float
    x1: float
    y1: float
    text: str

    def meets(self, other: "Box", slack: float = 0.01) -> bool:
        """Whether both have more in common than `slack` inches each way."""
        return (
            self.x0 < other.x1 - slack
            and other.x0 < self.x1 - slack
            and self.y0 < other.y1 - slack
            and other.y0 < self.y1 - slack
        )


def parts(content: bytes) -> dict[str, bytes]:
    """The files of a package."""
    with zipfile.ZipFile(BytesIO(content)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def slides(content: bytes) -> list[ElementTree.Element]:
    """The slides in their order."""
    found = {
        int(m[1]): data
        for name, data in parts(content).items()
        if (m := re.fullmatch(r"ppt/slides/slide(\d+)\.xml", name))
    }
    return [ElementTree.fromstring(found[number]) for number in sorted(found)]


def boxes(slide: ElementTree.Element) -> list[Box]:
    """All shapes of a slide that have a place, groups left out."""
    return [box for child in slide.find(f".//{P}spTree") or [] for box in _boxes(child, "")]


def _boxes(element: ElementTree.Element, group: str) -> list[Box]:
    if element.tag == f"{P}grpSp":
        name = _name(element)
        return [box for child in element for box in _boxes(child, name)]
    if element.tag not in (f"{P}sp", f"{P}cxnSp", f"{P}graphicFrame"):
        return []
    place = element.find(f".//{A}off")
    size = element.find(f".//{A}ext[@cx]")
    if place is None or size is None:
        frame = element.find(f"{P}xfrm")
        if frame is None:
            return []
        place, size = frame[0], frame[1]
    x, y = int(place.get("x", 0)) / EMU, int(place.get("y", 0)) / EMU
    text = "".join(run.text or "" for run in element.iter(f"{A}t"))
    return [Box(_name(element), group, x, y, x + int(size.get("cx", 0)) / EMU, y + int(size.get("cy", 0)) / EMU, text)]


def _name(element: ElementTree.Element) -> str:
    named = element.find(f".//{P}cNvPr")
    return "" if named is None else named.get("name", "")


def problems(content: bytes) -> list[str]:
    """What PowerPoint would repair: double numbers, relationships that lead nowhere, values that no schema knows."""
    files = parts(content)
    found = []
    types = files["[Content_Types].xml"].decode()
    for name, data in files.items():
        if not name.endswith((".xml", ".rels")):
            continue
        text = data.decode("utf-8")
        if _ILLEGAL.search(text):
            found.append(f"{name}: a control character")
        root = ElementTree.fromstring(data)
        if name.endswith(".rels"):
            found.extend(_lost(name, root, files))
        elif name.startswith(("ppt/slides/", "ppt/notesSlides/")):
            found.extend(f"{name}: {one}" for one in (*_wrong(root, _relationships(name, files)), *_badly_set(root)))
        if name.endswith(".xml") and f'PartName="/{name}"' not in types and 'Extension="xml"' not in types:
            found.append(f"{name}: has no content type")
    return [*found, *_twice(content), *_unlike(files), *_without_master(files)]


def _twice(content: bytes) -> list[str]:
    """Parts of which there are two with one name."""
    with zipfile.ZipFile(BytesIO(content)) as packed:
        names = [name.lower() for name in packed.namelist()]
    return [f"{name} twice" for name in set(names) if names.count(name) > 1]


def _badly_set(slide: ElementTree.Element) -> list[str]:
    """Runs without text, properties of a run in another order than the schema's, groups without an extent."""
    wrong = []
    for run in slide.iter(f"{A}r"):
        text = run.find(f"{A}t")
        if text is None or not text.text:
            wrong.append("a run without text")
        kinds = [child.tag.removeprefix(A) for child in run.find(f"{A}rPr") or ()]
        if kinds != sorted(kinds, key=_IN_RUN.index):
            wrong.append(f"a run with {kinds}")
    wrong.extend("a link that leads nowhere" for link in slide.iter(f"{A}hlinkClick") if not link.get(f"{R}id"))
    for one in slide.iterfind(f".//{P}grpSp"):
        sizes = [one.find(f"{P}grpSpPr/{A}xfrm/{A}{name}") for name in ("ext", "chExt")]
        wrong.extend(
            f"{_name(one)}: a group without extent"
            for size in sizes
            if size is None or not (int(size.get("cx", 0)) and int(size.get("cy", 0)))
        )
    return wrong


def _unlike(files: dict[str, bytes]) -> list[str]:
    """Charts that show other names and values than the workbook inside, or have none."""
    wrong = []
    for name, data in files.items():
        if not re.fullmatch(r"ppt/charts/chart[^/]*\.xml", name):
            continue
        rels = ElementTree.fromstring(files[f"ppt/charts/_rels/{name.rsplit('/', 1)[1]}.rels"])
        book = next(one.get("Target", "").rsplit("/", 1)[1] for one in rels if one.get("Target", "").endswith(".xlsx"))
        cells = _workbook(files[f"ppt/embeddings/{book}"])
        for one in (one for kind in ("numRef", "strRef") for one in ElementTree.fromstring(data).iter(f"{C}{kind}")):
            asked, told = one.findtext(f"{C}f", ""), _cached(one)
            kept = [cells.get(cell) for cell in _cells(asked)]
            if [_plain(value) for value in kept] != [_plain(told.get(at)) for at in range(len(kept))]:
                wrong.append(f"{name}: {asked} is {kept} in the workbook, {told} in the chart")
    return wrong


def _cells(asked: str) -> list[str]:
    """The cells of one column that a chart asks for: Sheet1!$B$2:$B$4."""
    first, _, last = asked.partition("!")[2].replace("$", "").partition(":")
    column, rows = first.rstrip("0123456789"), [int(re.sub(r"\D", "", one)) for one in (first, last or first)]
    return [f"{column}{row}" for row in range(rows[0], rows[1] + 1)]


def _workbook(content: bytes) -> dict[str, str]:
    """The cells of the one sheet of a workbook."""
    files = parts(content)
    texts = [
        "".join(text.text or "" for text in one.iter(f"{S}t"))
        for one in ElementTree.fromstring(files["xl/sharedStrings.xml"]).iter(f"{S}si")
    ]
    cells = {}
    for cell in ElementTree.fromstring(files["xl/worksheets/sheet1.xml"]).iter(f"{S}c"):
        value = cell.findtext(f"{S}v")
        if value is not None:
            cells[cell.get("r", "")] = texts[int(value)] if cell.get("t") == "s" else value
    return cells


def _cached(reference: ElementTree.Element) -> dict[int, str]:
    return {int(one.get("idx", 0)): one.findtext(f"{C}v", "") for one in reference.iter(f"{C}pt")}


def _plain(value: str | None) -> str | float | None:
    try:
        return float(value) if value else None
    except ValueError:
        return value


def _without_master(files: dict[str, bytes]) -> list[str]:
    """Notes that no master of notes belongs to, or one that the presentation does not list."""
    notes = [name for name in files if re.fullmatch(r"ppt/notesSlides/[^/]+\.xml", name)]
    wrong = [
        f"{name}: has no master"
        for name in notes
        if b"/notesMaster" not in files[f"ppt/notesSlides/_rels/{name.rsplit('/', 1)[1]}.rels"]
    ]
    if notes and b"notesMasterIdLst" not in files["ppt/presentation.xml"]:
        wrong.append("the master of the notes is not listed")
    return wrong


def _lost(name: str, root: ElementTree.Element, files: dict[str, bytes]) -> list[str]:
    folder = name.replace("_rels/", "").rsplit("/", 1)[0] if "/" in name.replace("_rels/", "") else ""
    lost = []
    for one in root:
        if one.get("TargetMode") == "External":
            continue
        target = one.get("Target", "")
        steps = [] if target.startswith("/") else [step for step in folder.split("/") if step]
        for step in target.strip("/").split("/"):
            if step == "..":
                steps.pop()
            else:
                steps.append(step)
        if "/".join(steps) not in files:
            lost.append(f"{name}: {target} is not there")
    return lost


def _relationships(name: str, files: dict[str, bytes]) -> set[str]:
    folder, file = name.rsplit("/", 1)
    rels = files.get(f"{folder}/_rels/{file}.rels")
    return set() if rels is None else {one.get("Id", "") for one in ElementTree.fromstring(rels)}


def _wrong(slide: ElementTree.Element, known: set[str]) -> list[str]:
    numbers = [one.get("id", "") for one in slide.iter(f"{P}cNvPr")]
    wrong = [f"shape number {number} twice" for number in set(numbers) if numbers.count(number) > 1]
    wrong.extend(f"number {number}" for number in numbers if not number.isdigit() or int(number) < 1)
    for one in slide.iter():
        asked = [one.get(key) for key in (f"{R}id", f"{R}embed", f"{R}link")]
        wrong.extend(f"relationship {key}" for key in asked if key is not None and key not in known)
        if one.tag == f"{A}prstGeom" and one.get("prst") not in _PRESETS:
            wrong.append(f"form {one.get('prst')}")
        if one.tag == f"{A}schemeClr" and one.get("val") not in _SCHEME:
            wrong.append(f"colour {one.get('val')}")
        if one.tag == f"{A}ext" and (int(one.get("cx", 0)) < 0 or int(one.get("cy", 0)) < 0):
            wrong.append("a negative size")
        if one.tag == f"{A}rPr" and not 100 <= int(one.get("sz", 1200)) <= 400_000:
            wrong.append(f"type of {one.get('sz')}")
        if one.tag == f"{A}gs" and not 0 <= int(one.get("pos", 0)) <= 100_000:
            wrong.append(f"a stop at {one.get('pos')}")
        if one.tag in (f"{A}endCxn", f"{A}stCxn") and one.get("id") not in numbers:
            wrong.append(f"glued to {one.get('id')}")
    return wrong
