// Goes to a heading: what stood where one looked was taller, or what was asked for stands further up.
(where) => requestAnimationFrame(() => {
  const heading = document.querySelector(where);
  heading.focus();
  heading.scrollIntoView({ block: "center" });
})
