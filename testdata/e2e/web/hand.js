// What a test does in a page beside the keys and clicks that it sends: it finds what a person would
// look for by its name, and waits until something is so. It changes nothing in the page.
var hand = (() => {
  const words = (text) => (text ?? "").replace(/\s+/g, " ").trim();
  const seen = (e) => e.checkVisibility({ visibilityProperty: true });
  const usable = "a[href],button,input,select,textarea,summary,[role=tab],[role=button],[role=option],[tabindex]";

  // The name under which a person, or a screen reader, knows what can be used.
  const name = (e) => {
    const by = e.getAttribute("aria-labelledby");
    if (by) return words(by.split(/\s+/).map((id) => document.getElementById(id)?.textContent).join(" "));
    if (e.getAttribute("aria-label")) return words(e.getAttribute("aria-label"));
    if (e.labels?.length) return words([...e.labels].map((l) => l.textContent).join(" "));
    return words(e.textContent) || words(e.getAttribute("title")) || words(e.getAttribute("placeholder"));
  };
  // Of those whose name is or holds the text, one that is just that comes first.
  const named = (text) => {
    const all = [...document.querySelectorAll(usable)].filter(seen);
    return all.find((e) => name(e) === text) ?? all.find((e) => name(e).startsWith(text)) ?? all.find((e) => name(e).includes(text));
  };

  const until = (what, limit) => new Promise((done) => {
    const ends = performance.now() + limit;
    const look = () => {
      const found = what();
      if (found) done(found);
      else if (performance.now() > ends) done(null);
      else requestAnimationFrame(look);
    };
    look();
  });
  const shown = (text) => words(document.body?.innerText).includes(words(text));

  return {
    // The middle of what has this name, once it is there and stands still.
    where: async (text, limit) => {
      const e = await until(() => { const f = named(text); return f && !f.disabled ? f : null; }, limit);
      if (!e) return null;
      e.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      const box = e.getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    },
    focus: async (text, limit) => {
      const e = await until(() => named(text), limit);
      e?.focus();
      return !!e && document.activeElement === e;
    },
    shown: async (text, limit) => !!(await until(() => shown(text), limit)),
    gone: async (text, limit) => !!(await until(() => !shown(text), limit)),
    matches: async (selector, limit) => !!(await until(() => [...document.querySelectorAll(selector)].find(seen), limit)),
    names: () => [...document.querySelectorAll(usable)].filter(seen).map(name).slice(0, 80),
    text: () => words(document.body?.innerText),
    focused: () => (document.activeElement ? name(document.activeElement) : ""),
    // How far the page is wider than its window: nobody likes to scroll sideways.
    sideways: () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  };
})();
