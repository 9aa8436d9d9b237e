// What was clicked in a component during this visit, over all its renderings.

const KEPT = 20; // clicks that are told again, so that none of several quick ones is lost
const made = new Map(); // name of a component -> its clicks

export function clicksOf(name, tell) {
  if (!made.has(name)) made.set(name, []);
  const clicks = made.get(name);
  return {
    add(facet, value, how) {
      clicks.push({ at: Math.max(Date.now(), (clicks.at(-1)?.at ?? 0) + 1), facet, value, how });
      tell("clicks", clicks.slice(-KEPT));
    },
    // "with", "without" or "": how a value is chosen, once the clicks count that the server had not heard of.
    chosen(facet, value, before, counted) {
      const later = clicks.filter((one) => one.at > counted && one.facet === facet && one.value === value);
      const after = (was, how) => (how === "toggle" ? (was ? "" : "with") : how === "only" ? "with" : "without");
      return later.reduce((was, one) => after(was, one.how), before);
    },
  };
}
