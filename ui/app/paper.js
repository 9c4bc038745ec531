// The foot of each printed sheet: from which day the figures are and where they stand, and the sheet's number.
(said, sheet) => {
  const quoted = (text) => `"${text.replace(/["\\]/g, "\\$&")}"`;
  const numbered = sheet.split(/(\{pages?\})/).map((piece) => (/^\{/.test(piece) ? `counter(${piece.slice(1, -1)})` : quoted(piece)));
  window.paperFoot ??= document.head.appendChild(document.createElement("style"));
  window.paperFoot.textContent = `@page {
    @bottom-left { content: ${quoted(said)}; }
    @bottom-right { content: ${numbered.join(" ")}; }
  }`;
}
