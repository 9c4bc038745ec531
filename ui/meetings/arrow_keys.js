// The arrow keys, and those of a remote, go to the next item and back; where one writes they stay what they are.
// A press while the page is drawn waits until it has been, when its buttons are those of the item that is seen.
() => {
  const ways = { ArrowRight: "next", PageDown: "next", ArrowLeft: "previous", PageUp: "previous" };
  const isDrawn = () => document.querySelector("[data-test-script-state]")?.dataset.testScriptState === "notRunning";
  const go = (way, until) => {
    if (!isDrawn() && performance.now() < until) requestAnimationFrame(() => go(way, until));
    else document.querySelector(`.st-key-meeting-${way} button`)?.click();
  };
  const press = (event) => {
    const writes = event.target.closest?.("input, textarea, select, [contenteditable], [role=combobox], [role=listbox]");
    const way = ways[event.key];
    if (!way || writes || event.altKey || event.ctrlKey || event.metaKey || !document.querySelector(".in-hand")) return;
    event.preventDefault();
    go(way, performance.now() + 3000);
  };
  removeEventListener("keydown", window.arrowKeys, true);
  addEventListener("keydown", (window.arrowKeys = press), true);
}
