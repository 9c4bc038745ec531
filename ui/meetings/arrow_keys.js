// The arrow keys, and those of a remote, go to the next item and back; where one writes they stay what they are.
() => {
  const ways = { ArrowRight: "next", PageDown: "next", ArrowLeft: "previous", PageUp: "previous" };
  const press = (event) => {
    const writes = event.target.closest?.("input, textarea, select, [contenteditable], [role=combobox], [role=listbox]");
    const way = ways[event.key];
    if (!way || writes || event.altKey || event.ctrlKey || event.metaKey) return;
    const button = document.querySelector(`.st-key-meeting-${way} button`);
    if (!button) return;
    event.preventDefault();
    button.click();
  };
  removeEventListener("keydown", window.arrowKeys, true);
  addEventListener("keydown", (window.arrowKeys = press), true);
}
