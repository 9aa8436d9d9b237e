// Keeps the timeline and the table under it in step: the row that is pointed at, or has the keyboard's focus, is ringed on
// the chart; the mark that is pointed at is outlined in the table, which scrolls to it.
const CHART = ".st-key-timeline-chart";
const TABLE = ".st-key-table-timeline";
const RING = 30; // pixels
const SOON = 120; // milliseconds, after which Plotly has looked what is under the pointer

const drawn = () => document.querySelector(`${CHART} .js-plotly-plot`);
const rows = () => [...document.querySelectorAll(`${TABLE} *`)].find((one) => one.shadowRoot)?.shadowRoot;

// Where the mark of an event is, in pixels of the browser's window.
function spot(id) {
  const chart = drawn();
  const points = chart?.calcdata?.flat() ?? [];
  const point = points.find((one) => one.data === id);
  if (!point) return null;
  const { xaxis, yaxis, _size: size } = chart._fullLayout;
  const box = chart.getBoundingClientRect();
  return { x: box.left + size.l + xaxis.l2p(point.x), y: box.top + size.t + yaxis.l2p(point.y) };
}

export default function ({ parentElement }) {
  const ring = parentElement.querySelector(".ring");
  let lit = null;
  let timer = 0;

  const circle = (row) => {
    const at = row?.dataset?.id && spot(row.dataset.id);
    ring.hidden = !at;
    if (at) Object.assign(ring.style, { left: `${at.x - RING / 2}px`, top: `${at.y - RING / 2}px` });
  };
  const light = (id) => {
    const table = rows();
    const row = id && table && [...table.querySelectorAll("tr[data-id]")].find((one) => one.dataset.id === id);
    if (row === lit) return;
    if (lit) lit.style.outline = "";
    lit = row || null;
    if (!lit) return;
    lit.style.outline = "2px solid var(--ink)";
    lit.style.outlineOffset = "-2px";
    const frame = lit.closest(".frame");
    const head = frame.querySelector("thead").offsetHeight;
    if (lit.offsetTop - head < frame.scrollTop || lit.offsetTop + lit.offsetHeight > frame.scrollTop + frame.clientHeight) {
      frame.scrollTop = lit.offsetTop - head;
    }
  };

  const listeners = {
    pointerover: (event) => circle(event.composedPath().find((one) => one.localName === "tr")),
    // The focus that moves within the table is no event of the page: a key is.
    keydown: () => setTimeout(() => circle(rows()?.activeElement), 0),
    scroll: () => (ring.hidden = true),
    pointermove: (event) => {
      if (!event.target.closest?.(CHART)) {
        clearTimeout(timer);
        light(null);
        return;
      }
      clearTimeout(timer);
      timer = setTimeout(() => light(drawn()?._hoverdata?.[0]?.customdata), SOON);
    },
  };
  for (const [name, listener] of Object.entries(listeners)) document.addEventListener(name, listener, true);
  return () => {
    for (const [name, listener] of Object.entries(listeners)) document.removeEventListener(name, listener, true);
    clearTimeout(timer);
    light(null);
  };
}
