// Stays where a link leads, unfolded, or at the link that one had followed, while the page grows, until one does something.
// A link and the way back may be followed before all is drawn, and Streamlit forgets both.
() => {
  const left = () => `left ${location.pathname}${location.search}`;
  const stay = (go) => {
    const growing = new MutationObserver(go);
    growing.observe(document, { subtree: true, childList: true });
    for (const act of ["wheel", "touchstart", "pointerdown", "keydown"])
      addEventListener(act, () => growing.disconnect(), { once: true, capture: true });
  };
  const follow = () => {
    if (!location.hash) return;
    const name = decodeURIComponent(location.hash.slice(1));
    stay(() => {
      const place = document.getElementById(name);
      place?.closest("details")?.setAttribute("open", "");
      place?.scrollIntoView();
    });
  };
  addEventListener("hashchange", follow);
  addEventListener("pagehide", () => {
    const followed = document.activeElement?.closest("a[href]")?.getAttribute("href");
    if (followed) sessionStorage.setItem(left(), followed);
  });
  const isBack = performance.getEntriesByType("navigation")[0]?.type === "back_forward";
  const followed = isBack && sessionStorage.getItem(left());
  if (followed) stay(() => document.querySelector(`a[href="${CSS.escape(followed)}"]`)?.scrollIntoView({ block: "center" }));
  else follow();
}
