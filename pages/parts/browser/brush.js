// Lets the reader draw the window of the time axis: on the chart a stretch to look into, on the strip the window itself.
// A double click on the chart goes back. What is drawn is told in days since 1970-01-01; the server decides what it means.
const LEAST = 6; // pixels that the pointer moves before it is a drag
const REACH = 10; // pixels about an edge of the window on the strip in which it is taken hold of
const TWICE = 400; // milliseconds between the clicks of a double click
const DAY = 86400000; // milliseconds
const CHARTS = { chart: ".st-key-timeline-chart", strip: ".st-key-timeline-strip" };

// The part of a chart between its margins, in pixels of the browser's window; null while it is not drawn.
function plotOf(name) {
  const drawn = document.querySelector(`${CHARTS[name]} .js-plotly-plot`);
  const size = drawn && drawn._fullLayout && drawn._fullLayout._size;
  if (!size) return null;
  const box = drawn.getBoundingClientRect();
  return { left: box.left + size.l, top: box.top + size.t, width: size.w, height: size.h };
}

const holds = (box, event) =>
  box && event.clientX >= box.left && event.clientX <= box.left + box.width &&
  event.clientY >= box.top && event.clientY <= box.top + box.height;

const between = (low, value, high) => Math.min(Math.max(value, low), high);

// What a drag that begins here will move: a new stretch, an edge of the window, or the whole window.
function gripAt(name, x, box, spans) {
  if (name === "chart") return "new";
  const [first, last] = spans.strip;
  const [left, right] = spans.chart.map((day) => box.left + ((day - first) / (last - first)) * box.width);
  if (Math.abs(x - left) <= REACH && Math.abs(x - left) <= Math.abs(x - right)) return "first";
  if (Math.abs(x - right) <= REACH) return "last";
  return x > left && x < right ? "both" : "new";
}

function stretch(drag, x) {
  const [first, last] = drag.spans[drag.name];
  const day = (at) => first + (between(0, at - drag.box.left, drag.box.width) / drag.box.width) * (last - first);
  const window = drag.spans.chart;
  const moved = day(x) - day(drag.from);
  if (drag.grip === "new") return [day(drag.from), day(x)].sort((a, b) => a - b);
  if (drag.grip === "both") return window.map((edge) => edge + moved);
  return [drag.grip === "first" ? day(x) : window[0], drag.grip === "last" ? day(x) : window[1]].sort((a, b) => a - b);
}

export default function ({ data, parentElement, setTriggerValue }) {
  const spans = { chart: data.window, strip: data.strip };
  const shade = parentElement.querySelector(".shade");
  const said = parentElement.querySelector("output");
  const dayWords = new Intl.DateTimeFormat(data.language, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
  let drag = null;
  let clicked = 0; // when the last press ended that was no drag

  const draw = (event) => {
    const [begin, end] = stretch(drag, event.clientX);
    const [first, last] = spans[drag.name];
    const x = (day) => drag.box.left + between(0, (day - first) / (last - first), 1) * drag.box.width;
    Object.assign(shade.style, {
      left: `${x(begin)}px`, width: `${Math.max(1, x(end) - x(begin))}px`, top: `${drag.box.top}px`, height: `${drag.box.height}px`,
    });
    said.textContent = `${dayWords.format(begin * DAY)} – ${dayWords.format(Math.max(begin, end - 1) * DAY)}`;
    said.style.left = `${between(8, (x(begin) + x(end)) / 2 - said.offsetWidth / 2, innerWidth - said.offsetWidth - 8)}px`;
    said.style.top = `${Math.max(4, drag.box.top - 34)}px`;
    shade.hidden = said.hidden = false;
  };
  const stop = () => {
    drag = null;
    shade.hidden = said.hidden = true;
    document.body.classList.remove("brushing");
  };
  const under = (event) => Object.keys(CHARTS).find((name) => spans[name] && holds(plotOf(name), event) && event.target.closest(CHARTS[name]));

  const listeners = {
    pointerdown: (event) => {
      const name = event.button === 0 && under(event);
      if (!name || (name === "chart" && event.pointerType === "touch")) return; // a finger on the chart scrolls the page
      const box = plotOf(name);
      drag = { name, box, spans, from: event.clientX, grip: gripAt(name, event.clientX, box, spans), moving: false };
      if (name === "strip") event.preventDefault();
    },
    pointermove: (event) => {
      if (!drag) {
        const name = under(event);
        if (name === "strip") {
          const grip = gripAt(name, event.clientX, plotOf(name), spans);
          document.querySelector(CHARTS.strip).dataset.grip = grip;
        }
        return;
      }
      if (!drag.moving && Math.abs(event.clientX - drag.from) < LEAST) return;
      drag.moving = true;
      document.body.classList.add("brushing");
      draw(event);
    },
    pointerup: (event) => {
      if (!drag) return;
      if (drag.moving) setTriggerValue("drawn", stretch(drag, event.clientX));
      // No event of the browser: Plotly lays a cover over the page at each press, which takes the double click.
      else if (event.timeStamp - clicked < TWICE) setTriggerValue("back", true);
      clicked = drag.moving ? 0 : event.timeStamp;
      stop();
    },
    pointercancel: () => drag && stop(),
    keydown: (event) => {
      if (!drag || event.key !== "Escape") return;
      event.stopPropagation();
      stop();
    },
  };
  for (const [name, listener] of Object.entries(listeners)) document.addEventListener(name, listener, true);
  return () => {
    for (const [name, listener] of Object.entries(listeners)) document.removeEventListener(name, listener, true);
    stop();
  };
}
