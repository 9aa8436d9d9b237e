// Says how many events match, each time that it changes, to those who do not see the page.
export default function ({ parentElement, data }) {
  const line = parentElement.querySelector("output");
  if (line.textContent !== data.words) line.textContent = data.words;
}
