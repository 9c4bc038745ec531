// Stays at the place of a page that a link leads to, unfolded, while the page grows, until the visitor does something.
// A link may be followed before all is drawn, and Streamlit forgets which place it was.
() => {
  const follow = () => {
    if (!location.hash) return;
    const name = decodeURIComponent(location.hash.slice(1));
    const growing = new MutationObserver(() => {
      const place = document.getElementById(name);
      place?.closest("details")?.setAttribute("open", "");
      place?.scrollIntoView();
    });
    growing.observe(document, { subtree: true, childList: true });
    for (const act of ["wheel", "touchstart", "pointerdown", "keydown"])
      addEventListener(act, () => growing.disconnect(), { once: true, capture: true });
  };
  addEventListener("hashchange", follow);
  follow();
}
