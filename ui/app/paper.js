// The foot of each printed sheet: from which day the figures are and where they stand, and the sheet's number.
// CSS can say neither the address nor the day; the address is given the day, so that it leads to the same figures.
(day, said, sheet) => {
  const quoted = (text) => `"${text.replace(/["\\]/g, "\\$&")}"`;
  const numbered = sheet.split(/(\{pages?\})/).map((piece) => (/^\{/.test(piece) ? `counter(${piece.slice(1, -1)})` : quoted(piece)));
  const write = () => {
    const here = new URL(location.href);
    here.hash = "";
    if (!here.searchParams.has("as_of")) here.searchParams.set("as_of", day);
    window.paperFoot.textContent = `@page {
      @bottom-left { content: ${quoted(`${said} · ${here}`)}; }
      @bottom-right { content: ${numbered.join(" ")}; }
    }`;
  };
  window.paperFoot ??= document.head.appendChild(document.createElement("style"));
  removeEventListener("beforeprint", window.writePaperFoot);
  addEventListener("beforeprint", (window.writePaperFoot = write));
  write();
}
