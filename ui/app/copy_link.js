// A link that is opened at the foot is copied at once. Where the browser doesn't allow it, it stands selected to be copied by hand.
(copied, selected) => {
  const copy = async ({ target }) => {
    if (!target.open || !target.matches?.(".foot .link")) return;
    const field = target.querySelector("input");
    field.select();
    const isCopied = await navigator.clipboard?.writeText(field.value).then(() => true, () => false);
    target.querySelector("[role=status]").textContent = isCopied || document.execCommand("copy") ? copied : selected;
  };
  removeEventListener("toggle", window.copyLink, true);
  addEventListener("toggle", (window.copyLink = copy), true);
}
