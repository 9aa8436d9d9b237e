// The values of every facet with their counts: a click adds or removes one, "only" and "without" are in its menu.
import { clicksOf } from "./clicks.js";
import { make, steadily } from "./drawing.js";

const PAUSE = 200; // milliseconds after the last letter of a search
const STEPS = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1], Home: [-Infinity, 0], End: [Infinity, 0] };

function entry(words, facet, one, most, ask) {
  const label = make("span", { textContent: one.label });
  if (one.note) label.append(" ", make("small", { textContent: one.note }));
  const count = make("span", { className: "count", textContent: one.count.toLocaleString(words.locale) });
  const value = make("button", { type: "button", className: "value", title: one.label }, label, count);
  value.ariaPressed = ask.isChosen(facet.key, one);
  value.onclick = () => {
    ask.choose(facet.key, one.value, "toggle");
    value.ariaPressed = ask.isChosen(facet.key, one);
  };
  if (one.chosen === "without") value.ariaLabel = words.excluded.replace("{value}", one.label);
  value.style.backgroundSize = `${(100 * one.count) / most}% 2px`;
  const dots = make("button", { type: "button", className: "dots", textContent: "⋯", ariaLabel: words.menu.replace("{value}", one.label), ariaHasPopup: "menu", ariaExpanded: false });
  dots.onclick = () => ask.menu(dots, facet.key, one);
  const row = make("div", { className: one.chosen === "without" ? "row without-it" : "row" }, value, dots);
  row.dataset.value = one.value;
  return row;
}

// The menu of a value: this one alone, or all but this one.
function showMenu(menu, words, choose, dots, facet, one) {
  const item = (how, told) => {
    const choice = make("button", { type: "button", role: "menuitem", textContent: told.replace("{value}", one.label) });
    choice.onclick = () => {
      menu.hidePopover();
      choose(facet, one.value, how);
    };
    return choice;
  };
  menu.replaceChildren(item("only", words.only), item("without", words.without));
  menu.onkeydown = (event) => {
    if (!["ArrowDown", "ArrowUp"].includes(event.key)) return;
    event.preventDefault();
    const items = [...menu.children];
    items[(items.indexOf(event.target) + 1) % items.length].focus();
  };
  menu.ontoggle = (event) => {
    dots.ariaExpanded = event.newState === "open";
    if (event.newState === "closed" && dots.isConnected && menu.contains(menu.getRootNode().activeElement)) dots.focus();
  };
  menu.showPopover();
  const at = dots.getBoundingClientRect();
  menu.style.left = `${Math.max(8, Math.min(at.right - menu.offsetWidth, window.innerWidth - menu.offsetWidth - 8))}px`;
  menu.style.top = `${at.bottom + menu.offsetHeight + 8 < window.innerHeight ? at.bottom + 2 : at.top - menu.offsetHeight - 2}px`;
  menu.firstElementChild.focus();
}

// One stop of the tabulator for a group; the arrows move within it.
function rove(group) {
  const buttons = [...group.querySelectorAll("button")];
  buttons.forEach((button, place) => (button.tabIndex = place ? -1 : 0));
  group.onkeydown = (event) => {
    if (!(event.key in STEPS) || event.target.matches("input")) return;
    const rows = [...group.querySelectorAll(".row, .more")];
    const row = event.target.closest(".row, .more");
    const [down, right] = STEPS[event.key];
    const inside = (one) => (one.matches("button") ? [one] : [...one.querySelectorAll("button")]);
    const place = inside(row).indexOf(event.target);
    const next = rows[Math.min(Math.max(rows.indexOf(row) + down, 0), rows.length - 1)];
    const target = inside(next)[Math.min(Math.max(down ? 0 : place + right, 0), inside(next).length - 1)];
    event.preventDefault();
    for (const button of group.querySelectorAll("button")) button.tabIndex = -1;
    target.tabIndex = 0;
    target.focus();
  };
}

function column(data, facet, ask) {
  const most = Math.max(1, ...facet.values.map((one) => one.count));
  const group = make("div", { role: "group", ariaLabel: facet.title });
  group.dataset.facet = facet.key;
  group.setAttribute("aria-describedby", "keys");
  group.append(make("h2", { textContent: facet.title }), ...facet.values.map((one) => entry(data.words, facet, one, most, ask)));
  if (facet.more) {
    const isOpen = data.panel?.key === facet.key;
    group.append(make("button", { type: "button", className: "more", textContent: facet.more, ariaExpanded: isOpen, onclick: () => ask.open(isOpen ? "" : facet.key) }));
  }
  rove(group);
  return group;
}

function fillPanel(panel, data, ask) {
  const facet = data.panel;
  const isNew = facet && panel.dataset.key !== facet.key;
  panel.hidden = !facet;
  panel.dataset.key = facet?.key ?? "";
  if (!facet) return;
  const box = panel.querySelector("input");
  panel.ariaLabel = panel.querySelector("h2").textContent = facet.title;
  box.placeholder = box.ariaLabel = facet.find;
  box.oninput = () => ask.find(facet.key, box.value);
  if (isNew) box.value = facet.words;
  const close = panel.querySelector(".close");
  close.textContent = data.words.close;
  close.onclick = () => ask.open("");
  panel.onkeydown = (event) => {
    if (event.key === "Escape") ask.open(""); // as a block: a handler that returns false would swallow the key
  };
  const most = Math.max(1, ...facet.values.map((one) => one.count));
  const list = panel.querySelector(".list");
  list.replaceChildren(...facet.values.map((one) => entry(data.words, facet, one, most, ask)));
  rove(list);
  panel.querySelector(".note").textContent = facet.note;
  if (isNew) box.focus({ preventScroll: true });
}

function focused(root) {
  const at = root.activeElement;
  const row = at?.closest(".row");
  if (!row) return null;
  const place = [...row.querySelectorAll("button")].indexOf(at);
  return { inPanel: Boolean(at.closest(".panel")), facet: at.closest("[data-facet]")?.dataset.facet, value: row.dataset.value, place };
}

function refocus(root, was) {
  if (!was) return;
  const within = was.inPanel ? root.querySelector(".list") : root.querySelector(`[data-facet="${was.facet}"]`);
  const row = [...(within?.querySelectorAll(".row") ?? [])].find((one) => one.dataset.value === was.value);
  const button = row?.querySelectorAll("button")[was.place];
  if (!button) return;
  for (const one of within.querySelectorAll("button")) one.tabIndex = -1;
  button.tabIndex = 0;
  button.focus({ preventScroll: true });
}

function draw({ parentElement, data, setStateValue, setTriggerValue }) {
  const facets = parentElement.querySelector(".facets");
  const panel = parentElement.querySelector(".panel");
  const menu = parentElement.querySelector(".menu");
  const clicks = clicksOf("facets", setStateValue);
  const ask = {
    choose: clicks.add,
    isChosen: (facet, one) => clicks.chosen(facet, one.value, one.chosen, data.counted) === "with",
    open: (facet) => setTriggerValue("asked", { facet, words: "" }),
    find(facet, words) {
      clearTimeout(panel.timer);
      panel.timer = setTimeout(() => setTriggerValue("asked", { facet, words }), PAUSE);
    },
    menu: (dots, facet, one) => showMenu(menu, data.words, ask.choose, dots, facet, one),
  };
  const was = focused(parentElement);
  const left = panel.contains(parentElement.activeElement) ? panel.dataset.key : "";
  parentElement.querySelector("#keys").textContent = data.words.keys;
  facets.classList.toggle("closed", data.closed);
  facets.replaceChildren(...data.facets.map((facet) => column(data, facet, ask)));
  fillPanel(panel, data, ask);
  refocus(parentElement, was);
  if (left && !data.panel) parentElement.querySelector(`[data-facet="${left}"] .more`)?.focus({ preventScroll: true });
}

export default (component) => steadily(component.parentElement, () => draw(component));
