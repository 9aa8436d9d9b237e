// The most frequent values of a facet as buttons in the sidebar. A click is seen at once, before the server answers.
import { clicksOf } from "./clicks.js";
import { make, steadily } from "./drawing.js";

const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity };

function choice(data, one, clicks) {
  const button = make("button", { type: "button" }, one.label, " ", make("span", { textContent: one.count.toLocaleString(data.locale) }));
  if (one.image) button.prepend(make("img", { src: one.image, alt: "" }));
  button.dataset.value = one.value;
  const show = () => (button.ariaPressed = clicks.chosen(data.facet, one.value, one.chosen, data.counted) === "with");
  button.onclick = () => {
    clicks.add(data.facet, one.value, "toggle");
    show();
  };
  show();
  return button;
}

// One stop of the tabulator; the arrows move within it.
function walk(group, event) {
  if (!(event.key in STEPS)) return;
  const buttons = [...group.children];
  const place = buttons.indexOf(event.target) + STEPS[event.key];
  event.preventDefault();
  stopAt(group, buttons[Math.min(Math.max(place, 0), buttons.length - 1)]).focus();
}

function stopAt(group, stop) {
  for (const button of group.children) button.tabIndex = button === stop ? 0 : -1;
  return stop;
}

function draw({ parentElement, data, setStateValue }) {
  const group = parentElement.querySelector("[role=group]");
  const clicks = clicksOf(data.facet, setStateValue);
  const focused = parentElement.activeElement?.dataset.value;
  parentElement.querySelector("p").textContent = group.ariaLabel = data.title;
  group.replaceChildren(...data.values.map((one) => choice(data, one, clicks)));
  const kept = [...group.children].find((one) => one.dataset.value === focused);
  stopAt(group, kept ?? group.firstElementChild);
  kept?.focus({ preventScroll: true });
  group.onkeydown = (event) => walk(group, event);
}

export default (component) => steadily(component.parentElement, () => draw(component));
