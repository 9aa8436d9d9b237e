// Saves or copies the chart of the dialog, as Plotly's own client draws it. Its button is pressed, and the file that it
// makes is taken before the browser saves it: so an SVG gets its title and description, and a picture can be copied.
const PATIENCE = 20000; // milliseconds
const SHOWN = 2500;

function plotly() {
  return document.querySelector('[class*="st-key-export-preview"] .js-plotly-plot');
}

function draw() {
  const press = plotly()?.querySelector('.modebar-btn[data-attr="toImage"], .modebar-btn[data-title]');
  if (!press) return Promise.reject(new Error("no chart"));
  const make = URL.createObjectURL;
  const click = HTMLAnchorElement.prototype.click;
  const restore = () => {
    URL.createObjectURL = make;
    HTMLAnchorElement.prototype.click = click;
  };
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      restore();
      reject(new Error("timeout"));
    }, PATIENCE);
    let made = null;
    URL.createObjectURL = (blob) => {
      made = blob; // the last before the file is saved: a PNG goes through an SVG
      return make.call(URL, blob);
    };
    HTMLAnchorElement.prototype.click = function () {
      if (!this.hasAttribute("download")) return click.call(this);
      clearTimeout(timer);
      restore();
      resolve(made);
    };
    press.click();
  });
}

async function described(blob, data) {
  const svg = new DOMParser().parseFromString(await blob.text(), "image/svg+xml");
  const root = svg.documentElement;
  for (const [name, text] of [["desc", data.description], ["title", data.title]]) {
    const told = svg.createElementNS("http://www.w3.org/2000/svg", name);
    told.id = name;
    told.textContent = text;
    root.prepend(told);
  }
  root.setAttribute("role", "img");
  root.setAttribute("aria-labelledby", "title desc");
  return new Blob([new XMLSerializer().serializeToString(svg)], { type: "image/svg+xml" });
}

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), PATIENCE);
}

export default function ({ parentElement, data }) {
  const [first, second] = parentElement.querySelectorAll("button");
  const note = parentElement.querySelector("output");
  let timer = 0;
  first.textContent = data.save_picture;
  second.textContent = data.copy_picture;
  second.hidden = data.format !== "png";
  const run = (work) => async () => {
    clearTimeout(timer);
    first.disabled = second.disabled = true;
    try {
      note.textContent = (await work()) || "";
      timer = setTimeout(() => (note.textContent = ""), SHOWN);
    } catch {
      note.textContent = data.no_picture;
    } finally {
      first.disabled = second.disabled = false;
    }
  };
  first.onclick = run(async () => {
    const blob = await draw();
    save(data.format === "svg" ? await described(blob, data) : blob, data.name);
  });
  second.onclick = run(async () => {
    await navigator.clipboard.write([new ClipboardItem({ "image/png": draw() })]);
    return data.copied_picture;
  });
  return () => clearTimeout(timer);
}
