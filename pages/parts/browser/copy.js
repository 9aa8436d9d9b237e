// Copies a text, by default the address of the page; where the browser does not allow it, shows the address to copy by hand.
const SHOWN = 2500; // milliseconds

export default function ({ parentElement, data }) {
  const button = parentElement.querySelector("button");
  const box = parentElement.querySelector("input");
  const note = parentElement.querySelector("output");
  button.title = data.hint;
  button.textContent = data.label;
  box.setAttribute("aria-label", data.label);
  let timer = 0;
  button.onclick = async () => {
    const address = data.text || window.location.href;
    clearTimeout(timer);
    try {
      await navigator.clipboard.writeText(address);
      box.hidden = true;
      note.textContent = data.copied;
      timer = setTimeout(() => (note.textContent = ""), SHOWN);
    } catch {
      note.textContent = "";
      box.hidden = false;
      box.value = address;
      box.select();
    }
  };
  return () => clearTimeout(timer);
}
