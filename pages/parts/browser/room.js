// Tells the server how wide the page is, in steps of 8 pixels, so that charts are placed for the room there is.
export default function ({ setStateValue }) {
  const page = document.querySelector('[data-testid="stMainBlockContainer"]');
  if (!page) return;
  let told = 0;
  let timer = 0;
  const tell = () => {
    const style = getComputedStyle(page);
    const inner = page.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    const width = Math.floor(inner / 8) * 8;
    if (width > 0 && width !== told) {
      told = width;
      setStateValue("width", width);
    }
  };
  const observer = new ResizeObserver(() => {
    clearTimeout(timer);
    timer = setTimeout(tell, 200);
  });
  observer.observe(page);
  tell();
  return () => {
    clearTimeout(timer);
    observer.disconnect();
  };
}
