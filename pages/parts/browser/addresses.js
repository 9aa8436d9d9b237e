// Lists addresses and lines of code, each with a button that copies it; where the browser does not allow it, selects it.
const SHOWN = 2500; // milliseconds

function line(row, data, status) {
  const item = document.createElement("li");
  const label = document.createElement("span");
  label.textContent = row.label;
  const text = document.createElement(row.link ? "a" : "code");
  if (row.link) {
    const site = document.createElement("span");
    site.textContent = row.site;
    text.append(site, row.shown);
    text.href = row.link;
    text.target = "_blank";
    text.rel = "noopener";
  } else {
    text.textContent = row.text;
  }
  text.title = row.text;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = data.copy;
  button.setAttribute("aria-label", row.copy);
  let timer = 0;
  button.onclick = async () => {
    clearTimeout(timer);
    try {
      await navigator.clipboard.writeText(row.text);
      button.textContent = status.textContent = data.copied;
      timer = setTimeout(() => (button.textContent = data.copy, status.textContent = ""), SHOWN);
    } catch {
      getSelection().selectAllChildren(text);
    }
  };
  item.append(label, text, button);
  return item;
}

export default function ({ parentElement, data }) {
  const status = parentElement.querySelector("output");
  const [addresses, examples] = parentElement.querySelectorAll("h3");
  const [first, second] = parentElement.querySelectorAll("ul");
  addresses.textContent = data.heading;
  parentElement.querySelector("p").textContent = data.note;
  examples.textContent = data.examples_heading;
  first.setAttribute("aria-label", data.heading);
  second.setAttribute("aria-label", data.examples_heading);
  first.replaceChildren(...data.addresses.map((row) => line(row, data, status)));
  second.replaceChildren(...data.examples.map((row) => line(row, data, status)));
}
