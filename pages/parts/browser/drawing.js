// What the scripts that draw lists and tables share.

export function make(name, properties = {}, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

const presses = new WeakMap(); // root -> { down, waiting }

// Draws now, or as soon as the pointer is up: a button that is replaced while it is pressed would lose its click.
export function steadily(root, draw) {
  let press = presses.get(root);
  if (!press) {
    press = { down: false, waiting: null };
    presses.set(root, press);
    root.addEventListener("pointerdown", () => (press.down = true), true);
    const up = () => {
      press.down = false;
      setTimeout(() => {
        const waiting = press.waiting;
        press.waiting = null;
        waiting?.();
      });
    };
    window.addEventListener("pointerup", up, true);
    window.addEventListener("pointercancel", up, true);
  }
  if (press.down) press.waiting = draw;
  else draw();
}
