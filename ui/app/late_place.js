// A link to a place of the page may be followed before all is drawn, and Streamlit forgets which place it was:
// stay there while the page grows, until the visitor does something.
() => {
  const follow = () => {
    if (!location.hash) return;
    const name = decodeURIComponent(location.hash.slice(1));
    const growing = new MutationObserver(() => document.getElementById(name)?.scrollIntoView());
    growing.observe(document, { subtree: true, childList: true });
    for (const act of ["wheel", "touchstart", "pointerdown", "keydown"])
      addEventListener(act, () => growing.disconnect(), { once: true, capture: true });
  };
  addEventListener("hashchange", follow);
  follow();
}
