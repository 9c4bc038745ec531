// Goes to the receipt: what stood there was taller, and the button that had the focus is gone.
() => requestAnimationFrame(() => {
  const receipt = document.querySelector(".receipt h3");
  receipt.focus();
  receipt.scrollIntoView({ block: "center" });
})
