// The file of a button is made for each run of the page, and the one of an earlier run is gone when the next has ended:
// a press meanwhile waits until the page has run, and is made then.
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
