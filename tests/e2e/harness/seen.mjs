// What is wrong with the words on a page, in the browser's own measure.

/** Texts with Latin letters that are neither a publisher's, nor code, nor a name: nobody has translated them. */
export function untranslated(page) {
  return page.evaluate(() => {
    const NAMES = /https?:\S+|\{\w+\}|\b(English|Deutsch|Aa|Wallabag|Readwise|Obsidian|Instapaper|Mail)\b/g;
    const OTHERS = "[lang]:not(html), kbd, code, .mark, .prose, script, style, noscript";
    const seen = [["title", document.title]];
    for (const element of document.querySelectorAll("body *")) {
      if (element.closest(OTHERS) || !element.checkVisibility({ visibilityProperty: true })) continue;
      const name = element.className || element.localName;
      for (const attribute of ["aria-label", "title", "placeholder", "alt"]) seen.push([`${name} ${attribute}`, element.getAttribute(attribute)]);
      for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) seen.push([name, node.data]);
    }
    return seen.filter(([, text]) => /[A-Za-z]/.test((text ?? "").replace(NAMES, ""))).map((found) => found.join(": "));
  });
}

/** Texts of Rill's own that stand beside the screen, or that something before them cuts off; and panes that scroll sideways. */
export function cutOff(page) {
  return page.evaluate(() => {
    const found = [];
    const SLACK = 1.5;
    const note = (why, element) => found.push(`${why}: ${element.className || element.localName}: ${element.textContent.trim().slice(0, 60)}`);
    for (const pane of document.querySelectorAll("html, .sidebar, .list, .post, .page, dialog[open], :popover-open")) {
      if (pane.checkVisibility({ visibilityProperty: true }) && pane.scrollWidth > pane.clientWidth + SLACK) note("wider than its pane", pane);
    }
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const element = texts.currentNode.parentElement;
      // A publisher's title may end in dots. What is for screen readers alone has no place on the screen.
      if (!texts.currentNode.data.trim() || element.closest("[lang]:not(html, label), .prose, .place-name, .skip, [aria-hidden=true], script, style, noscript")) continue;
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      const range = document.createRange();
      range.selectNodeContents(texts.currentNode);
      const { left, right, top, bottom } = range.getBoundingClientRect();
      if (right - left < 2) continue;
      let scrolls = false;
      for (let around = element; around && around !== document.body; around = around.parentElement) {
        const { overflowX, overflowY, position, clipPath } = getComputedStyle(around);
        if (clipPath !== "none") break;
        const box = around.getBoundingClientRect();
        const hides = (overflow) => overflow === "hidden" || overflow === "clip";
        if (hides(overflowX) && (left < box.left - SLACK || right > box.right + SLACK)) note("cut off", element);
        else if (hides(overflowY) && (top < box.top - SLACK || bottom > box.bottom + SLACK)) note("cut off below", element);
        scrolls ||= overflowX === "auto" || overflowX === "scroll";
        if (position === "fixed" || [overflowX, overflowY].some((overflow) => overflow === "auto" || overflow === "scroll")) break;
      }
      if (!scrolls && (left < -SLACK || right > innerWidth + SLACK)) note("beside the screen", element);
    }
    return found;
  });
}
