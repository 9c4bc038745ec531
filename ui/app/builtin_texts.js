// Streamlit writes these in English and says lang="en" whatever the page is in; and some keys act by themselves.
// A function of the language.
(language) => {
  document.documentElement.lang = language;
  const danish = new Map([
    ["Skip to main content", "Gå til indholdet"],
    ["App pages", "Sider"],
    ["Upload", "Vælg fil"],
    ["Browse files", "Vælg fil"],
    ["Drag and drop a file here", "Træk en fil hertil"],
    ["Press Enter to submit form", "Tryk Enter for at gemme"],
    ["Press Enter to apply", "Tryk Enter"],
    ["Expand sidebar", "Vis menuen"],
    ["Collapse sidebar", "Skjul menuen"],
    ["Sidebar", "Menu"],
    ["Selectbox options", "Muligheder"],
    ["No results", "Ingen fundet"],
    ["Choose an option", "Vælg"],
    ["Choose options", "Vælg"],
    ["Clear value", "Ryd"],
    ["Clear all", "Ryd alle"],
    ["open", "åbn"],
    ["Open", "Åbn"],
    ["Delete file", "Fjern filen"],
    ["Help", "Hjælp"],
    ["Running", "Henter"],
    ["Connecting", "Forbinder"],
    ["Stop", "Stop"],
    ["View more", "Flere"],
    ["View less", "Færre"],
  ]);
  const patterns = [
    [/^(Limit )?(\d+) ?MB per file(?: • (.+))?$/, (_, limit, size, kinds) => `Højst ${size} MB${kinds ? ` · ${kinds}` : ""}`],
    [/^(\d+) more$/, (_, count) => `${count} flere`],
    [/^Remove (.+)$/, (_, name) => `Fjern ${name}`],
  ];
  const said = (text) => {
    const plain = text.trim();
    if (danish.has(plain)) return danish.get(plain);
    const found = patterns.find(([pattern]) => pattern.test(plain));
    return found ? plain.replace(...found) : null;
  };
  const put = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      if (node.parentElement?.closest(".stHtml, .stMarkdown")) return;
      const better = said(node.data);
      if (better !== null && better !== node.data) node.data = better;
    } else if (node.nodeType === Node.ELEMENT_NODE) {
      for (const name of ["aria-label", "title", "placeholder"]) {
        const better = node.hasAttribute(name) ? said(node.getAttribute(name)) : null;
        if (better !== null && better !== node.getAttribute(name)) node.setAttribute(name, better);
      }
      node.childNodes.forEach(put);
    }
  };
  // Streamlit reruns on r and clears on c wherever they are pressed, and has no way to turn that off (WCAG 2.1.4).
  // What listens in the page has heard the key before it comes here; only what listens on the document has not.
  window.singleKeys ??= document.documentElement.addEventListener("keydown", (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.altKey && /^[rc]$/i.test(event.key)) event.stopPropagation();
  }) ?? true;
  window.builtinTexts?.disconnect();
  if (language !== "da") return;
  put(document.body);
  window.builtinTexts = new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "childList") change.addedNodes.forEach(put);
      else put(change.target);
    }
  });
  window.builtinTexts.observe(document.body, {
    subtree: true, childList: true, characterData: true,
    attributes: true, attributeFilter: ["aria-label", "title", "placeholder"],
  });
}
