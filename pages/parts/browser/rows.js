// A table of events that is a table: real headings, real links, text that wraps, and rows that the keyboard walks.
import { make, steadily } from "./drawing.js";

const STEPS = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -Infinity, End: Infinity };

// A cell is a text, or { chips: [[text, colour], …] }, or { text, note, hint }.
function filled(column, value, id) {
  const cell = make("td", { className: column.kind });
  if (value?.chips) {
    for (const [text, colour] of value.chips) {
      const chip = make("span", { textContent: text });
      chip.style.background = colour;
      cell.append(chip, " ");
    }
  } else if (column.link) {
    const address = new URL(window.location.href);
    address.searchParams.set("event", id);
    cell.append(make("a", { href: address.href, tabIndex: -1, textContent: value.text ?? value }));
  } else {
    cell.append(value?.text ?? value);
  }
  if (value?.note) {
    cell.append(make("small", { textContent: value.note, title: value.hint ?? "" }));
  }
  return cell;
}

function headings(data, tell, pickAll) {
  const row = make("tr");
  if (data.pickable) row.append(make("th", { className: "box", scope: "col" }, pickAll));
  for (const column of data.columns) {
    const arrow = { rising: " ↑", falling: " ↓" }[column.order] ?? "";
    const heading = make("th", { className: column.kind === "number" ? "number" : "", scope: "col" });
    if (column.order) heading.setAttribute("aria-sort", column.order === "rising" ? "ascending" : "descending");
    if (data.sortable) {
      heading.append(make("button", { type: "button", title: column.hint, textContent: column.label + arrow, onclick: () => tell("sorted", column.id) }));
    } else {
      heading.append(column.label + arrow);
      heading.style.padding = "6px 9px";
    }
    row.append(heading);
  }
  return row;
}

function row(data, one, box) {
  const cells = data.columns.map((column, place) => filled(column, one.cells[place], one.id));
  if (box) cells.unshift(make("td", { className: "box" }, box));
  const made = make("tr", { tabIndex: -1 }, ...cells);
  made.dataset.id = one.id;
  made.classList.toggle("opened", one.id === data.opened);
  return made;
}

// One checkbox a row; whatever is ticked is told as a whole, so that of quick clicks none is lost.
function boxes(data, tell) {
  const ticks = new Map();
  const all = make("input", { type: "checkbox", ariaLabel: data.words.pickAll });
  const show = () => {
    const count = [...ticks.values()].filter((box) => box.checked).length;
    all.checked = count > 0 && count === ticks.size;
    all.indeterminate = count > 0 && !all.checked;
    for (const box of ticks.values()) box.closest("tr")?.setAttribute("aria-selected", box.checked);
  };
  const told = () => {
    show();
    tell("picked", [...ticks].filter(([, box]) => box.checked).map(([id]) => id));
  };
  all.onchange = () => {
    for (const box of ticks.values()) box.checked = all.checked;
    told();
  };
  const box = (one) => {
    const made = make("input", { type: "checkbox", tabIndex: -1, checked: one.picked, ariaLabel: one.pick, onchange: told });
    ticks.set(one.id, made);
    return made;
  };
  const toggle = (id) => {
    const made = ticks.get(id);
    if (!made) return;
    made.checked = !made.checked;
    told();
  };
  return { all, box, show, toggle };
}

// Scrolls the table alone, never the page.
function reveal(frame, one) {
  if (!one) return;
  const head = frame.querySelector("thead").offsetHeight;
  const top = one.offsetTop - head;
  const bottom = one.offsetTop + one.offsetHeight - frame.clientHeight;
  if (frame.scrollTop > top) frame.scrollTop = top;
  else if (frame.scrollTop < bottom) frame.scrollTop = bottom;
}

function walk(body, event, open, toggle) {
  const current = event.target.closest("tr");
  if (!current) return;
  if (event.key in STEPS) {
    const rows = [...body.rows];
    const place = Math.min(Math.max(rows.indexOf(current) + STEPS[event.key], 0), rows.length - 1);
    event.preventDefault();
    current.tabIndex = -1;
    rows[place].tabIndex = 0;
    rows[place].focus({ preventScroll: true });
    reveal(body.closest(".frame"), rows[place]);
  } else if (event.target === current && event.key === "Enter") {
    event.preventDefault();
    open(current.dataset.id);
  } else if (event.target === current && event.key === " ") {
    event.preventDefault();
    toggle(current.dataset.id);
  }
}

function draw({ parentElement, data, setStateValue, setTriggerValue }) {
  const frame = parentElement.querySelector(".frame");
  const body = frame.querySelector("tbody");
  const tell = (name, value) => (name === "picked" ? setStateValue(name, value) : setTriggerValue(name, value));
  const open = (id) => tell("opened", id);
  const { ids, opened } = frame.dataset;
  const focused = parentElement.activeElement?.closest?.("tr")?.dataset.id;
  const before = { focused, ids, opened, left: frame.scrollLeft, top: frame.scrollTop };
  const ticks = boxes(data, tell);

  frame.style.maxHeight = `${data.height}px`;
  parentElement.querySelector("#keys").textContent = data.words.keys;
  frame.querySelector("table").ariaLabel = data.label;
  frame.querySelector("table").setAttribute("aria-describedby", "keys");
  frame.querySelector("thead").replaceChildren(headings(data, tell, ticks.all));
  body.replaceChildren(...data.rows.map((one) => row(data, one, data.pickable && ticks.box(one))));
  ticks.show();
  frame.dataset.ids = data.rows.map((one) => one.id).join(" ");

  const byId = (id) => [...body.rows].find((one) => one.dataset.id === id);
  const first = byId(before.focused) ?? byId(data.opened) ?? body.rows[0];
  if (first) first.tabIndex = 0;
  if (before.focused && byId(before.focused)) first.focus({ preventScroll: true });
  const same = before.ids === frame.dataset.ids;
  frame.scrollLeft = before.left;
  frame.scrollTop = same ? before.top : 0;
  if (!same || before.opened !== (data.opened ?? "")) reveal(frame, byId(data.opened));
  frame.dataset.opened = data.opened ?? "";

  body.onkeydown = (event) => walk(body, event, open, ticks.toggle);
  body.onclick = (event) => {
    const chosen = event.target.closest("tr");
    if (!chosen || event.target.matches("input") || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (String(window.getSelection())) return; // words were marked to be copied
    event.preventDefault();
    open(chosen.dataset.id);
  };
}

export default (component) => steadily(component.parentElement, () => draw(component));
