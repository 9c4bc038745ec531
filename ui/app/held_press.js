// A press on a file's button while the page runs waits until it has run, and is made then.
// The file is made for each run of the page, and that of an earlier run is gone when the next has ended.
() => {
  window.heldPress ??= document.addEventListener("click", (event) => {
    const button = event.target.closest?.(".stDownloadButton button");
    const app = document.querySelector("[data-test-script-state]");
    const isRunning = () => app.dataset.testScriptState !== "notRunning";
    if (!button || !app || !isRunning()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const others = () => [...document.querySelectorAll(".stDownloadButton button")];
    const press = () => (button.isConnected ? button : others().find((one) => one.innerText === button.innerText))?.click();
    new MutationObserver((_, watch) => {
      if (isRunning()) return;
      watch.disconnect();
      requestAnimationFrame(press);
    }).observe(app, { attributes: true, attributeFilter: ["data-test-script-state"] });
  }, true) ?? true;
}
