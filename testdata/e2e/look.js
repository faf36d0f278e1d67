// Reads from a page of a plan what its tests judge. It is put before each expression that a test
// evaluates, and changes nothing in the page.
var look = (() => {
  const words = (text) => text.replace(/\s+/g, " ").trim();

  // The colour that CSS means, as red, green, blue from 0 to 255 and opacity from 0 to 1. A
  // canvas knows every notation.
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const known = new Map();
  const colour = (css) => {
    if (!known.has(css)) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = css;
      canvas.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
      known.set(css, [r, g, b, a / 255]);
    }
    return known.get(css);
  };
  const over = ([r, g, b, a], [R, G, B]) => [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a), 1];
  const light = ([r, g, b]) => {
    const linear = (c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  };

  // The ratio of WCAG 2, from 1 to 21.
  const contrast = (a, b) => {
    const [dark, bright] = [light(a), light(b)].sort((x, y) => x - y);
    return (bright + 0.05) / (dark + 0.05);
  };

  const chain = (element) => {
    const all = [];
    for (let e = element; e; e = e.parentElement) all.unshift(e);
    return all;
  };
  const opacity = (element) => chain(element).reduce((product, e) => product * getComputedStyle(e).opacity, 1);

  // What lies behind a text: the grounds of all it stands in and, in a drawing, the rectangles
  // drawn before it that cover its middle.
  const ground = (element) => {
    let behind = [255, 255, 255, 1];
    for (const e of chain(element)) behind = over(colour(getComputedStyle(e).backgroundColor), behind);
    if (element.ownerSVGElement) {
      const box = element.getBoundingClientRect();
      const x = box.x + box.width / 2, y = box.y + box.height / 2;
      for (const rect of element.ownerSVGElement.querySelectorAll("rect")) {
        const r = rect.getBoundingClientRect(), style = getComputedStyle(rect);
        const before = rect.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING;
        if (!before || style.fill.startsWith("url") || style.fill === "none") continue;
        if (x < r.left || x > r.right || y < r.top || y > r.bottom) continue;
        const [red, green, blue, a] = colour(style.fill);
        behind = over([red, green, blue, a * style.fillOpacity * opacity(rect)], behind);
      }
    }
    return behind;
  };

  // Text that only a screen reader meets stands in a box of a pixel.
  const seen = (element) => element.checkVisibility({ visibilityProperty: true }) &&
    !chain(element).some((e) => e.getBoundingClientRect().width <= 1 && getComputedStyle(e).overflow === "hidden") &&
    element.getBoundingClientRect().right > 0;

  const texts = () => {
    const elements = new Set();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      if (words(walker.currentNode.data) && !parent.closest("title, style, script") && seen(parent)) elements.add(parent);
    }
    return [...elements];
  };
  const name = (element) => [element.tagName.toLowerCase(), ...element.classList].join(".");

  return {
    // Every visible text: how well it can be told from its ground. Equal ones come once.
    texts() {
      const found = new Map();
      for (const element of texts()) {
        const style = getComputedStyle(element), behind = ground(element);
        const [r, g, b, a] = colour(element.ownerSVGElement ? style.fill : style.color);
        const front = over([r, g, b, a * opacity(element)], behind);
        const row = { where: name(element.parentElement) + " " + name(element), text: words(element.textContent).slice(0, 40),
          ratio: contrast(front, behind), size: parseFloat(style.fontSize) };
        const key = row.where + row.ratio.toFixed(3);
        if (!found.has(key)) found.set(key, row);
      }
      return [...found.values()];
    },

    // Words of the program that a reader should not meet: ids where a name is due. In a Chinese
    // text a cell of one lower-case word is one too. Ids set as code are meant, and so are the
    // numbers of the problems in their own list.
    codes(chinese) {
      const id = /^([a-z]+(_[a-z0-9]+)+|k\d\d)$/;
      const own = (element) => words([...element.childNodes].filter((n) => n.nodeType === Node.TEXT_NODE).map((n) => n.data).join(" "));
      return texts().filter((e) => !e.closest("code")).flatMap((e) => {
        const found = own(e).split(/[\s,;:、，；：（）()]+/).filter((word) => id.test(word) && !(word[0] === "k" && e.closest("#list-problems")));
        return chinese && /^[a-z]+$/.test(own(e)) ? [own(e)] : found;
      });
    },

    // Cells, of the tables that a selector finds, in columns too narrow to be read along.
    cramped: (tables) => [...document.querySelectorAll(tables)].flatMap((table) => [...table.querySelectorAll("tbody > tr:not(.more) > :not(.toggle)")]).flatMap((cell) => {
      const text = cell.firstChild, range = document.createRange();
      // A Chinese character is as wide as two letters.
      const length = [...words(text?.data || "")].reduce((sum, c) => sum + (c > "\u2e7f" ? 2 : 1), 0);
      if (!length) return [];
      range.selectNodeContents(text);
      const lines = new Set([...range.getClientRects()].map((r) => Math.round(r.top))).size;
      return length / lines < (lines > 8 ? 10 : lines > 2 ? 6 : 0) ? [`${words(text.data)} on ${lines} lines`] : [];
    }),

    // The tables with rows: their heads in one text, each row in one text.
    printed: () => [...document.querySelectorAll("table:not([role=presentation])")].map((table) => {
      const join = (cells) => [...cells].map((cell) => cell.textContent).join("");
      return { heads: join(table.querySelectorAll("thead th:not(.toggle)")),
        rows: [...table.querySelectorAll("tbody > tr:not(.more)")].map((tr) => join(tr.querySelectorAll("th, td:not(.toggle)"))) };
    }),

    // How light the page is, from 0 to 1.
    lightness: () => light(ground(document.body)),

    // What would be fetched from elsewhere: every address that does not lead into the page.
    foreign() {
      const found = [];
      for (const element of document.querySelectorAll("*")) {
        if (["SCRIPT", "LINK", "IFRAME", "OBJECT", "EMBED", "BASE"].includes(element.tagName)) found.push(name(element));
        for (const { name: key, value } of element.attributes) {
          if (/^(href|xlink:href|src|srcset|action|formaction|poster|data|background|ping|cite)$/.test(key) && !value.startsWith("#")) found.push(`${key}=${value}`);
          if (/url\(\s*["']?(?!#)/.test(value) || /^on/.test(key)) found.push(`${key}=${value}`);
        }
      }
      for (const style of document.querySelectorAll("style")) {
        found.push(...(style.textContent.match(/@import[^;]*|@font-face|url\(\s*["']?(?!["'#])[^)]*\)/g) || []));
      }
      return found;
    },

    // Links into the page that lead nowhere, and ids that stand twice.
    broken() {
      const ids = new Map(), found = [];
      for (const { id } of document.querySelectorAll("[id]")) ids.set(id, (ids.get(id) || 0) + 1);
      for (const [id, count] of ids) if (count > 1) found.push(`${count} × id=${id}`);
      for (const link of document.querySelectorAll("a[href]")) {
        const to = decodeURIComponent(link.getAttribute("href").slice(1));
        if (!ids.has(to)) found.push(`#${to}`);
      }
      return found;
    },

    // What reaches beyond the right edge of a screen, where the page can be scrolled aside. A
    // small screen lays such a page out on more pixels than it has, and shows it smaller.
    overflow(screen) {
      const wide = document.documentElement, width = Math.min(screen, wide.clientWidth);
      if (wide.scrollWidth <= width) return [];
      const inScroller = (element) => chain(element.parentElement).some((e) => e !== wide && e !== document.body && getComputedStyle(e).overflowX !== "visible");
      const out = [...document.body.querySelectorAll("*")].filter((e) => e.getBoundingClientRect().right > width + 0.5 && !inScroller(e));
      return [`${wide.scrollWidth} px on ${width}`, ...out.slice(0, 5).map(name)];
    },

    // Every table that holds data, with what it is called.
    tables: () => [...document.querySelectorAll("table:not([role=presentation])")].map((table) => ({
      where: table.closest("section")?.id || "",
      caption: words(table.caption?.textContent || ""),
      heads: [...table.querySelectorAll("thead th")].map((th) => words(th.textContent)),
      scoped: [...table.querySelectorAll("th")].every((th) => th.scope),
      unnamed: [...table.querySelectorAll("tbody tr:not(.more)")].filter((tr) => !words(tr.querySelector("th[scope=row]")?.textContent || "")).length,
      rows: table.querySelectorAll("tbody tr:not(.more)").length,
    })),

    // The cells of the lists, row by row, with what stands under the rows.
    cells: () => [...document.querySelectorAll(".lists table tbody")].flatMap((body) =>
      [...body.querySelectorAll("th, td, dd")].filter((e) => !e.closest(".toggle") && !e.querySelector("dd")).map((e) => words(e.textContent)).filter(Boolean)),

    // The rows of the chart in a section: what each says when pointed at, and what is drawn for it.
    bars: (section) => [...document.querySelectorAll(`#${section} svg.bars .row`)].map((row) => {
      const shape = row.querySelector("rect.bar, rect.works, path.diamond"), box = shape?.getBoundingClientRect();
      return { title: words(row.querySelector("title").textContent), critical: row.classList.contains("critical"),
        colour: shape ? getComputedStyle(shape).fill : "", drawn: !!box && box.width > 0 && box.height > 0 };
    }),

    // Whether the words under the first row of a list show, before and after its switch is used.
    unfolding() {
      const row = document.querySelector("#list-items tbody.entry"), more = row.querySelector(".more");
      const before = more.checkVisibility();
      row.querySelector("summary").click();
      const after = more.checkVisibility();
      row.querySelector("summary").click();
      return { before, after, text: words(more.textContent) };
    },
  };
})();
